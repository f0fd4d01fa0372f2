import { ECC2, RADIANS_PER_DEGREE, SEMI_MINOR_M } from "./ellipsoid.ts";
import { sin } from "./trig.ts";

/**
 * Area of the ellipsoid between the equator and a latitude, per radian of longitude, in m²:
 * b² Σ (n + 1)/(2n + 1) e²ⁿ sin²ⁿ⁺¹ φ (Snyder 1987, eq. 3-12 expanded). Eight terms reach the
 * last bit.
 */
function zoneM2(latDeg: number): number {
  const s = sin(latDeg * RADIANS_PER_DEGREE);
  const step = ECC2 * s * s;
  let power = s;
  let sum = 0;
  for (let n = 0; n < 9; n++) {
    sum += ((n + 1) / (2 * n + 1)) * power;
    power *= step;
  }
  return SEMI_MINOR_M * SEMI_MINOR_M * sum;
}

/** Area of a longitude–latitude rectangle in m². */
export function rectangleM2(west: number, south: number, east: number, north: number): number {
  return (east - west) * RADIANS_PER_DEGREE * (zoneM2(north) - zoneM2(south));
}

/**
 * Signed area of a ring in degrees (first point repeated at the end), in m²: counter-clockwise
 * is positive. Edges are taken straight in the equal-area cylinder, which for edges of a few
 * kilometres differs from geodesics by far less than 0.01 %.
 */
export function ringM2(ring: readonly (readonly [number, number])[]): number {
  if (ring.length < 4) return 0;
  const [lon0, lat0] = ring[0]!;
  const zone0 = zoneM2(lat0);
  let sum = 0;
  let [x1, y1] = [0, 0];
  for (const [lon, lat] of ring.slice(1)) {
    const x2 = (lon - lon0) * RADIANS_PER_DEGREE;
    const y2 = zoneM2(lat) - zone0;
    sum += x1 * y2 - x2 * y1;
    x1 = x2;
    y1 = y2;
  }
  return sum / 2;
}

/** Area of a polygon with holes in m², whatever the winding. */
export function polygonM2(rings: readonly (readonly (readonly [number, number])[])[]): number {
  return rings.reduce((sum, ring, k) => sum + (k === 0 ? 1 : -1) * Math.abs(ringM2(ring)), 0);
}
