import {
  featureCollection,
  kinks,
  multiPolygon,
  polygon as polygonFeature,
  union,
} from "@turf/turf";
import type { Position } from "geojson";
import type { PolygonCoordinates } from "../geo/polygon.ts";

/** Outlines of more vertices than this are taken as they are: looking for crossings would take minutes. */
const MOST_VERTICES = 20_000;

/** Whether any ring crosses itself or another ring of its polygon. */
export function crossesItself(polygons: readonly PolygonCoordinates[]): boolean {
  return polygons.some((rings) => {
    const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
    if (vertices > MOST_VERTICES) return false;
    return kinks(polygonFeature(asPositions(rings))).features.length > 0;
  });
}

/** The ground that an odd number of rings covers, as sound polygons; null where there is none. */
export function evenOdd(polygons: readonly PolygonCoordinates[]): PolygonCoordinates[] | null {
  const whole = multiPolygon(polygons.map(asPositions));
  const merged = union(featureCollection([whole, whole]));
  if (merged === null) return null;
  const { geometry } = merged;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts as unknown as PolygonCoordinates[];
}

function asPositions(rings: PolygonCoordinates): Position[][] {
  return rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
}
