import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CoverageSummary } from "../../src/core/access/summary.ts";
import { type Coverage, coverageOf } from "../../src/core/analysis/coverage.ts";
import type { WithinRule } from "../../src/core/rules/rule.ts";
import { inputsOf, siteAt, type TownPlan, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const AS_OF = "2025-06-01";
const k = fc.integer({ min: 1, max: 3 });

function run(plan: TownPlan, rule: WithinRule): Coverage {
  return coverageOf(inputsOf(plan), rule, AS_OF);
}

const isCovered = (coverage: Coverage, needed: number): boolean[] =>
  Array.from(coverage.access.count, (count) => count >= needed);

/** Nobody covered by `less` is left out by `more`, in cells and in every sum. */
function expectNobodyLost(less: Coverage, more: Coverage, needed = 1): void {
  const after = isCovered(more, needed);
  isCovered(less, needed).forEach((before, i) => {
    if (before) expect(after[i]).toBe(true);
  });
  less.summaries.forEach((row, r) => {
    for (const [field, sum] of Object.entries(row.covered.fields)) {
      expect(more.summaries[r]!.covered.fields[field]!).toBeGreaterThanOrEqual(sum);
    }
  });
}

describe("coverage", () => {
  it("never falls when a facility is added, and nobody's way gets longer", () => {
    fc.assert(
      fc.property(town, somePlace, cutoffM, k, (plan, at, m, needed) => {
        const rule = within(m, { k: needed });
        const before = run(plan, rule);
        const after = run({ ...plan, sites: [...plan.sites, siteAt("added", at)] }, rule);
        expectNobodyLost(before, after, needed);
        before.access.costMm.forEach((cost, i) => {
          expect(after.access.costMm[i]!).toBeLessThanOrEqual(cost);
        });
      }),
      runs(150),
    );
  });

  it("never falls when the cut-off grows, by as little as a millimetre", () => {
    fc.assert(
      fc.property(town, cutoffM, cutoffM, k, (plan, a, b, needed) => {
        const [less, more] = a < b ? [a, b] : [b, a + 0.001];
        expectNobodyLost(
          run(plan, within(less, { k: needed })),
          run(plan, within(more, { k: needed })),
          needed,
        );
      }),
      runs(150),
    );
  });

  it("of 5 minutes lies in that of 10, and that in 15, for every person's speed", () => {
    fc.assert(
      fc.property(town, fc.constantFrom(1.2, 0.8, 0.7, 0.64, 1.1), (plan, speedMps) => {
        const [five, ten, fifteen] = [5, 10, 15].map((min) =>
          run(plan, within(0, { cutoff: { min }, travel: { model: "circle", speedMps } })),
        ) as [Coverage, Coverage, Coverage];
        expectNobodyLost(five, ten);
        expectNobodyLost(ten, fifteen);
      }),
      runs(100),
    );
  });

  it("never falls when a bridge is built or ferries are counted", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const without = run({ ...plan, links: [] }, within(m));
        const ferries = within(m, { travel: { model: "circle", ferry: "expected" } });
        expectNobodyLost(without, run(plan, within(m)));
        expectNobodyLost(run(plan, within(m)), run(plan, ferries));
      }),
      runs(100),
    );
  });

  it("never rises with a detour", () => {
    fc.assert(
      fc.property(town, cutoffM, fc.double({ min: 1, max: 3, noNaN: true }), (plan, m, detour) => {
        const round = within(m, { travel: { model: "detour", detour } });
        expectNobodyLost(run(plan, round), run(plan, within(m)));
      }),
      runs(100),
    );
  });

  it("needing k counts no more people than needing fewer", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const [one, two, three] = [1, 2, 3].map(
          (needed) => run(plan, within(m, { k: needed })).all.covered.fields.people!,
        ) as [number, number, number];
        expect(two).toBeLessThanOrEqual(one);
        expect(three).toBeLessThanOrEqual(two);
      }),
      runs(100),
    );
  });
});

describe("order", () => {
  it("of facilities, of demand rows and of links changes nothing", () => {
    const orders = fc.record({ home: fc.nat(), site: fc.nat() });
    fc.assert(
      fc.property(town, cutoffM, k, orders, (plan, m, needed, order) => {
        const rotated = <T>(list: readonly T[], by: number): T[] =>
          [
            ...list.slice(by % (list.length || 1)),
            ...list.slice(0, by % (list.length || 1)),
          ].reverse();
        const shuffled: TownPlan = {
          ...plan,
          homes: rotated(plan.homes, order.home),
          sites: rotated(plan.sites, order.site),
          links: [...(plan.links ?? [])].reverse(),
        };
        const rule = within(m, { k: needed });
        expect(run(shuffled, rule)).toEqual(run(plan, rule));
      }),
      runs(150),
    );
  });
});

describe("sums", () => {
  const parts = ["total", "covered", "uncovered", "unreachable"] as const;

  function sumOf(rows: readonly CoverageSummary[], part: (typeof parts)[number], field: string) {
    return rows.reduce((sum, row) => sum + row[part].fields[field]!, 0);
  }

  it("of towns, of counties and of provinces are the whole, with (outside), exactly", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const { summaries, all } = run(plan, within(m));
        for (const level of ["province", "county", "town"]) {
          const rows = summaries.filter((row) => row.level === level);
          for (const part of parts) {
            for (const field of ["people", "elders"]) {
              expect(sumOf(rows, part, field)).toBe(all[part].fields[field]);
            }
            expect(rows.reduce((sum, row) => sum + row[part].cells, 0)).toBe(all[part].cells);
          }
        }
        const towns = summaries.filter(({ unitId }) => unitId === "A1" || unitId === "A2");
        const county = summaries.find(({ unitId }) => unitId === "A")!;
        const loose = plan.homes.filter(({ unit }) => unit === "A");
        const micro = loose.reduce((sum, { people }) => sum + Math.round(people * 1_000_000), 0);
        expect(sumOf(towns, "total", "people") + micro).toBe(county.total.fields.people);
      }),
      runs(150),
    );
  });

  it("of covered and uncovered are the total; the unreachable are among the uncovered", () => {
    fc.assert(
      fc.property(town, cutoffM, k, (plan, m, needed) => {
        const { summaries, all } = run(plan, within(m, { k: needed }));
        for (const row of [...summaries, all]) {
          for (const field of ["people", "elders"]) {
            const [total, covered, uncovered, unreachable] = parts.map(
              (part) => row[part].fields[field]!,
            ) as [number, number, number, number];
            expect(covered + uncovered).toBe(total);
            expect(unreachable).toBeLessThanOrEqual(uncovered);
          }
          expect(row.covered.cells + row.uncovered.cells).toBe(row.total.cells);
        }
      }),
      runs(150),
    );
  });
});
