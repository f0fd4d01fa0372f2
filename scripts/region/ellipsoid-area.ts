import { ECC2, RADIANS_PER_DEGREE, SEMI_MAJOR_M } from "../../src/core/geo/ellipsoid.ts";
import { sin } from "../../src/core/geo/trig.ts";
import type { Ring, Rings } from "./rings.ts";

/** Area in km² of polygons on WGS 84, edges straight in longitude and latitude; holes taken off. */
export function areaKm2(polygons: readonly Rings[]): number {
  let m2 = 0;
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      const area = Math.abs(ringAreaM2(ring));
      m2 += i === 0 ? area : -area;
    });
  }
  return m2 / 1e6;
}

/** Green's theorem with the authalic integral; Simpson's rule along each edge. */
function ringAreaM2(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lonA, latA] = ring[i] as [number, number];
    const [lonB, latB] = ring[i + 1] as [number, number];
    if (lonA === lonB) continue;
    const strip = (zone(latA) + 4 * zone((latA + latB) / 2) + zone(latB)) / 6;
    sum += (lonB - lonA) * RADIANS_PER_DEGREE * strip;
  }
  return sum;
}

/**
 * Ground between the equator and a latitude, per radian of longitude:
 * a²(1−e²)/2 · (s/(1−e²s²) + artanh(es)/e), the second term as its series in (es)² ≤ 0.0067.
 */
function zone(latDeg: number): number {
  const s = sin(latDeg * RADIANS_PER_DEGREE);
  const x2 = ECC2 * s * s;
  const artanh = s * (1 + x2 * (1 / 3 + x2 * (1 / 5 + x2 * (1 / 7 + x2 * (1 / 9 + x2 / 11)))));
  return ((SEMI_MAJOR_M * SEMI_MAJOR_M * (1 - ECC2)) / 2) * (s / (1 - x2) + artanh);
}
