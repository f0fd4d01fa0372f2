import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costMmOf, UNREACHED } from "../../src/core/access/access.ts";
import { siteChange } from "../../src/core/access/changed-sites.ts";
import { CircleReach } from "../../src/core/access/circle-access.ts";
import { entrancesOfSites } from "../../src/core/access/entrances.ts";
import { LiveSite } from "../../src/core/access/live-site.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { entrancesOf, type Facility } from "../../src/core/facilities/facility.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { geodesicM } from "../../src/core/geo/geodesic.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { inputsOf, siteAt, type TownPlan, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const AS_OF = "2025-06-01";
const doors = fc.array(somePlace, { minLength: 1, maxLength: 4 });

/** A town where every other site has entrances of its own. */
const walled: fc.Arbitrary<TownPlan> = fc
  .tuple(town, fc.array(doors, { minLength: 12, maxLength: 12 }))
  .map(([plan, entrances]) => ({
    ...plan,
    sites: plan.sites.map((site, k) =>
      k % 2 === 0 ? { ...site, entrances: entrances[k % 12]! } : site,
    ),
  }));
const detour = fc.constantFrom(1, 1.3);

/** One group: everybody may go to every site. */
function reachOf(plan: TownPlan, factor: number) {
  const { demand, facilities } = inputsOf(plan);
  const { lon, lat, siteOf } = entrancesOfSites(facilities);
  const reach = new CircleReach(
    { points: demand.points, group: new Int32Array(demand.count) },
    { points: ecefFromLonLat(lon, lat), group: new Int32Array(lon.length) },
    factor,
    null,
    siteOf,
  );
  return { demand, facilities, reach };
}

function costTo(lon: number, lat: number, site: Facility, factor: number): number {
  return Math.min(
    ...entrancesOf(site).map(([x, y]) => costMmOf(geodesicM(lon, lat, x, y) * factor)),
  );
}

