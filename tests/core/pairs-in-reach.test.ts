import { describe, expect, it } from "vitest";
import { CircleReach } from "../../src/core/access/circle-access.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";
import { karneyM } from "./karney.ts";
import { seededRandom } from "./seeded-random.ts";

type Place = readonly [number, number];

function scattered(random: () => number, count: number): Place[] {
  return Array.from({ length: count }, () => [120 + random() * 0.05, 29 + random() * 0.05]);
}

function located(places: readonly Place[], groups: readonly number[]) {
  return {
    points: ecefFromLonLat(
      places.map(([lon]) => lon),
      places.map(([, lat]) => lat),
    ),
    group: Int32Array.from(groups),
  };
}

/** `home:site:mm` of every pair as visited. */
function visited(reach: CircleReach, cutoffMm: number): string[] {
  const pairs: string[] = [];
  reach.pairsWithin(cutoffMm).visit((home, count, site, costMm) => {
    for (let k = 0; k < count; k++) pairs.push(`${home}:${site[k]}:${costMm[k]}`);
  });
  return pairs;
}

describe("pairs in reach", () => {
  const random = seededRandom(7);
  const homes = scattered(random, 60);
  const sites = scattered(random, 25);
  const homeGroups = homes.map((_, i) => i % 2);
  const siteGroups = sites.map((_, j) => (j % 5 === 0 ? 1 : 0));
  const mm = (i: number, j: number, detour = 1) =>
    Math.floor(karneyM(...homes[i]!, ...sites[j]!) * detour * 1000 + 0.5);
  const expected = (cutoffMm: number, detour = 1) =>
    homes.flatMap((_, i) =>
      sites.flatMap((_, j) => {
        const cost = mm(i, j, detour);
        return homeGroups[i] === siteGroups[j] && cost <= cutoffMm ? [`${i}:${j}:${cost}`] : [];
      }),
    );

  it("are all pairs of a landmass within the cut-off, one at the very cut-off among them", () => {
    for (const detour of [1, 1.3]) {
      const reach = new CircleReach(located(homes, homeGroups), located(sites, siteGroups), detour);
      for (const [i, j] of [
        [0, 1],
        [1, 5],
        [7, 20],
        [12, 13],
      ] as const) {
        const tie = mm(i, j, detour);
        for (const cutoffMm of [tie - 1, tie]) {
          const found = visited(reach, cutoffMm);
          expect([...found].sort()).toEqual(expected(cutoffMm, detour).sort());
          // What is kept is what was measured, in the same order.
          expect(visited(reach, cutoffMm)).toEqual(found);
        }
      }
    }
  });

  it("come with the sites of a cell in ascending order", () => {
    const reach = new CircleReach(located(homes, homeGroups), located(sites, siteGroups), 1);
    reach.pairsWithin(3_000_000).visit((_home, count, site) => {
      const own = [...site.subarray(0, count)];
      expect(own).toEqual([...own].sort((a, b) => a - b));
    });
  });
});
