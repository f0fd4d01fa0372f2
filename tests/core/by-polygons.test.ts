import { describe, expect, it } from "vitest";
import { outsideByPolygons, unionByPolygons } from "../../src/core/circles/by-polygons.ts";
import { circleUnion, groundOutsideCircles } from "../../src/core/circles/circle-ground.ts";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { placeAt } from "./karney.ts";
import { between, seededRandom } from "./seeded-random.ts";

const areaOf = (polygons: readonly PolygonCoordinates[]): number =>
  polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);

describe("the ways by arcs and by polygons", () => {
  it("agree on area and number of pieces, among random scenes", () => {
    for (let seed = 1; seed <= 15; seed++) {
      const random = seededRandom(seed);
      const middle: [number, number] = [between(random, 118.5, 122), between(random, 27.5, 30.5)];
      const centres = Array.from({ length: 25 }, () =>
        placeAt(middle, between(random, 0, 360), between(random, 0, 6000)),
      );
      const [lon, lat] = middle;
      const land: PolygonCoordinates[] = [
        [
          [
            [lon - 0.05, lat - 0.05],
            [lon + 0.06, lat - 0.03],
            [lon + 0.04, lat + 0.05],
            [lon - 0.04, lat + 0.04],
            [lon - 0.05, lat - 0.05],
          ],
        ],
      ];
      const arcs = groundOutsideCircles(land, centres, 1000);
      const polygons = outsideByPolygons(land, centres, 1000);
      expect(arcs.length, `seed ${seed}`).toBe(polygons.length);
      expect(Math.abs(areaOf(arcs) / areaOf(polygons) - 1)).toBeLessThan(1e-4);
      const union = circleUnion(centres, 1000);
      const slow = unionByPolygons(centres, 1000);
      expect(union.map((rings) => rings.length).sort()).toEqual(
        slow.map((rings) => rings.length).sort(),
      );
      expect(Math.abs(areaOf(union) / areaOf(slow) - 1)).toBeLessThan(1e-4);
    }
  });

  it("leave the ground whole without circles", () => {
    const land: PolygonCoordinates[] = [
      [
        [
          [120, 30],
          [120.1, 30],
          [120.1, 30.1],
          [120, 30],
        ],
      ],
    ];
    expect(groundOutsideCircles(land, [[125, 30]], 1000)).toEqual(land);
    expect(outsideByPolygons(land, [], 1000)).toEqual(land);
  });
});
