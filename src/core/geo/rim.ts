import { ECC2, RADIANS_PER_DEGREE, SEMI_MAJOR_M } from "./ellipsoid.ts";
import { geodesicM } from "./geodesic.ts";
import { cos, sin } from "./trig.ts";

const TWO_PI = 6.283185307179586;

/**
 * The rim of a service circle: a closed counter-clockwise ring of `steps` vertices on the true
 * circle. With n steps the chords lie at most r (1 − cos π/n) inside it.
 */
export function rimOfCircle(
  lon: number,
  lat: number,
  radiusM: number,
  steps: number,
): [number, number][] {
  const ring = Array.from({ length: steps }, (_, k) =>
    rimPoint(lon, lat, radiusM, (TWO_PI * k) / steps),
  );
  ring.push(ring[0]!);
  return ring;
}

/** Vertices a circle needs so that its chords stay within `toleranceM` of the true rim. */
export function rimSteps(radiusM: number, toleranceM: number): number {
  // r (1 − cos π/n) ≤ tolerance ⇐ π/n ≤ √(2 tolerance / r)
  return Math.max(16, Math.ceil(TWO_PI / 2 / Math.sqrt((2 * toleranceM) / radiusM)));
}

/**
 * The point whose geodesic distance to the centre is the radius (to the millimetre, for radii
 * up to 100 km), in the direction `angle`, in radians from east towards north.
 */
function rimPoint(lon: number, lat: number, radiusM: number, angle: number): [number, number] {
  const s = sin(lat * RADIANS_PER_DEGREE);
  const w2 = 1 - ECC2 * s * s;
  const primeVertical = SEMI_MAJOR_M / Math.sqrt(w2);
  const meridian = (primeVertical * (1 - ECC2)) / w2;
  const k = cos(lat * RADIANS_PER_DEGREE);
  const dLon = cos(angle) / (primeVertical * k * RADIANS_PER_DEGREE);
  const dLat = sin(angle) / (meridian * RADIANS_PER_DEGREE);
  let scale = radiusM;
  let point: [number, number] = [lon, lat];
  for (let round = 0; round < 4; round++) {
    point = [lon + dLon * scale, lat + dLat * scale];
    const metres = geodesicM(lon, lat, point[0], point[1]);
    if (metres === 0) return point;
    scale *= radiusM / metres;
  }
  return point;
}
