import { describe, expect, it } from "vitest";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { box } from "../core/box-polygon.ts";
import { isInside } from "../core/even-odd.ts";
import { karneyM, karneyRingM2 } from "../core/karney.ts";
import { changedPlan, type Files, faultsOf, outputsOf, SMALL_FILES } from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: files are read as anything
type Json = any;

function collection(features: readonly [Record<string, string>, PolygonCoordinates][]): string {
  return JSON.stringify({
    type: "FeatureCollection",
    features: features.map(([properties, coordinates]) => ({
      type: "Feature",
      properties,
      geometry: { type: "Polygon", coordinates },
    })),
  });
}

/** The clinic of the small plan stands at 120, 30 on the western of two islands. */
const WEST = box(119.95, 29.95, 120.005, 30.05);
const EAST = box(120.006, 29.95, 120.05, 30.05);
const UNIT = box(119.9, 29.9, 120.1, 30.1);
const FILES: Files = {
  ...SMALL_FILES,
  "land.geojson": collection([
    [{ id: "west" }, WEST],
    [{ id: "east" }, EAST],
  ]),
  "units.geojson": collection([[{ id: "u" }, UNIT]]),
};
const LAND = { path: "land.geojson", columns: { id: "id" } };
const areaOf = (rings: PolygonCoordinates): number => polygonM2(rings);

async function areaGaps(change: (plan: Json) => void) {
  const plan = changedPlan((p) => {
    p.inputs.land = LAND;
    p.options = { gaps: [{ rule: p.rules[0].id, kind: "area" }] };
    change(p);
  });
  const { text, summary } = await outputsOf(plan, FILES);
  const features: Json[] = JSON.parse(text.get("gaps.geojson")!).features;
  return { features, entry: summary.scenarios[0].rules[0].areaGaps };
}

describe("gaps by land", () => {
  it("are the land of each island without the circles that serve it", async () => {
    const { features, entry } = await areaGaps(() => {});
    expect(features.map(({ properties }) => properties.kind)).toEqual(["area", "area"]);
    expect(features.map(({ properties }) => properties.denominator)).toEqual(["area", "area"]);
    // The eastern island is whole, though the circle reaches over the strait.
    const east = features.find(({ geometry }) => isInside([geometry.coordinates], 120.01, 30));
    expect(east.properties.area_m2).toBeCloseTo(areaOf(EAST), 0);
    const west = features.find(({ geometry }) => isInside([geometry.coordinates], 119.96, 30));
    const [circle] = [Math.PI * 1000 * 1000];
    const cut = areaOf(WEST) - west.properties.area_m2;
    // The circle loses its cap beyond the shore, 0.005° = 482.6 m east of its centre.
    const shoreM = karneyM(120, 30, 120.005, 30);
    const cap = 1e6 * Math.acos(shoreM / 1000) - shoreM * Math.sqrt(1e6 - shoreM * shoreM);
    expect(Math.abs(cut - (circle - cap)) / cut).toBeLessThan(2e-4);
    expect(entry.land_m2).toBeCloseTo(areaOf(WEST) + areaOf(EAST), 0);
    expect(entry.outside_m2).toBeCloseTo(areaOf(WEST) + areaOf(EAST) - cut, 0);
    expect(entry.share).toBeCloseTo(cut / entry.land_m2, 5);
  });

  it("print the area that geodesics around their own outline enclose, within 0.01 %", async () => {
    const { features } = await areaGaps(() => {});
    for (const { geometry, properties } of features) {
      const karney = geometry.coordinates.reduce(
        (sum: number, ring: [number, number][]) => sum + karneyRingM2(ring),
        0,
      );
      expect(Math.abs(karney / properties.area_m2 - 1)).toBeLessThan(1e-4);
    }
  });

  it("keep every vertex on the shore or on the geodesic rim", async () => {
    const { features } = await areaGaps(() => {});
    const shores = new Set([119.95, 120.005, 120.006, 120.05, 29.95, 30.05]);
    for (const { geometry } of features) {
      for (const [lon, lat] of geometry.coordinates.flat()) {
        const isOnShore = [...shores].some(
          (at) => Math.abs(lon - at) < 2e-7 || Math.abs(lat - at) < 2e-7,
        );
        if (!isOnShore) expect(Math.abs(karneyM(120, 30, lon, lat) - 1000)).toBeLessThan(0.02);
      }
    }
  });

  it("join where a bridge makes one land of two", async () => {
    const { features, entry } = await areaGaps((p) => {
      p.inputs.links = [{ id: "b", a: "west", b: "east", kind: "bridge", openYear: 2000 }];
    });
    const east = features.find(({ geometry }) => isInside([geometry.coordinates], 120.04, 30));
    expect(east.properties.area_m2).toBeLessThan(areaOf(EAST) - 100_000);
    expect(entry.covered_centres_beyond_1m).toBe(0);
  });

  it("belong to units where these have polygons, and carry who lives in them", async () => {
    const { features, entry } = await areaGaps((p) => {
      p.inputs.units = [{ path: "units.geojson", level: "county", columns: { id: "id" } }];
    });
    expect(entry).toMatchObject({ level: "county", covered_centres: 0 });
    expect(features.every(({ properties }) => properties.unit_id === "u")).toBe(true);
    // Home b, 2.2 km north on the western island, is left out; home a has the clinic.
    expect(features.map(({ properties }) => properties.people).sort()).toEqual([0, 8]);
  });

  it("count pieces under a floor and do not draw them", async () => {
    const { features, entry } = await areaGaps((p) => {
      p.options.gaps[0].floorAreaM2 = 4.9e7;
    });
    expect(features).toHaveLength(1);
    expect(entry.belowFloor.count).toBe(1);
    expect(entry.belowFloor.area_m2).toBeCloseTo(areaOf(EAST), 0);
  });

  it("stand beside the populated gaps of the same rule when both are asked for", async () => {
    const { features } = await areaGaps((p) => {
      p.options.gaps.unshift({ rule: p.rules[0].id });
    });
    expect(features.map(({ properties }) => properties.kind)).toEqual([
      "populated",
      "area",
      "area",
    ]);
  });

  it("are refused where nothing has an extent", async () => {
    const plan = changedPlan((p) => {
      p.options = { gaps: [{ rule: p.rules[0].id, kind: "area" }] };
    });
    expect(await faultsOf(plan, FILES)).toEqual(["missing-key options.gaps"]);
  });
});
