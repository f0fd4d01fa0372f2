import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LiveSite } from "../../src/core/access/live-site.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { landGroups } from "../../src/core/land/land-groups.ts";
import { locateOnLand } from "../../src/core/land/locate.ts";
import type { Travel } from "../../src/core/rules/rule.ts";
import { inputsOf, siteAt, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const AS_OF = "2025-06-01";
const travel: fc.Arbitrary<Travel> = fc.record({
  model: fc.constantFrom("circle" as const, "detour" as const),
  detour: fc.constantFrom(1, 1.25, 1.41),
  ferry: fc.constantFrom("none" as const, "expected" as const),
});

describe("the live gain of a site", () => {
  it("is the difference of two full runs, exactly, for every field", () => {
    fc.assert(
      fc.property(town, somePlace, cutoffM, travel, (plan, at, m, travel) => {
        const rule = within(m, { travel });
        const inputs = inputsOf(plan);
        const before = coverageOf(inputs, rule, AS_OF);
        const added = { ...plan, sites: [...plan.sites, siteAt("added", at)] };
        const after = coverageOf(inputsOf(added), rule, AS_OF);
        const live = new LiveSite(
          inputs.demand,
          new PointHash(inputs.demand.points),
          before.groupOfDemand,
          Uint8Array.from(before.access.count, (count) => Math.min(count, 1)),
          before.cutoffMm,
          travel.model === "detour" ? travel.detour! : 1,
        );
        const { landmass, count } = locateOnLand(
          inputs.land,
          [at[0]],
          [at[1]],
          inputs.landmassCount,
        );
        const ids = inputs.land?.ids ?? [];
        const groups = landGroups(ids, Math.max(count, 1), inputs.links, AS_OF, travel.ferry!);
        const gain = live.gainOf([{ entrances: [at], group: groups[landmass[0]!]! }]);
        for (const field of ["people", "elders"]) {
          const difference = after.all.covered.fields[field]! - before.all.covered.fields[field]!;
          expect(gain.sums[field]).toBe(difference);
        }
        const gained = [...after.access.count.keys()].filter(
          (i) => before.access.count[i] === 0 && after.access.count[i] === 1,
        );
        const already = [...after.access.count.keys()].filter(
          (i) => before.access.count[i]! > 0 && after.access.count[i]! > before.access.count[i]!,
        );
        expect(gain.gained).toEqual(gained);
        expect(gain.already).toEqual(already);
      }),
      runs(200),
    );
  });
});
