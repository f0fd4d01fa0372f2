import { describe, expect, it } from "vitest";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import { box as boxPolygon } from "../core/box-polygon.ts";
import { isInside } from "../core/even-odd.ts";
import { karneyM, karneyRingM2 } from "../core/karney.ts";
import { ringFaults } from "../core/ring-faults.ts";
import { between, seededRandom } from "../core/seeded-random.ts";
import { changedPlan, type Files, faultsOf, outputsOf } from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: files are read as anything
type Json = any;
type Place = readonly [number, number];
type Box = readonly [number, number, number, number];

/** Two units side by side, north of a third; the strait at 120.03° parts the eastern one. */
const UNITS: Readonly<Record<string, Box>> = {
  u1: [119.95, 30, 120, 30.05],
  u2: [120, 30, 120.05, 30.05],
  u3: [119.95, 29.96, 120.05, 30],
};
const LAND: Readonly<Record<string, Box>> = {
  west: [119.94, 29.95, 120.03, 30.06],
  east: [120.031, 29.95, 120.06, 30.06],
};

function collection(boxes: Readonly<Record<string, Box>>): string {
  return JSON.stringify({
    type: "FeatureCollection",
    features: Object.entries(boxes).map(([id, box]) => ({
      type: "Feature",
      properties: { id },
      geometry: { type: "Polygon", coordinates: boxPolygon(...box) },
    })),
  });
}

const isIn = ([w, s, e, n]: Box, [lon, lat]: Place): boolean =>
  lon > w && lon < e && lat > s && lat < n;
const under = (boxes: Readonly<Record<string, Box>>, place: Place): string | null =>
  Object.keys(boxes).find((id) => isIn(boxes[id]!, place)) ?? null;

/** Within some 5 m of an edge of a box, where rounding may decide. */
const isAtEdge = ([w, s, e, n]: Box, [lon, lat]: Place): boolean =>
  [lon - w, lon - e, lat - s, lat - n].some((off) => Math.abs(off) < 5e-5);

const random = seededRandom(31);
const CLINICS = Array.from(
  { length: 14 },
  (): Place => [between(random, 119.952, 120.048), between(random, 29.962, 30.048)],
);
const HOMES = Array.from(
  { length: 60 },
  (): Place => [between(random, 119.951, 120.049), between(random, 29.961, 30.049)],
);
/** Full and empty: the density of u1 is high, of u2 low, of u3 in between. */
const PEOPLE: Readonly<Record<string, number>> = { u1: 900, u2: 10, u3: 300 };
const csv = (places: readonly Place[], columns: string, rest: (place: Place) => string): string =>
  `id,lon,lat,${columns}\n${places.map((place, k) => `p${k},${place.join(",")},${rest(place)}\n`).join("")}`;
const FILES: Files = {
  "demand.csv": csv(HOMES, "people,age60", (place) => `${PEOPLE[under(UNITS, place) ?? "u3"]},1`),
  "clinics.csv": csv(CLINICS, "beds", () => "10"),
  "land.geojson": collection(LAND),
  "units.geojson": collection(UNITS),
};

async function gapsOf(change: (plan: Json) => void, files: Files = FILES) {
  const plan = changedPlan((p) => {
    p.inputs.land = { path: "land.geojson", columns: { id: "id" } };
    p.inputs.units = [{ path: "units.geojson", level: "county", columns: { id: "id" } }];
    p.options = { gaps: [{ rule: p.rules[0].id, kind: "area" }] };
    change(p);
  });
  const { text, summary } = await outputsOf(plan, files);
  const features: Json[] = JSON.parse(text.get("gaps.geojson")!).features;
  return { features, entry: summary.scenarios[0].rules[0].areaGaps };
}

interface Truth {
  /** Cut-off by unit, m; null where the land does not count. */
  readonly cutoffM: (unit: string) => number | null;
  readonly serves: (clinic: Place, unit: string) => boolean;
  readonly isDrawn: (place: Place) => boolean;
  readonly edges: readonly Box[];
}

/** Holds the gaps to a count of random places, each judged by itself, and to the land in scope. */
function expectTruth(features: readonly Json[], entry: Json, truth: Truth): void {
  const seeded = seededRandom(77);
  let [inside, counted, judged] = [0, 0, 0];
  const polygons = features.map(({ geometry }) => geometry.coordinates);
  for (const polygon of polygons) expect(ringFaults(polygon)).toEqual([]);
  for (let n = 0; n < 6000; n++) {
    const place: Place = [between(seeded, 119.93, 120.07), between(seeded, 29.94, 30.07)];
    const boxes = [...Object.values(UNITS), ...Object.values(LAND), ...truth.edges];
    if (boxes.some((box) => isAtEdge(box, place))) continue;
    const [unit, mass] = [under(UNITS, place), under(LAND, place)];
    const cutoffM = unit === null ? null : truth.cutoffM(unit);
    const isLand = unit !== null && mass !== null && cutoffM !== null && truth.isDrawn(place);
    const metres = CLINICS.filter(
      (clinic) => under(LAND, clinic) === mass && unit !== null && truth.serves(clinic, unit),
    ).map((clinic) => karneyM(...clinic, ...place));
    const nearest = Math.min(Infinity, ...metres);
    if (cutoffM !== null && Math.abs(nearest - cutoffM) < 0.5) continue;
    const isLeftOut = isLand && nearest > cutoffM;
    judged++;
    if (isLand) counted++;
    if (isLeftOut) inside++;
    expect(polygons.filter((polygon) => isInside([polygon], ...place)).length, `${place}`).toBe(
      isLeftOut ? 1 : 0,
    );
  }
  expect(judged).toBeGreaterThan(5000);
  expect(inside).toBeGreaterThan(100);
  expect(counted - inside).toBeGreaterThan(100);
  expect(entry.covered_centres_beyond_1m).toBe(0);
  const drawn = features.reduce((sum, { geometry }) => sum + polygonM2(geometry.coordinates), 0);
  expect(Math.abs(drawn / entry.outside_m2 - 1)).toBeLessThan(1e-4);
  expect(Math.abs(1 - inside / counted - entry.share)).toBeLessThan(0.03);
}

