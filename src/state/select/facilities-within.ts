import type { FeatureCollection } from "geojson";
import type { Facility } from "../../core/facilities/facility.ts";
import type { LayerCount } from "../../core/facilities/layer-counts.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { PolygonIndex } from "../../core/geo/polygon-index.ts";

/** Facilities by class, those in the drawn areas of some units. */
export function countByClass(
  facilities: readonly Facility[],
  areas: FeatureCollection | null,
  unitIds: readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const index = areas === null ? null : indexOf(areas, new Set(unitIds));
  for (const { class: one, lon, lat } of facilities) {
    if (index !== null && index.at(lon, lat) < 0) continue;
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

/** Facilities by class, all of them. */
export function sumByClass(layers: readonly LayerCount[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { class: one, count } of layers) counts.set(one, (counts.get(one) ?? 0) + count);
  return counts;
}

function indexOf({ features }: FeatureCollection, wanted: ReadonlySet<string>): PolygonIndex {
  return new PolygonIndex(
    features.flatMap(({ properties, geometry }) => {
      const id = String(properties?.id);
      if (!wanted.has(id)) return [];
      if (geometry.type === "Polygon") {
        return [{ id, polygons: [geometry.coordinates as unknown as PolygonCoordinates] }];
      }
      if (geometry.type !== "MultiPolygon") return [];
      return [{ id, polygons: geometry.coordinates as unknown as readonly PolygonCoordinates[] }];
    }),
  );
}
