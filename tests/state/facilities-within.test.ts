import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { layerCounts } from "../../src/core/facilities/layer-counts.ts";
import { countByClass, sumByClass } from "../../src/state/select/facilities-within.ts";

const square = (id: string, w: number) => ({
  type: "Feature" as const,
  properties: { id },
  geometry: {
    type: "Polygon" as const,
    coordinates: [
      [
        [w, 30],
        [w + 1, 30],
        [w + 1, 31],
        [w, 31],
        [w, 30],
      ],
    ],
  },
});
const AREAS: FeatureCollection = {
  type: "FeatureCollection",
  features: [square("a", 120), square("b", 121)],
};
const at = (facilityClass: string, lon: number): Facility =>
  ({ class: facilityClass, lon, lat: 30.5 }) as Facility;
const SITES = [at("elder", 120.5), at("elder", 121.5), at("clinic", 121.2), at("clinic", 125)];

describe("facilities of a class", () => {
  it("are counted in the areas of the units in focus", () => {
    expect([...countByClass(SITES, AREAS, ["a"])]).toEqual([["elder", 1]]);
    expect([...countByClass(SITES, AREAS, ["a", "b"])]).toEqual([
      ["elder", 2],
      ["clinic", 1],
    ]);
  });

  it("are all counted without a focus", () => {
    expect(sumByClass(layerCounts(SITES)).get("clinic")).toBe(2);
  });

  it("are none in a unit without an area", () => {
    expect(countByClass(SITES, AREAS, ["nowhere"]).size).toBe(0);
  });
});
