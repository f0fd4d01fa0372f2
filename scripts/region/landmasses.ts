import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { areaKm2 } from "./ellipsoid-area.ts";
import { type Box, boxOf, type Rings, wound } from "./rings.ts";
import { SOURCES } from "./source-tables.ts";

export interface Landmass {
  readonly id: string;
  readonly rings: Rings;
  readonly box: Box;
  readonly areaKm2: number;
}

export function readPolygons(file: string): Rings[] {
  const text = readFileSync(join(SOURCES, file), "utf8");
  const collection = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
  return collection.features.flatMap(polygonsOf);
}

export function polygonsOf(feature: Feature<Polygon | MultiPolygon>): Rings[] {
  const { geometry } = feature;
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * The mainland and the islands `island-001…` by falling area, ties from west to east. Areas are
 * rounded to 0.0001 km² before they are compared, so the ids do not hang on a last bit.
 */
export function readLandmasses(): Landmass[] {
  return readPolygons("land.geojson")
    .map((source) => {
      const rings = wound(source);
      const area = Math.round(areaKm2([rings]) * 1e4) / 1e4;
      return { rings, box: boxOf([rings]), areaKm2: area };
    })
    .sort((a, b) => b.areaKm2 - a.areaKm2 || a.box.west - b.box.west || a.box.south - b.box.south)
    .map((land, i) => ({
      ...land,
      id: i === 0 ? "mainland" : `island-${String(i).padStart(3, "0")}`,
    }));
}
