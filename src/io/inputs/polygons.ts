import type { Geometry } from "geojson";
import type { Datum } from "../../core/facilities/import.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { toWgs84 } from "../datum/to-wgs84.ts";

/**
 * The polygons of a geometry as rings of [lon, lat] on WGS 84; null where it has none or they
 * are broken.
 */
export function polygonsOf(geometry: Geometry | null, datum: Datum): PolygonCoordinates[] | null {
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return null;
  const { coordinates }: { readonly coordinates?: unknown } = geometry;
  const polygons: PolygonCoordinates[] = [];
  for (const rings of listOf(geometry.type === "Polygon" ? [coordinates] : coordinates)) {
    const cleaned: [number, number][][] = [];
    for (const ring of listOf(rings)) {
      const points: [number, number][] = [];
      for (const position of listOf(ring)) {
        const [lon, lat] = listOf(position);
        if (!isDegrees(lon, 180) || !isDegrees(lat, 90)) return null;
        points.push(toWgs84(lon, lat, datum));
      }
      const first = points[0];
      const last = points[points.length - 1];
      if (first === undefined || last === undefined) return null;
      if (first[0] !== last[0] || first[1] !== last[1]) points.push(first);
      if (points.length < 4) return null;
      cleaned.push(points);
    }
    if (cleaned.length > 0) polygons.push(cleaned);
  }
  return polygons.length === 0 ? null : polygons;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isDegrees(value: unknown, limit: number): value is number {
  return typeof value === "number" && Math.abs(value) <= limit;
}
