import { describe, expect, it } from "vitest";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import { isInside } from "../core/even-odd.ts";
import { changedPlan, type Files, faultsOf, outputsOf, SMALL_FILES } from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: files are read as anything
type Json = any;

/** 20 × 20 places of 100 elders each, some 200 m apart, in one county; 40,000 elders. */
const SIDE = 20;
const STEP = 0.002;
const PLACES = Array.from({ length: SIDE * SIDE }, (_, k) => {
  const [lon, lat] = [120 + (k % SIDE) * STEP, 30 + Math.floor(k / SIDE) * STEP];
  return `p${String(k).padStart(3, "0")},${lon.toFixed(3)},${lat.toFixed(3)},300,100,${k % SIDE < 10 ? "c" : "d"}`;
});
const BOX = (w: number, e: number): Json => ({
  type: "Polygon",
  coordinates: [
    [
      [w, 29.999],
      [e, 29.999],
      [e, 30.039],
      [w, 30.039],
      [w, 29.999],
    ],
  ],
});
const FILES: Files = {
  ...SMALL_FILES,
  "places.csv": `id,lon,lat,people,age60,county\n${PLACES.join("\n")}\n`,
  "homes.csv":
    "id,lon,lat,level,beds\nh1,120.001,30.001,institution,250\nh2,120.019,30.037,institution,\nh3,120.002,30.002,institution,9\nh4,120.003,30.001,day-care,40\n",
  "counties.geojson": JSON.stringify({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { id: "c" }, geometry: BOX(119.999, 120.019) },
      { type: "Feature", properties: { id: "d" }, geometry: BOX(120.019, 120.039) },
    ],
  }),
};

function plan(change: (p: Json) => void = () => undefined): Json {
  return changedPlan((p) => {
    p.inputs.units = [{ path: "counties.geojson", level: "county", columns: { id: "id" } }];
    p.inputs.demand = {
      ...p.inputs.demand,
      path: "places.csv",
      columns: { id: "id", lon: "lon", lat: "lat", unit: "county" },
    };
    p.inputs.facilities = [
      {
        layer: "homes",
        class: "elder",
        path: "homes.csv",
        columns: { id: "id", lon: "lon", lat: "lat", level: "level", capacity: "beds" },
      },
    ];
    p.rules = [];
    p.options = { districts: [{ unit: "c" }] };
    change(p);
  });
}

async function districtsOf(given: Json): Promise<Json[]> {
  const { text } = await outputsOf(given, FILES);
  return JSON.parse(text.get("districts.geojson")!).features;
}

describe("districts of elders in a plan", () => {
  it("divide the elders of the unit, and only those, into whole districts of the target", async () => {
    const features = await districtsOf(plan());
    expect(features.map(({ properties }) => properties.district_id)).toEqual(["c-1", "c-2"]);
    for (const { properties } of features) {
      expect(properties).toMatchObject({
        scenario: "baseline",
        elders: 10_000,
        cells: 100,
        fit: "within",
        beds_needed: 300,
        beds_per_10000: 300,
        target: 10_000,
        tolerance: 0.2,
      });
    }
    // 250 beds stand in one; nine beds, day care and beds unknown do not count.
    const present = features.map(({ properties }) => properties.beds_present);
    expect([...present].sort((a, b) => a - b)).toEqual([0, 250]);
    for (const { properties } of features) {
      expect(properties.beds_missing).toBe(300 - properties.beds_present);
    }
  });

  it("cover the county's ground once: areas sum to it, each centre lies in its own district", async () => {
    const features = await districtsOf(plan((p) => (p.options.districts[0].target = 2_500)));
    expect(features).toHaveLength(8);
    const county = polygonM2(BOX(119.999, 120.019).coordinates);
    const sum = features.reduce((all, { properties }) => all + properties.area_m2, 0);
    expect(Math.abs(sum / county - 1)).toBeLessThan(1e-4);
    for (const line of PLACES) {
      const [, lon, lat, , , unit] = line.split(",");
      const at = features.filter(({ geometry }: Json) =>
        isInside(geometry.coordinates, Number(lon), Number(lat)),
      );
      expect(at).toHaveLength(unit === "c" ? 1 : 0);
    }
  });

  it("follow tolerance and beds per 10,000, rounding beds up", async () => {
    const [one] = await districtsOf(
      plan((p) => {
        p.options.districts[0] = {
          unit: "c",
          target: 15_000,
          tolerance: 0.1,
          bedsPer10000: 400.04,
        };
      }),
    );
    expect(one.properties).toMatchObject({ elders: 20_000, fit: "over", beds_needed: 801 });
  });

  it("are drawn for each scenario, with the homes of that scenario", async () => {
    const features = await districtsOf(
      plan((p) => {
        p.options.districts[0].target = 20_000;
        p.scenarios = [
          {
            id: "more",
            edits: [
              {
                op: "add",
                layer: "homes",
                id: "new",
                class: "elder",
                level: "institution",
                lon: 120.01,
                lat: 30.02,
                capacity: 100,
              },
            ],
          },
        ];
      }),
    );
    expect(
      features.map(({ properties }) => [properties.scenario, properties.beds_present]),
    ).toEqual([
      ["baseline", 250],
      ["more", 350],
    ]);
  });

  it("are refused where a name names nothing", async () => {
    const faults = await faultsOf(
      plan((p) => {
        p.options.districts = [
          { unit: "x" },
          { from: "town", unit: "c" },
          { area: "main-urban" },
          {},
        ];
      }),
      FILES,
    );
    expect(faults).toEqual([
      "unknown-unit options.districts[0].unit",
      "unknown-level options.districts[1].from",
      "not-supported options.districts[2].area",
      "missing-key options.districts[3].unit",
    ]);
  });
});
