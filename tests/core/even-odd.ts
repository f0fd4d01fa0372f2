import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";

/** Even–odd over all rings: inside an exterior and in none of its holes. */
export function isInside(
  polygons: readonly PolygonCoordinates[],
  lon: number,
  lat: number,
): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let k = 0; k + 1 < ring.length; k++) {
      const [x1, y1] = ring[k]!;
      const [x2, y2] = ring[k + 1]!;
      if (y1 > lat === y2 > lat) continue;
      if (lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}
