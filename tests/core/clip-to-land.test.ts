import { describe, expect, it } from "vitest";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { rimOfCircle } from "../../src/core/geo/rim.ts";
import { clipToLand } from "../../src/core/land/clip-to-land.ts";
import { box } from "./box-polygon.ts";
import { isInside } from "./even-odd.ts";
import { placeAt } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

/** A mainland and two islands to its east; the near one is joined to the mainland. */
const LAND = [
  { id: "mainland", polygons: [box(119, 28, 120, 30)] },
  { id: "near", polygons: [box(120.005, 28, 120.015, 30)] },
  { id: "far", polygons: [box(120.02, 28, 120.1, 30)] },
];
const INDEX = new PolygonIndex(LAND);
const GROUPS = [0, 0, 1];
const groupOf = (landmass: number): number => GROUPS[landmass] ?? -1;

function drawn(lon: number, group: number): PolygonCoordinates[] {
  const served = LAND.filter((_, k) => GROUPS[k] === group);
  return clipToLand([rimOfCircle(lon, 29, 2000, 64)], served, INDEX, groupOf, group);
}

describe("a service circle on the map", () => {
  it("stays as it is where its rim is all on land that it serves", () => {
    const circle = [rimOfCircle(119.5, 29, 2000, 64)];
    expect(clipToLand(circle, LAND.slice(0, 2), INDEX, groupOf, 0)).toEqual([circle]);
    expect(clipToLand(circle, [], null, () => 0, 0)).toEqual([circle]);
  });

  it("is cut to the landmasses that it serves", () => {
    const random = seededRandom(6);
    for (const [lon, group] of [
      [119.998, 0],
      [120.03, 1],
      [119.998, 1],
    ] as const) {
      const whole = [rimOfCircle(lon, 29, 2000, 64)];
      const parts = drawn(lon, group);
      for (let n = 0; n < 1000; n++) {
        const place = placeAt([lon, 29], between(random, 0, 360), between(random, 0, 2500));
        const isServed = groupOf(INDEX.at(...place)) === group;
        expect(isInside(parts, ...place)).toBe(isServed && isInside([whole], ...place));
      }
    }
  });

  it("keeps the area of its land: half a circle on a straight shore", () => {
    const circle = polygonM2([rimOfCircle(120, 29, 500, 64)]);
    const [half, ...others] = clipToLand(
      [rimOfCircle(120, 29, 500, 64)],
      LAND.slice(0, 1),
      INDEX,
      groupOf,
      0,
    );
    expect(others).toEqual([]);
    expect(polygonM2(half!) / circle).toBeCloseTo(0.5, 4);
  });

  it("is nothing where no land is served", () => {
    expect(drawn(121, 0)).toEqual([]);
  });
});
