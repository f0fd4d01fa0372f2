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
});
