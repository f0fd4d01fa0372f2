import { RADIANS_PER_DEGREE } from "../../src/core/geo/ellipsoid.ts";
import { sin } from "../../src/core/geo/trig.ts";

/** Web Mercator's ordinate of a latitude, in radians of its sphere: artanh(sin φ) as its series. */
export function mercatorY(latDeg: number): number {
  const s = sin(latDeg * RADIANS_PER_DEGREE);
  let power = s;
  let sum = 0;
  for (let k = 1; k < 80; k += 2) {
    sum += power / k;
    power *= s * s;
  }
  return sum;
}

/** The latitude whose ordinate is `y`, by bisection between two latitudes that enclose it. */
export function latOfMercatorY(y: number, south: number, north: number): number {
  let low = south;
  let high = north;
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (mercatorY(middle) < y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
