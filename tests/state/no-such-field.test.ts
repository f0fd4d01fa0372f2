import { describe, expect, it } from "vitest";
import type { CoverageSummary } from "../../src/core/access/summary.ts";
import type { RuleOutcome, UnitOutcome } from "../../src/core/rules/outcome.ts";
import { reachRuleId } from "../../src/state/fairness.ts";
import type { UnitView } from "../../src/state/region.ts";
import type { LiveFigures } from "../../src/state/results.ts";
import {
  attainmentOf,
  countyRows,
  groupRows,
  indicatorsOf,
} from "../../src/state/select/fairness-figures.ts";
import { headlineOf } from "../../src/state/select/headline.ts";
import { unitRows } from "../../src/state/select/unit-rows.ts";
import { people } from "../../src/ui/text/format.ts";

const summary = (level: string, unitId: string, all: number, covered: number) =>
  ({
    ...{ level, unitId, total: { fields: { people: all } } },
    covered: { fields: { people: covered } },
  }) as unknown as CoverageSummary;
const units = new Map([["k", { id: "k", level: "county", pinyin: "k" } as unknown as UnitView]]);
const summaries = [summary("all", "all", 9e6, 9e6), summary("county", "k", 9e6, 9e6)];

describe("people without the field that is asked about", () => {
  it("have no headline, at rest or while a site is dragged", () => {
    expect(headlineOf(summaries, null, "age60", null)).toBeNull();
    const live = { total: { people: 9e6 }, covered: { people: 1e6 } } as unknown as LiveFigures;
    expect(headlineOf(summaries, null, "age60", live)).toBeNull();
    expect(headlineOf(summaries, null, "people", live)?.uncovered).toBe(8e6);
    // All within reach: nobody is left out, and that is a figure.
    expect(headlineOf(summaries, null, "people", null)?.uncovered).toBe(0);
  });

  it("have no one left out in a unit: a dash, never 0", () => {
    const row = (field: string) =>
      unitRows(summaries, units, field, "county", null, () => null, {
        column: "uncovered",
        descending: true,
      })[0]!;
    expect(row("age60")).toMatchObject({ share: null, uncovered: null });
    expect(row("people")).toMatchObject({ share: 1, uncovered: 0 });
    expect(people(row("age60").uncovered, "en")).toBe("—");
    expect(people(row("people").uncovered, "en")).toBe("0");
  });

  it("leave shares, priorities and attainment open where a rule is undecided", () => {
    const of = (level: string, unitId: string): UnitOutcome => ({
      ...{ level, unitId, status: "undecided", value: null, target: null, needed: null },
      ...{ present: null, shortfall: null, demand: 9e6, people: null, missing: ["no-field:age60"] },
    });
    const outcome = { whole: of("all", "all"), units: [of("county", "k")] };
    const ids = ["elder", "nursery", "clinic", "sport"] as const;
    const reach = new Map(
      ids.map((one) => [reachRuleId(one, 15), outcome as unknown as RuleOutcome]),
    );
    expect(groupRows(reach, "elder", 15, [])[0]).toMatchObject({ share: null, uncovered: null });
    const rows = countyRows(reach, "elder", 15);
    expect(rows[0]).toMatchObject({ share: null, uncovered: null });
    const groups = { mountain: [], island: [] } as never;
    const weights = { people: 1, share: 1, age80: 1, group: 1 };
    expect(indicatorsOf(rows, units, groups, weights)[0]!.values[0]).toBeNaN();
    const even = { elder: 1, nursery: 1, clinic: 1, sport: 1 };
    expect(attainmentOf(reach, null, 15, 1, even)).toBeNull();
  });
});
