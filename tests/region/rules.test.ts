import { beforeAll, describe, expect, it } from "vitest";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { MICRO } from "../../src/core/base/exact.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { RatioRule } from "../../src/core/rules/rule.ts";
import { loadRegion } from "../../src/io/region/region-inputs.ts";
import { readBuilt } from "./built-region.ts";

let inputs: Inputs;
beforeAll(async () => {
  ({ inputs } = await loadRegion(readBuilt));
}, 60_000);

/** Institution beds for each county's elders. */
function beds(atLeast: number, per: number, more: Partial<RatioRule> = {}): RatioRule {
  return {
    id: "beds",
    kind: "ratio",
    facility: { class: "elder", levels: ["institution"], minCapacity: 10 },
    demand: "age60",
    basis: null,
    scope: null,
    target: null,
    from: null,
    until: null,
    edition: null,
    source: null,
    measure: "capacity",
    per,
    atLeast,
    level: "county",
    ...more,
  };
}

function outcomeOf(rule: RatioRule, asOf = "2025-06-01") {
  const context = new EvaluationContext(inputs, asOf, asOf, RULE_OPTIONS, new Reaches());
  const wanted = { levels: null, cells: false, backup: false };
  return evaluateRule(context, rule, false, wanted).outcome;
}

/** 淳安 嵊泗 洞头 开化 景宁 */
const COUNTIES = ["330127", "330922", "330305", "330824", "331127"];

describe("beds for the elders of the built-in region", () => {
  it.each([
    [300, 10_000, [3033, 629, 846, 2222, 795]],
    [40, 1000, [4044, 838, 1128, 2962, 1060]],
  ] as const)("at %i per %i need what the residents of 2020 ask for", (atLeast, per, needed) => {
    const { units } = outcomeOf(beds(atLeast, per));
    const rowOf = (id: string) => units.find(({ unitId }) => unitId === id)!;
    expect(COUNTIES.map((id) => rowOf(id).needed)).toEqual(needed);
    for (const { level, needed: n, present, shortfall, status } of units) {
      if (level !== "county") continue;
      expect(shortfall).toBe(Math.max(0, n! - present!));
      expect(status).toBe(present! >= n! ? "met" : "unmet");
    }
  });

  it("are short of the sum of what each county is short of, a surplus helping nobody else", () => {
    const { whole, units } = outcomeOf(beds(270, 10_000));
    const counties = units.filter(({ level }) => level === "county");
    expect(counties.some(({ status }) => status === "met")).toBe(true);
    const sum = (figure: "needed" | "present" | "shortfall") =>
      counties.reduce((total, county) => total + county[figure]!, 0);
    expect(whole).toMatchObject({
      needed: sum("needed"),
      present: sum("present"),
      shortfall: sum("shortfall"),
      status: "unmet",
    });
    expect(whole.shortfall).toBeGreaterThan(whole.needed! - whole.present!);
  });

  it("wait for the registered population until it is loaded", () => {
    const { whole, units } = outcomeOf(beds(300, 10_000, { basis: "registered-2023" }));
    for (const row of [whole, ...units]) {
      expect(row).toMatchObject({ status: "undecided", value: null, needed: null, people: null });
      expect(row.missing).toEqual(["no-registered-population"]);
    }
    expect(units.filter(({ level }) => level === "county")).toHaveLength(90);
    const resident = outcomeOf(beds(300, 10_000, { basis: "resident-2020" }));
    expect(resident.whole.status).toBe("unmet");
  });
});

describe("groups by list date", () => {
  /** Counties with a row in each group, and the people of the support list. */
  it.each([
    ["2023-06-01", { support: 26, mountain: 26, island: 6, other: 58 }, 10_169_060],
    ["2024-12-01", { support: 25, mountain: 23, island: 6, other: 61 }, null],
    ["2026-01-01", { support: 22, mountain: 20, island: 6, other: 64 }, 6_222_721],
  ] as const)("on %s", (date, sizes, people) => {
    const asOf = new EvaluationContext(inputs, date, date, RULE_OPTIONS, new Reaches());
    const found = Object.fromEntries(asOf.groups.map(({ id, units }) => [id, units.length]));
    expect(found).toEqual(sizes);
    const rule = beds(300, 10_000, { demand: "people" });
    const { units, whole } = outcomeOf(rule, date);
    const groups = units.filter(({ level }) => level === "group");
    const demandOf = (id: string) => groups.find(({ unitId }) => unitId === id)!.demand / MICRO;
    if (people !== null) expect(demandOf("support")).toBe(people);
    const parts = demandOf("island") + demandOf("mountain") + demandOf("other");
    expect(parts).toBe(64_567_588);
    expect(whole.demand / MICRO).toBe(64_567_588);
  });

  it("count 1,471,343 aged 60 and over in the 22 counties of 2026", () => {
    const { units } = outcomeOf(beds(300, 10_000), "2026-01-01");
    const support = units.find(({ level, unitId }) => level === "group" && unitId === "support")!;
    expect(support.demand / MICRO).toBe(1_471_343);
  });
});
