import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greedyOrder, reachedFrom } from "../../src/core/access/greedy-order.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { inputsOf, siteAt, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const AS_OF = "2025-06-01";

describe("what the next site buys", () => {
  it("adds up to full runs with the sites put in that order, and each turn is the best there is", () => {
    fc.assert(
      fc.property(
        town,
        fc.array(fc.array(somePlace, { minLength: 1, maxLength: 2 }), { maxLength: 4 }),
        cutoffM,
        (plan, doors, m) => {
          const whole = { ...plan, land: undefined as never };
          const inputs = inputsOf(whole);
          const before = coverageOf(inputs, within(m), AS_OF);
          const covered = Uint8Array.from(before.access.count, (count) => Math.min(count, 1));
          const { demand } = inputs;
          const reached = doors.map((entrances) =>
            reachedFrom(demand, before.groupOfDemand, entrances, 0, before.cutoffMm),
          );
          const people = demand.weights.get("people")!;
          const turns = greedyOrder(reached, people, covered);
          expect(turns.map(({ site }) => site).sort()).toEqual([...doors.keys()]);
          const sitesAt = (chosen: readonly number[]) =>
            chosen.map((k) => siteAt(`~${k}`, doors[k]![0]!, { entrances: doors[k]! }));
          const coveredBy = (chosen: readonly number[]): number =>
            coverageOf(
              inputsOf({ ...whole, sites: [...plan.sites, ...sitesAt(chosen)] }),
              within(m),
              AS_OF,
            ).all.covered.fields.people!;
          const chosen: number[] = [];
          let now = before.all.covered.fields.people!;
          for (const { site, gained } of turns) {
            const others = [...doors.keys()].filter((k) => !chosen.includes(k));
            const best = Math.max(...others.map((k) => coveredBy([...chosen, k])));
            chosen.push(site);
            expect(now + gained).toBe(coveredBy(chosen));
            expect(now + gained).toBe(best);
            now += gained;
          }
        },
      ),
      runs(60),
    );
  });
});