const EVERYWHERE = { serves: () => true, isDrawn: () => true, edges: [] };

describe("gaps by land", () => {
  it("are those of every circle, wherever its facility stands, unless told otherwise", async () => {
    const { features, entry } = await gapsOf(() => {});
    expectTruth(features, entry, { ...EVERYWHERE, cutoffM: () => 1000 });
  });

  it("count facilities of the unit alone where none serves beyond its boundary", async () => {
    const { features, entry } = await gapsOf((p) => {
      p.options.crossBoundary = false;
    });
    const all = await gapsOf(() => {});
    expect(entry.outside_m2).toBeGreaterThan(all.entry.outside_m2 + 10_000);
    expectTruth(features, entry, {
      ...EVERYWHERE,
      cutoffM: () => 1000,
      serves: (clinic, unit) => under(UNITS, clinic) === unit,
    });
  });

  it("are of the land in the polygons of a scope, which may overlap", async () => {
    const parts: Record<string, Box> = {
      a: [119.97, 29.98, 120.02, 30.02],
      b: [120.01, 30.01, 120.045, 30.04],
    };
    const files = { ...FILES, "scope.geojson": collection(parts) };
    const { features, entry } = await gapsOf((p) => {
      p.rules[0].scope = { area: { path: "scope.geojson" } };
    }, files);
    expectTruth(features, entry, {
      ...EVERYWHERE,
      cutoffM: () => 1000,
      isDrawn: (place) => under(parts, place) !== null,
      edges: Object.values(parts),
    });
    const named = await gapsOf((p) => {
      p.rules[0].scope = { area: { path: "scope.geojson" }, units: ["u2"] };
    }, files);
    expect(new Set(named.features.map(({ properties }) => properties.unit_id))).toEqual(
      new Set(["u2"]),
    );
    expectTruth(named.features, named.entry, {
      ...EVERYWHERE,
      cutoffM: (unit) => (unit === "u2" ? 1000 : null),
      isDrawn: (place) => under(parts, place) !== null,
      edges: Object.values(parts),
    });
  });

  it("are of a scope's polygons where land is known but no units are", async () => {
    const parts: Record<string, Box> = { a: [119.96, 29.97, 120.045, 30.045] };
    const files = { ...FILES, "scope.geojson": collection(parts) };
    for (const crossBoundary of [true, false]) {
      const { features, entry } = await gapsOf((p) => {
        delete p.inputs.units;
        p.rules[0].scope = { area: { path: "scope.geojson" } };
        p.options.crossBoundary = crossBoundary;
      }, files);
      expectTruth(features, entry, {
        ...EVERYWHERE,
        cutoffM: () => 1000,
        isDrawn: (place) => under(parts, place) !== null,
        edges: Object.values(parts),
      });
    }
  });

  it.each([
    ["asks for nothing", [{ from: 0, cutoff: null }]],
    ["is not there", []],
  ])(
    "hold each unit's land to the cut-off of its own tier; the least dense one's %s",
    async (_, rest) => {
      const { features, entry } = await gapsOf((p) => {
        const { cutoff: _, ...rule } = p.rules[0];
        p.rules[0] = {
          ...rule,
          kind: "within-tiered",
          density: { field: "people", by: "county" },
          tiers: [{ over: 400, cutoff: { m: 500 } }, { over: 60, cutoff: { m: 1200 } }, ...rest],
        };
      });
      // 900, 10 and 300 people a home, some 20 homes a unit.
      const perKm2 = (unit: string): number => {
        const homes = HOMES.filter((home) => under(UNITS, home) === unit).length;
        return (homes * PEOPLE[unit]!) / (karneyRingM2(boxPolygon(...UNITS[unit]!)[0]!) / 1e6);
      };
      const cutoffM = (unit: string): number | null =>
        perKm2(unit) > 400 ? 500 : perKm2(unit) > 60 ? 1200 : null;
      expect(["u1", "u2", "u3"].map(cutoffM)).toEqual([500, null, 1200]);
      expectTruth(features, entry, { ...EVERYWHERE, cutoffM });
      for (const { properties } of features) {
        expect(properties.cutoff_m).toBe(cutoffM(properties.unit_id));
      }
    },
  );

  const tiers = [{ over: 0, cutoff: { m: 500 } }];
  it.each([
    ["of the second circle", (p: Json) => Object.assign(p.rules[0], { k: 2 })],
    [
      "of the density of cells",
      (p: Json) => {
        const { cutoff: _, ...rule } = p.rules[0];
        const density = { field: "people", by: "cell" };
        p.rules[0] = { ...rule, kind: "within-tiered", density, tiers };
      },
    ],
    [
      "of units without polygons",
      (p: Json) => {
        p.inputs.units.push({ path: "towns.csv", level: "town", columns: { id: "id" } });
        p.options.crossBoundary = false;
      },
    ],
  ] as const)("are refused where they cannot be told: %s", async (_, change) => {
    const plan = changedPlan((p) => {
      p.inputs.units = [{ path: "units.geojson", level: "county", columns: { id: "id" } }];
      p.options = { gaps: [{ rule: p.rules[0].id, kind: "area" }] };
      change(p);
    });
    const files = { ...FILES, "towns.csv": "id\nt1\nt2\n" };
    expect(await faultsOf(plan, files)).toEqual(["not-supported options.gaps[0].kind"]);
  });
});
