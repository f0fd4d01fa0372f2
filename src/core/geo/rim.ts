import { ECC2, RADIANS_PER_DEGREE, SEMI_MAJOR_M } from "./ellipsoid.ts";
import { geodesicM } from "./geodesic.ts";
import { cos, sin } from "./trig.ts";

const TWO_PI = 6.283185307179586;

/**
 * The rim of a service circle: a closed counter-clockwise ring of `steps` vertices whose
 * geodesic distance to the centre is the radius (to the millimetre, for radii up to 100 km).
 * With n steps the chords lie at most r (1 − cos π/n) inside the true circle.
 */
export function rimOfCircle(
  lon: number,
  lat: number,
  radiusM: number,
  steps: number,
): [number, number][] {
  const s = sin(lat * RADIANS_PER_DEGREE);
  const w2 = 1 - ECC2 * s * s;
  const n = SEMI_MAJOR_M / Math.sqrt(w2);
  const m = (n * (1 - ECC2)) / w2;
  const ring: [number, number][] = [];
  for (let k = 0; k < steps; k++) {
    const east = cos((TWO_PI * k) / steps);
    const north = sin((TWO_PI * k) / steps);
    ring.push(onRim(lon, lat, radiusM, east / n, north / m));
  }
  ring.push(ring[0]!);
  return ring;
}

/** Vertices a circle needs so that its chords stay within `toleranceM` of the true rim. */
export function rimSteps(radiusM: number, toleranceM: number): number {
  // 1 − cos x ≥ tolerance / r  ⇔  x ≈ √(2 tolerance / r)
  return Math.max(16, Math.ceil(TWO_PI / 2 / Math.sqrt((2 * toleranceM) / radiusM)));
}

/** Scales a first guess along the direction until its geodesic is the radius. */
function onRim(
  lon: number,
  lat: number,
  radiusM: number,
  eastRadians: number,
  northRadians: number,
): [number, number] {
  const k = cos(lat * RADIANS_PER_DEGREE);
  let scale = radiusM;
  let point: [number, number] = [lon, lat];
  for (let round = 0; round < 4; round++) {
    point = [
      lon + (eastRadians * scale) / k / RADIANS_PER_DEGREE,
      lat + (northRadians * scale) / RADIANS_PER_DEGREE,
    ];
    const metres = geodesicM(lon, lat, point[0], point[1]);
    if (metres === 0) return point;
    scale *= radiusM / metres;
  }
  return point;
}
