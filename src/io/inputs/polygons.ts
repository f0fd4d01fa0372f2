import type { Geometry } from "geojson";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";

/** The polygons of a geometry as rings of [lon, lat]; null where it has none or they are broken. */
export function polygonsOf(geometry: Geometry | null): PolygonCoordinates[] | null {
  if (geometry === null) return null;
  const parts =
    geometry.type === "Polygon"
      ? [geometry.coordinates]
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates
        : null;
  if (parts === null || parts.length === 0) return null;
  const polygons: PolygonCoordinates[] = [];
  for (const rings of parts) {
    const cleaned: [number, number][][] = [];
    for (const ring of rings) {
      const points: [number, number][] = [];
      for (const [lon, lat] of ring) {
        if (typeof lon !== "number" || typeof lat !== "number") return null;
        points.push([lon, lat]);
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
  return polygons;
}
