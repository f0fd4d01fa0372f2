import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  difference,
  featureCollection,
  multiPolygon,
  circle as turfCircle,
  union,
} from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import initGeos from "geos-wasm";
import { groundOutsideCircles } from "../../src/core/circles/circle-ground.ts";
import {
  CHORD_TOLERANCE_M,
  groundOutsideDiscs,
  loopM2,
  unionOfDiscs,
} from "../../src/core/circles/dissolve.ts";
import { type PlaneDisc, WorkingPlane } from "../../src/core/circles/working-plane.ts";
import { polygonM2 } from "../../src/core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import { loadRegionOutlines } from "../../src/io/region/load-region.ts";
import { interleavedMedians } from "./interleaved.ts";
import { agreementLine, type BenchLine, ratioLine, timeLine } from "./result.ts";
import { syntheticPlaces } from "./synthetic.ts";

const folder = fileURLToPath(new URL("../../public/region/zhejiang/", import.meta.url));
const RADIUS_M = 1000;
/** The peers' circles; chords of ours leave the rim by 0.1 m, of these by 1.2 m. */
const PEER_STEPS = 64;
/** Ours are short: their time is the mean of this many in a row, rubbish collected between. */
const REPEATS = 10;
const COUNTY = "330127";
const TIMES_TURF = 50;
const TIMES_GEOS = 8;
/** What 64-gons lack of their discs, with room for the gap being smaller than the discs. */
const PEER_ERROR = 0.004;

type Place = readonly [number, number];
type Ground = readonly PolygonCoordinates[];

