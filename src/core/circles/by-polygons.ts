import { difference, featureCollection, polygon as turfPolygon, union } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { rimOfCircle, rimSteps } from "../geo/rim.ts";
import { CHORD_TOLERANCE_M } from "./dissolve.ts";

type Shape = Feature<Polygon | MultiPolygon>;

/** The union of service circles by polygons: slow, for scenes in which no arcs could be joined. */
export function unionByPolygons(
  centres: readonly (readonly [number, number])[],
  radiusM: number,
): PolygonCoordinates[] {
  return partsOf(united(centres, radiusM));
}

/** Ground outside service circles by polygons, as `unionByPolygons`. */
export function outsideByPolygons(
  ground: readonly PolygonCoordinates[],
  centres: readonly (readonly [number, number])[],
  radiusM: number,
): PolygonCoordinates[] {
  const circles = united(centres, radiusM);
  if (circles === null) return [...ground];
  return ground.flatMap((polygon) =>
    partsOf(difference(featureCollection<Polygon | MultiPolygon>([asTurf(polygon), circles]))),
  );
}

function united(centres: readonly (readonly [number, number])[], radiusM: number): Shape | null {
  const steps = rimSteps(radiusM, CHORD_TOLERANCE_M);
  const circles = centres.map(([lon, lat]) => turfPolygon([rimOfCircle(lon, lat, radiusM, steps)]));
  if (circles.length < 2) return circles[0] ?? null;
  return union(featureCollection<Polygon | MultiPolygon>(circles));
}

function partsOf(shape: Shape | null): PolygonCoordinates[] {
  if (shape === null) return [];
  const { geometry } = shape;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts as unknown as PolygonCoordinates[];
}

function asTurf(rings: PolygonCoordinates): Feature<Polygon> {
  return turfPolygon(rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])));
}
