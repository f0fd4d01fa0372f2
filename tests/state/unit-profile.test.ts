import { describe, expect, it } from "vitest";
import { countedInUnit } from "../../src/core/analysis/counted-in-unit.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import type { RuleOutcome, UnitOutcome } from "../../src/core/rules/outcome.ts";
import { profileRows } from "../../src/state/select/unit-profile.ts";
import { entryOf } from "../rules/sample-entry.ts";
import { inputsOf, siteAt } from "../towns/toy-town.ts";

const of = (level: string, unitId: string, value: number | null): UnitOutcome => ({
  ...{ level, unitId, value, target: 0.5, needed: null, present: null, shortfall: null },
  status: value === null ? "undecided" : value >= 0.5 ? "met" : "unmet",
  ...{ demand: 1e6, people: null, missing: value === null ? ["no-demand"] : [] },
});
const outcome = (id: string, units: UnitOutcome[]): RuleOutcome => ({
  ...{ ruleId: id, kind: "within", whole: of("all", "all", 0.4), units, facilities: [] },
  ...{ issues: [], coverage: null, tiers: null, classes: null, fairness: null, cells: null },
});

describe("the profile of a unit", () => {
  const units = [
    of("province", "p", 0.4),
    of("county", "a", 0.9),
    of("county", "b", 0.5),
    of("county", "c", 0.5),
    of("county", "d", null),
    of("town", "b", 0.1),
  ];
  const rows = (id: string, rule: Record<string, unknown> = { target: 0.5 }) =>
    profileRows(
      [
        {
          rule: { entry: entryOf("r", rule) } as never,
          inForce: entryOf("r", rule).rule,
          outcome: outcome("r", units),
          isEarlier: false,
        },
      ],
      { id, level: "county" },
    )[0]!;

  it("ranks among units of its level that have a figure; equals share a rank", () => {
    expect(["a", "b", "c", "d"].map((id) => [rows(id).rank, rows(id).ranked])).toEqual([
      [1, 3],
      [2, 3],
      [2, 3],
      [null, 3],
    ]);
    expect(rows("b").cell.state).toBe("met");
    expect(rows("d").cell.state).toBe("missing");
    expect(rows("d").cell.outcome?.missing).toEqual(["no-demand"]);
  });

  it("says of a unit that the rule does not answer for that it does not apply", () => {
    expect(rows("z").cell.state).toBe("not-applicable");
    expect(rows("z").whole.text).toBe("40");
  });

  it("ranks the fewest first where a rule only sets a greatest number", () => {
    const most = { kind: "exists", level: "county", atMost: 1 };
    expect(rows("a", most).rank).toBe(3);
  });
});

describe("facilities counted in a unit", () => {
  it("are those that stand in it; the others are of no concern there", () => {
    const units = {
      levels: ["county"],
      all: ["x", "y"].map((id) => ({ id, level: "county", name: id, parent: null })),
    };
    const site = (id: string, lon: number, capacity: number) =>
      siteAt(id, [lon, 30], { class: "elder", capacity });
    const sites = [site("a", 120, 20), site("b", 120, 3), site("far", 119, 3)];
    const inputs: Inputs = {
      ...inputsOf({ homes: [], sites, units: units as never }),
      findUnits: (lons) =>
        new Map([["county", Int32Array.from(lons, (lon) => (lon > 119.5 ? 0 : 1))]]),
    };
    const [counted] = countedInUnit(
      inputs,
      [{ class: "elder", minCapacity: 10 }],
      "x",
      "2025-06-01",
    );
    expect(counted!.eligible).toBe(1);
    expect(
      counted!.excluded.map(({ reason, facilities: list }) => [reason, list.map(({ id }) => id)]),
    ).toEqual([["capacity-too-small", ["b"]]]);
  });
});
