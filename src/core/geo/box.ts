import type { PolygonCoordinates } from "./polygon.ts";

/** West, south, east, north, in degrees unless said otherwise; turned inside out (∞ to −∞) around nothing. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around places of [lon, lat]. */
export function boxOfPlaces(places: Iterable<readonly [number, number]>): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    w = Math.min(w, lon);
    s = Math.min(s, lat);
    e = Math.max(e, lon);
    n = Math.max(n, lat);
  }
  return [w, s, e, n];
}

/** Whether boxes share a place; edges count. */
export function boxesMeet([w, s, e, n]: Box, [west, south, east, north]: Box): boolean {
  return w <= east && e >= west && s <= north && n >= south;
}

/** The box around polygons, by their exteriors. */
export function boxOfPolygons(polygons: readonly PolygonCoordinates[]): Box {
  return boxOfPlaces(polygons.flatMap(([exterior = []]) => exterior));
}