/** (d) Land outside circles: in a county, over the province, and 30,000 circles. */
export async function benchAreaGap(): Promise<BenchLine[]> {
  const levels = await loadRegionOutlines(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  const counties = levels.get("county")!;
  const county = counties.find(({ id }) => id === COUNTY)!.polygons;
  const all = counties.map(({ polygons }) => polygons);
  return [
    ...inCounty(county),
    ...(await inProvince(all)),
    ...thirtyThousand(all),
    ...againstIntegral(),
  ];
}

function inCounty(county: Ground): BenchLine[] {
  const centres = placesIn(county, 500);
  let ours: Ground = [];
  let theirs = 0;
  const medians = interleavedMedians(3, {
    ours: () => {
      for (let n = 0; n < REPEATS; n++) ours = groundOutsideCircles(county, centres, RADIUS_M);
    },
    turf: () => {
      const circles = centres.map((at) =>
        turfCircle([...at], RADIUS_M / 1000, { steps: PEER_STEPS, units: "kilometers" }),
      );
      const joined = union(featureCollection<Polygon | MultiPolygon>(circles))!;
      const land = multiPolygon(county as unknown as Position[][][]);
      const gap = difference(featureCollection<Polygon | MultiPolygon>([land, joined]))!;
      theirs = areaOf(partsOf(gap.geometry));
    },
  });
  const what = "area gap of 500 circles in a county";
  return [
    timeLine(`${what}: ours, degrees to degrees`, medians.ours! / REPEATS, null),
    timeLine("  turf.union + turf.difference", medians.turf!, null),
    ratioLine("  ours is faster by", (REPEATS * medians.turf!) / medians.ours!, TIMES_TURF),
    nearLine("  areas differ by", areaOf(ours), theirs, PEER_ERROR),
  ];
}

async function inProvince(counties: readonly Ground[]): Promise<BenchLine[]> {
  const places = syntheticPlaces(2000, 2);
  const centres = [...places.lon].map((lon, k): Place => [lon, places.lat[k]!]);
  const plane = new WorkingPlane(120.5, 29.2);
  const geos = await initGeos();
  const read = (wkt: string): number => {
    const size = wkt.length + 1;
    const text = geos.Module._malloc(size);
    geos.Module.stringToUTF8(wkt, text, size); // ASCII: a byte a letter
    const reader = geos.GEOSWKTReader_create();
    const geometry = geos.GEOSWKTReader_read(reader, text);
    geos.GEOSWKTReader_destroy(reader);
    geos.Module._free(text);
    return geometry as unknown as number;
  };
  const ring = (points: readonly Place[]): string =>
    `(${points.map(([x, y]) => `${x} ${y}`).join(",")})`;
  // Counties share edges: one land of them, joined before the clock runs.
  const pieces = read(
    `MULTIPOLYGON(${counties
      .flat()
      .map((rings) => `(${rings.map((r) => ring(inPlane(r, plane))).join(",")})`)
      .join(",")})`,
  );
  const land = geos.GEOSUnaryUnion(pieces as never) as unknown as number;
  const discs = centres.map(([lon, lat]) => plane.disc(lon, lat, RADIUS_M));
  const circles = read(
    `MULTIPOLYGON(${discs
      .map(({ x, y, r }) => {
        const points = Array.from({ length: PEER_STEPS + 1 }, (_, k): Place => {
          const turn = (2 * Math.PI * (k % PEER_STEPS)) / PEER_STEPS;
          return [x + r * Math.cos(turn), y + r * Math.sin(turn)];
        });
        return `(${ring(points)})`;
      })
      .join(",")})`,
  );
  const grounds = counties.map((ground) => planeRings(ground, plane));
  const discsNear = grounds.map((rings) => near(discs, rings));
  const landM2 = counties.reduce((sum, ground) => sum + areaOf(ground), 0);
  const out = geos.Module._malloc(8);
  const areaIn = (geometry: number): number => {
    geos.GEOSArea(geometry as never, out as never);
    return geos.Module.getValue(out, "double") as number;
  };
  let ours = 0;
  let theirs = 0;
  const medians = interleavedMedians(5, {
    ours: () => {
      for (let n = 0; n < REPEATS; n++) {
        for (const [k, rings] of grounds.entries()) groundOutsideDiscs(rings, discsNear[k]!);
      }
    },
    whole: () => {
      for (const ground of counties) groundOutsideCircles(ground, centres, RADIUS_M);
    },
    geos: () => {
      const joined = geos.GEOSUnaryUnion(circles as never) as unknown as number;
      const gap = geos.GEOSDifference(land as never, joined as never) as unknown as number;
      theirs = areaIn(gap) / areaIn(land);
      geos.GEOSGeom_destroy(gap as never);
      geos.GEOSGeom_destroy(joined as never);
    },
  });
  ours = gapOfAll(counties, centres) / landM2;
  return [
    timeLine(
      "area gap of 2,000 circles in the province: ours, in the plane",
      medians.ours! / REPEATS,
      null,
    ),
    timeLine("  the same from degrees to degrees", medians.whole!, null),
    timeLine("  GEOS WebAssembly, union + difference in the plane", medians.geos!, null),
    ratioLine("  ours is faster by", (REPEATS * medians.geos!) / medians.ours!, TIMES_GEOS),
    nearLine("  shares of land differ by", ours, theirs, PEER_ERROR),
  ];
}

function thirtyThousand(counties: readonly Ground[]): BenchLine[] {
  const places = syntheticPlaces(30_000, 2);
  const centres = [...places.lon].map((lon, k): Place => [lon, places.lat[k]!]);
  const { ours } = interleavedMedians(3, {
    ours: () => {
      for (const ground of counties) groundOutsideCircles(ground, centres, RADIUS_M);
    },
  });
  return [timeLine("area gap of 30,000 circles in the province", ours!, 1200)];
}

/** Vertices against Green's theorem along the arcs. */
function againstIntegral(): BenchLine[] {
  const places = syntheticPlaces(30_000, 2);
  const plane = new WorkingPlane(120.5, 29.2);
  const discs = [...places.lon].map((lon, k) => plane.disc(lon, places.lat[k]!, RADIUS_M));
  const found = unionOfDiscs(discs, CHORD_TOLERANCE_M)!;
  const drawn = found.loops.reduce((sum, loop) => sum + loopM2(loop.at), 0) + found.segmentsM2;
  const relative = Math.abs(drawn / found.areaM2 - 1);
  const measured = relative.toExponential(1);
  return [agreementLine("  30,000 discs: area by vertices and by arcs", measured, relative < 1e-9)];
}

function gapOfAll(counties: readonly Ground[], centres: readonly Place[]): number {
  return counties.reduce(
    (sum, ground) => sum + areaOf(groundOutsideCircles(ground, centres, RADIUS_M)),
    0,
  );
}

/** Seeded places on the ground, spread evenly over its box. */
function placesIn(ground: Ground, count: number): Place[] {
  const index = new PolygonIndex([{ id: "", polygons: ground }]);
  const points = ground.flatMap((rings) => rings[0]!);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [w, e] = [Math.min(...lons), Math.max(...lons)];
  const [s, n] = [Math.min(...lats), Math.max(...lats)];
  const places: Place[] = [];
  // Steps by the golden ratio and by √2 fill a box evenly.
  for (let k = 1; places.length < count; k++) {
    const lon = w + ((k * 0.6180339887498949) % 1) * (e - w);
    const lat = s + ((k * 0.41421356237309503) % 1) * (n - s);
    if (index.at(lon, lat) >= 0) places.push([lon, lat]);
  }
  return places;
}

function inPlane(points: readonly Place[], plane: WorkingPlane): Place[] {
  return points.map(([lon, lat]) => plane.fromDegrees(lon, lat));
}

/** Rings of valid polygons in the plane, exteriors counter-clockwise, holes clockwise. */
function planeRings(ground: Ground, plane: WorkingPlane): number[][] {
  return ground.flatMap((rings) =>
    rings.map((ring, k) => {
      const at = inPlane(ring.slice(1), plane).flat();
      if (loopM2(at) > 0 === (k === 0)) return at;
      return inPlane(ring.slice(1).reverse(), plane).flat();
    }),
  );
}

/** Discs that may touch the box of the rings. */
function near(discs: readonly PlaneDisc[], rings: readonly (readonly number[])[]): PlaneDisc[] {
  const xs = rings.flatMap((ring) => ring.filter((_, k) => k % 2 === 0));
  const ys = rings.flatMap((ring) => ring.filter((_, k) => k % 2 === 1));
  const [w, e] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [s, n] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  return discs.filter(({ x, y, r }) => x > w - r && x < e + r && y > s - r && y < n + r);
}

function partsOf(geometry: Polygon | MultiPolygon): Ground {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts as unknown as Ground;
}

function areaOf(polygons: Ground): number {
  return polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);
}

function nearLine(what: string, a: number, b: number, within: number): BenchLine {
  const relative = Math.abs(a / b - 1);
  return agreementLine(what, `${(100 * relative).toFixed(3)} %`, relative < within);
}
