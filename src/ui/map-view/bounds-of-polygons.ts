import type { PolygonCoordinates } from "../../core/geo/polygon.ts";

/** West, south, east, north in degrees. */
export function boundsOfPolygons(
  polygons: readonly PolygonCoordinates[],
): readonly [number, number, number, number] {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [exterior] of polygons) {
    for (const [lon, lat] of exterior ?? []) {
      w = Math.min(w, lon);
      s = Math.min(s, lat);
      e = Math.max(e, lon);
      n = Math.max(n, lat);
    }
  }
  return [w, s, e, n];
}
