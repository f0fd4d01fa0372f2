import { ecefOf, writeEcef } from "./ecef.ts";
import { ECC2, ECC2_PRIME, SEMI_MAJOR_M } from "./ellipsoid.ts";
import { vincentyM } from "./vincenty.ts";

/** Chords up to this length use the series; longer ones are solved by iteration. */
const SERIES_LIMIT_M = 100_000;
const INVERSE_SCALE = 1 / (SEMI_MAJOR_M * (1 - ECC2));
const INVERSE_A2_24 = 1 / (24 * SEMI_MAJOR_M * SEMI_MAJOR_M);

/**
 * Geodesic metres between two points of the ellipsoid from their earth-centred chord
 * (difference `dx, dy, dz`) and the mean `z` of the two, for chords up to 100 km.
 *
 * The geodesic is taken as an arc of the radius of curvature R at the middle in the chord's
 * direction: 1/R = (1 + e′² (dz/c)²) / N (Euler), so that s = 2R·asin(c/2R), expanded in
 * k = c²/24R². Only + − × ÷ √: the same bits in every engine. Against geographiclib the
 * error stays under 0.01 µm at 5 km and 0.1 mm at 100 km (tests hold it to that).
 */
function seriesGeodesicM(c2: number, dz: number, zMean: number): number {
  if (c2 === 0) return 0;
  const t = zMean * INVERSE_SCALE;
  const bend = 1 + (ECC2_PRIME * dz * dz) / c2;
  const k = (c2 * INVERSE_A2_24 * bend * bend) / (1 + ECC2 * t * t);
  return Math.sqrt(c2) * (1 + k * (1 + k * (2.7 + 9.642857142857142 * k)));
}

/** Geodesic metres on WGS 84 from the earth-centred coordinates of both ends. */
export function geodesicFromEcefM(
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
): number {
  const dx = ax - bx;
  const dy = ay - by;
  const dz = az - bz;
  const c2 = dx * dx + dy * dy + dz * dz;
  if (c2 <= SERIES_LIMIT_M * SERIES_LIMIT_M) return seriesGeodesicM(c2, dz, (az + bz) / 2);
  return vincentyM(ax, ay, az, bx, by, bz);
}

/** Geodesic metres on WGS 84 between two longitude–latitude pairs in degrees. */
export function geodesicM(lonA: number, latA: number, lonB: number, latB: number): number {
  const p = ecefOf(2);
  writeEcef(p, 0, lonA, latA);
  writeEcef(p, 1, lonB, latB);
  return geodesicFromEcefM(p.x[0]!, p.y[0]!, p.z[0]!, p.x[1]!, p.y[1]!, p.z[1]!);
}