describe("a site with entrances", () => {
  it("is as far as its nearest entrance and counts once, as by measuring every pair", () => {
    fc.assert(
      fc.property(walled, cutoffM, detour, (plan, m, factor) => {
        const { demand, facilities, reach } = reachOf(plan, factor);
        const count = reach.countWithin(m * 1000);
        const pairs = new Map<number, string[]>();
        reach.pairsWithin(m * 1000).visit((cell, n, site, costMm) => {
          pairs.set(
            cell,
            Array.from({ length: n }, (_, k) => `${site[k]} ${costMm[k]}`),
          );
        });
        for (let i = 0; i < demand.count; i++) {
          const costs = facilities.map((site) =>
            costTo(demand.lon[i]!, demand.lat[i]!, site, factor),
          );
          const least = Math.min(UNREACHED, ...costs);
          expect(reach.costMm[i]).toBe(least);
          expect(reach.nearest[i]).toBe(costs.indexOf(least));
          const near = costs.flatMap((cost, j) => (cost <= m * 1000 ? [`${j} ${cost}`] : []));
          expect(count[i]).toBe(near.length);
          expect(pairs.get(i) ?? []).toEqual(near);
        }
      }),
      runs(150),
    );
  });

  it("with its one entrance at its place is a site without", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const same = plan.sites.map((site) => ({
          ...site,
          entrances: [
            [site.lon, site.lat],
            [site.lon, site.lat],
          ] as const,
        }));
        const a = coverageOf(inputsOf(plan), within(m, { k: 2 }), AS_OF);
        const b = coverageOf(inputsOf({ ...plan, sites: same }), within(m, { k: 2 }), AS_OF);
        expect(b.summaries).toEqual(a.summaries);
        expect(b.access).toEqual(a.access);
      }),
      runs(80),
    );
  });

  it("never covers less for one entrance more", () => {
    fc.assert(
      fc.property(walled, somePlace, cutoffM, (plan, door, m) => {
        const wider = plan.sites.map((site) => ({
          ...site,
          entrances: [...entrancesOf(site), door],
        }));
        const before = coverageOf(inputsOf(plan), within(m), AS_OF);
        const after = coverageOf(inputsOf({ ...plan, sites: wider }), within(m), AS_OF);
        before.access.costMm.forEach((cost, i) => {
          if (before.access.nearest[i]! >= 0)
            expect(after.access.costMm[i]).toBeLessThanOrEqual(cost);
        });
      }),
      runs(80),
    );
  });

  it("supplies whom it reaches once: shares of its places sum to all of them", () => {
    fc.assert(
      fc.property(walled, cutoffM, (plan, m) => {
        const rule = {
          ...within(m),
          ...{ id: "s", kind: "supply", method: "2sfca", capacity: "count", per: 1 },
          ...{ decay: { kind: "binary" }, line: null, fairness: false },
        } as unknown as Rule;
        const inputs = inputsOf(plan);
        const context = new EvaluationContext(inputs, AS_OF, AS_OF, RULE_OPTIONS, new Reaches());
        const wanted = { cells: true, backup: false, levels: null };
        const { outcome } = evaluateRule(context, rule, false, wanted);
        const people = inputs.demand.weights.get("people")!;
        const { reach } = context.reach(within(m).facility, within(m).travel);
        const used = new Set<number>();
        reach.pairsWithin(m * 1000).visit((cell, n, site) => {
          if (people[cell]! > 0) for (let k = 0; k < n; k++) used.add(site[k]!);
        });
        let given = 0;
        outcome.cells?.access?.forEach((access, i) => {
          given += (access * people[i]!) / 1_000_000;
        });
        expect(given).toBeCloseTo(used.size, 6);
      }),
      runs(80),
    );
  });

  it("gains while it is carried what a full run gains", () => {
    fc.assert(
      fc.property(town, doors, somePlace, cutoffM, (plan, entrances, at, m) => {
        const whole = { ...plan, land: undefined as never };
        const before = coverageOf(inputsOf(whole), within(m), AS_OF);
        const added = [...plan.sites, siteAt("added", at, { entrances })];
        const after = coverageOf(inputsOf({ ...whole, sites: added }), within(m), AS_OF);
        const { demand } = inputsOf(whole);
        const live = new LiveSite(
          demand,
          new PointHash(demand.points),
          before.groupOfDemand,
          Uint8Array.from(before.access.count, (count) => Math.min(count, 1)),
          before.cutoffMm,
          1,
        );
        const { sums } = live.gainOf([{ entrances, group: 0 }]);
        const { people } = after.all.covered.fields;
        expect(sums.people).toBe(people! - before.all.covered.fields.people!);
      }),
      runs(100),
    );
  });
});

describe("an entrance put elsewhere", () => {
  it("makes the site another one, though it stands where it stood", () => {
    const site = siteAt("1", [120, 29], { entrances: [[120, 29.001]] });
    const turned = { ...site, entrances: [[120, 29.002]] as const };
    expect(siteChange([site], [turned])).toMatchObject({ added: [0], removed: [0] });
    expect(siteChange([site], [{ ...site }])).toMatchObject({ added: [], removed: [] });
  });

  it("is heard of by what is carried over, though the site stays where it is", () => {
    fc.assert(
      fc.property(town, somePlace, somePlace, somePlace, cutoffM, (plan, at, a, b, m) => {
        const inputs = inputsOf(plan);
        const reaches = new Reaches();
        const rule = {
          ...within(m),
          ...{ id: "s", kind: "supply", method: "2sfca", capacity: "count", per: 1 },
          ...{ decay: { kind: "binary" }, line: null, fairness: false },
        } as unknown as Rule;
        const asked = (door: typeof a, over: Reaches): string => {
          const site = siteAt("~door", at, { entrances: [door] });
          const all = { ...inputs, facilities: [...inputs.facilities, site] };
          const context = new EvaluationContext(all, AS_OF, AS_OF, RULE_OPTIONS, over);
          const wanted = { cells: false, backup: false, levels: null };
          return JSON.stringify(
            [within(m), rule].map((one) => evaluateRule(context, one, false, wanted).outcome),
          );
        };
        asked(a, reaches);
        expect(asked(b, reaches)).toBe(asked(b, new Reaches()));
      }),
      runs(120),
    );
  });
});
