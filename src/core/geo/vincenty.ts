import { ECC2, FLATTENING, SEMI_MINOR_M } from "./ellipsoid.ts";
import { atan2, cos, sin } from "./trig.ts";

const PI = Math.PI;
const UP2 = ECC2 / (1 - ECC2);

/**
 * Geodesic metres by Vincenty's inverse formula (Survey Review XXIII/176, 1975), for points
 * farther apart than the chord series allows. Nearly antipodal pairs, where the iteration
 * does not settle, are given half the meridian: no planning question lives there.
 */
export function vincentyM(
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
): number {
  // Reduced latitude U: tan U = (1 − f) tan φ = z / (p (1 − f)), since z / p = (1 − e²) tan φ.
  const pa = Math.sqrt(ax * ax + ay * ay);
  const pb = Math.sqrt(bx * bx + by * by);
  const ua = reduced(az, pa);
  const ub = reduced(bz, pb);
  const difference = atan2(bx * -ay + by * ax, bx * ax + by * ay);
  let lambda = difference;
  for (let round = 0; round < 200; round++) {
    const sinL = sin(lambda);
    const cosL = cos(lambda);
    const u = ub.cos * sinL;
    const v = ua.cos * ub.sin - ua.sin * ub.cos * cosL;
    const sinS = Math.sqrt(u * u + v * v);
    if (sinS === 0) return 0;
    const cosS = ua.sin * ub.sin + ua.cos * ub.cos * cosL;
    const sigma = atan2(sinS, cosS);
    const sinA = (ua.cos * ub.cos * sinL) / sinS;
    const cos2A = 1 - sinA * sinA;
    const cos2M = cos2A === 0 ? 0 : cosS - (2 * ua.sin * ub.sin) / cos2A;
    const c = (FLATTENING / 16) * cos2A * (4 + FLATTENING * (4 - 3 * cos2A));
    const bracket = sigma + c * sinS * (cos2M + c * cosS * (2 * cos2M * cos2M - 1));
    const next = difference + (1 - c) * FLATTENING * sinA * bracket;
    if (Math.abs(next) > PI) break;
    if (Math.abs(next - lambda) < 1e-13) return lengthM(cos2A * UP2, sigma, sinS, cosS, cos2M);
    lambda = next;
  }
  return PI * SEMI_MINOR_M;
}

function reduced(z: number, p: number): { sin: number; cos: number } {
  const y = z / (1 - FLATTENING);
  const h = Math.sqrt(y * y + p * p);
  return { sin: y / h, cos: p / h };
}

function lengthM(u2: number, sigma: number, sinS: number, cosS: number, cos2M: number): number {
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const squared = 2 * cos2M * cos2M;
  const inner = cosS * (squared - 1) - (b / 6) * cos2M * (4 * sinS * sinS - 3) * (2 * squared - 3);
  return SEMI_MINOR_M * a * (sigma - b * sinS * (cos2M + (b / 4) * inner));
}
