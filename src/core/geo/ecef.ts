import { ECC2, RADIANS_PER_DEGREE, SEMI_MAJOR_M } from "./ellipsoid.ts";
import { cos, sin } from "./trig.ts";

/** Points on the ellipsoid as earth-centred metres, one entry per point. */
export interface EcefPoints {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Writes the earth-centred metres of one longitude and latitude (degrees) at index `i`. */
export function writeEcef(into: EcefPoints, i: number, lonDeg: number, latDeg: number): void {
  const lon = lonDeg * RADIANS_PER_DEGREE;
  const lat = latDeg * RADIANS_PER_DEGREE;
  const sinLat = sin(lat);
  const cosLat = cos(lat);
  const n = SEMI_MAJOR_M / Math.sqrt(1 - ECC2 * sinLat * sinLat);
  into.x[i] = n * cosLat * cos(lon);
  into.y[i] = n * cosLat * sin(lon);
  into.z[i] = n * (1 - ECC2) * sinLat;
}

export function ecefOf(count: number): EcefPoints {
  return {
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
  };
}

/** `lon` and `lat` in degrees, equal lengths. */
export function ecefFromLonLat(lon: ArrayLike<number>, lat: ArrayLike<number>): EcefPoints {
  const points = ecefOf(lon.length);
  for (let i = 0; i < lon.length; i++) writeEcef(points, i, lon[i]!, lat[i]!);
  return points;
}
