import { geodesicM } from "../../core/geo/geodesic.ts";

/** Geodesic length in metres of a path in degrees. */
export function pathLengthM(points: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let k = 1; k < points.length; k++) {
    const [lonA, latA] = points[k - 1]!;
    const [lonB, latB] = points[k]!;
    sum += geodesicM(lonA, latA, lonB, latB);
  }
  return sum;
}
