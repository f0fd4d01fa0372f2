import { describe, expect, it } from "vitest";
import { nearestOfPlace } from "../../src/core/access/nearest-of-place.ts";
import { siteAt } from "../towns/toy-town.ts";
import { karneyM } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

describe("the facilities nearest to a place", () => {
  it("are the first k of all, sorted by geodesic distance and then by key", () => {
    const random = seededRandom(3);
    const sites = Array.from({ length: 40 }, (_, k) =>
      siteAt(String((k * 7) % 40), [between(random, 119.9, 120.1), between(random, 29.9, 30.1)]),
    );
    // Two in one place: the key decides.
    sites.push(siteAt("b", [120.001, 30]), siteAt("a", [120.001, 30]));
    const sorted = [...sites].sort((p, q) => {
      const [a, b] = [p, q].map(({ lon, lat }) => Math.round(karneyM(120, 30, lon, lat) * 1000));
      return a! - b! || (p.key < q.key ? -1 : 1);
    });
    for (const k of [1, 2, 3, 40, 99]) {
      const found = nearestOfPlace(120, 30, sites, k).map(({ facility }) => facility.key);
      expect(found).toEqual(sorted.slice(0, k).map(({ key }) => key));
    }
    expect(nearestOfPlace(120, 30, [], 2)).toEqual([]);
  });

  it("are those that count; few are asked, in whatever order they come, near the equator too", () => {
    const random = seededRandom(5);
    const strips = [0, 0.3, 30, 71].flatMap((lat) => [1e-4, 1].map((width) => ({ lat, width })));
    for (const { lat, width } of strips) {
      const sites = Array.from({ length: 3000 }, (_, k) =>
        siteAt(String(k), [120 + width * between(random, -1, 1), lat + between(random, -1, 1)]),
      );
      const counting = sites.filter((_, k) => k % 3 === 0);
      const costs = new Map(
        sites.map((one) => [one, Math.round(karneyM(120, lat, one.lon, one.lat) * 1000)]),
      );
      const sorted = counting.sort((a, b) => costs.get(a)! - costs.get(b)!).slice(0, 5);
      let asked = 0;
      const counts = ({ id }: { readonly id: string }): boolean => {
        asked++;
        return Number(id) % 3 === 0;
      };
      const found = nearestOfPlace(120, lat, sites, 5, counts);
      expect(found.map(({ facility }) => facility)).toEqual(sorted);
      expect(asked).toBeLessThan(300);
    }
    // Where a degree of latitude is shortest, the second is nearer by one in a thousand.
    const [south, north] = [siteAt("a", [120, -0.5005]), siteAt("b", [120, 0.5])];
    expect(nearestOfPlace(120, 0, [south, north], 1)).toMatchObject([{ facility: north }]);
  });
});
