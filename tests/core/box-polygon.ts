import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";

/** A rectangle of degrees, anticlockwise and closed. */
export function box(w: number, s: number, e: number, n: number): PolygonCoordinates {
  return [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ];
}
