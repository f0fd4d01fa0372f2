import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MultiPolygon, Point } from "geojson";
import { decodeGrid } from "../../src/io/region/grid-format.ts";
import { readFeatures } from "../../src/io/region/read-fgb.ts";
import { parseRegionIndex } from "../../src/io/region/region-index.ts";

const FOLDER = join(import.meta.dirname, "../../public/region/zhejiang");

/** Bytes of a file of the built region; building it is part of `npm test`. */
function regionBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

/** The same, as the readers of the region ask for it. */
export async function readBuilt(name: string): Promise<Uint8Array> {
  return regionBytes(name);
}

export function builtIndex() {
  return parseRegionIndex(JSON.parse(new TextDecoder().decode(regionBytes("region.json"))));
}

export function builtGrid() {
  return decodeGrid(regionBytes("grid.bin"));
}

/** Polygons by id of `counties`, `towns` or `land`. */
export async function builtPolygons(name: string) {
  const features = await readFeatures<MultiPolygon>(regionBytes(`${name}.fgb`));
  return new Map(features.map((f) => [String(f.properties.id), f.geometry.coordinates]));
}

export const CLASSES = ["elder", "nursery", "clinic", "sport"] as const;

export function builtFacilities(name: (typeof CLASSES)[number]) {
  return readFeatures<Point>(regionBytes(`facilities-${name}.fgb`));
}

/** Even-odd over all rings: inside an exterior and in none of its holes. */
export function contains(polygons: number[][][][], lon: number, lat: number): boolean {
  let inside = false;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[j] as [number, number];
        const [bx, by] = ring[i] as [number, number];
        if (ay > lat === by > lat) continue;
        if (lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      }
    }
  }
  return inside;
}
