import { describe, expect, it } from "vitest";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { landOfArea } from "../../src/core/land/land-of-area.ts";
import { box } from "./box-polygon.ts";

const [bay] = box(120.4, 29.4, 120.6, 29.6);
/** A land with a bay in its middle, and an island beyond its shore. */
const LAND = [
  { id: "main", polygons: [[...box(120, 29, 121, 30), [...bay!].reverse()]] },
  { id: "isle", polygons: [box(121.1, 29, 121.2, 30)] },
];
const INDEX = new PolygonIndex(LAND);
const of = (polygon: PolygonCoordinates) =>
  landOfArea({ id: "u", polygons: [polygon] }, LAND, INDEX, (landmass) => landmass);
const sumM2 = (polygons: readonly PolygonCoordinates[]): number =>
  polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);

describe("the land of an area", () => {
  it("is the area itself where all of it lies on one land, its shore included", () => {
    const inland = box(120.1, 29.1, 120.3, 29.3);
    expect(of(inland)).toEqual([{ group: 0, polygons: [inland] }]);
    const alongShore = box(120, 29, 120.3, 29.3);
    expect(of(alongShore)).toEqual([{ group: 0, polygons: [alongShore] }]);
  });

  it("leaves out a bay, though every corner of the area is ashore", () => {
    const around = box(120.2, 29.2, 120.8, 29.8);
    const [piece] = of(around);
    expect(sumM2(piece!.polygons) / (polygonM2(around) - polygonM2([bay!]))).toBeCloseTo(1, 6);
  });

  it("is told apart by land where it reaches over water", () => {
    const pieces = of(box(120.9, 29.1, 121.15, 29.2));
    expect(pieces.map(({ group }) => group)).toEqual([0, 1]);
    expect(sumM2(pieces[0]!.polygons)).toBeCloseTo(polygonM2(box(120.9, 29.1, 121, 29.2)), -1);
    expect(sumM2(pieces[1]!.polygons)).toBeCloseTo(polygonM2(box(121.1, 29.1, 121.15, 29.2)), -1);
  });

  it("is nothing at sea", () => {
    expect(of(box(122, 29, 122.1, 29.1))).toEqual([]);
  });
});
