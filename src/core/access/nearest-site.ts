import type { EcefPoints } from "../geo/ecef.ts";
import { SEMI_MAJOR_M } from "../geo/ellipsoid.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import { costMmOf, UNREACHED } from "./access.ts";

const ROUNDING_M = 0.0011;

/**
 * How much longer than the shortest chord another chord may be while its rounded geodesic is
 * still no longer: rounding to a millimetre, plus the spread of curvature with direction.
 */
function slackM(chordM: number): number {
  const k = (chordM * chordM) / (24 * SEMI_MAJOR_M * SEMI_MAJOR_M);
  return ROUNDING_M + chordM * k * (chordM > 1_000_000 ? 0.5 : 0.03);
}

/**
 * For each demand point in `members`, the site of `sites` with the least rounded cost, ties to
 * the smallest index, written to `nearest` and `costMm`. Sites are in key order, so the
 * smallest index is the smallest `layer/id`.
 *
 * Chords are searched in buckets ring by ring; the last answer bounds the next search, which
 * makes neighbours in `members` cheap. Chords within `slackM` of the shortest are settled by
 * their geodesics.
 */
export function nearestSites(
  demand: EcefPoints,
  members: ArrayLike<number>,
  sites: EcefPoints,
  hash: PointHash,
  detour: number,
  nearest: Int32Array,
  costMm: Float64Array,
): void {
  const { start, item, x: hx, y: hy, z: hz, cols, rows, sizeM, uMin, vMin } = hash;
  const [e0, e1] = hash.east;
  const [n0, n1, n2] = hash.north;
  const { x: dx, y: dy, z: dz } = demand;
  let last = item.length > 0 ? item[0]! : -1;
  if (last < 0) return;
  for (let m = 0; m < members.length; m++) {
    const i = members[m]!;
    const px = dx[i]!;
    const py = dy[i]!;
    const pz = dz[i]!;
    const u = e0 * px + e1 * py;
    const v = n0 * px + n1 * py + n2 * pz;
    const wx = sites.x[last]! - px;
    const wy = sites.y[last]! - py;
    const wz = sites.z[last]! - pz;
    let best = Infinity;
    let second = Infinity;
    let found = last;
    const warm = Math.sqrt(wx * wx + wy * wy + wz * wz);
    let limit = warm + slackM(warm);
    let limit2 = limit * limit;
    const col = hash.colOf(u);
    const row = hash.rowOf(v);
    for (let ring = 0; ; ring++) {
      const west = col - ring;
      const eastCol = col + ring;
      const south = row - ring;
      const northRow = row + ring;
      const fromRow = Math.max(south, 0);
      const toRow = northRow >= rows ? rows - 1 : northRow;
      for (let r = fromRow; r <= toRow; r++) {
        const whole = r === south || r === northRow;
        const step = whole || ring === 0 ? 1 : eastCol - west;
        for (let c = west; c <= eastCol; c += step) {
          if (c < 0) {
            if (step === 1) c = -1;
            continue;
          }
          if (c >= cols) break;
          const b = r * cols + c;
          const to = start[b + 1]!;
          for (let e = start[b]!; e < to; e++) {
            const sx = hx[e]! - px;
            const sy = hy[e]! - py;
            const sz = hz[e]! - pz;
            const d2 = sx * sx + sy * sy + sz * sz;
            if (d2 > limit2) continue;
            if (d2 < best) {
              second = best;
              best = d2;
              found = item[e]!;
              const chord = Math.sqrt(d2);
              limit = chord + slackM(chord);
              limit2 = limit * limit;
            } else if (d2 < second) second = d2;
          }
        }
      }
      // Everything not yet seen lies beyond one of the sides that still have buckets behind them.
      let outer = Infinity;
      if (west > 0) outer = u - (uMin + west * sizeM);
      if (eastCol < cols - 1) outer = Math.min(outer, uMin + (eastCol + 1) * sizeM - u);
      if (south > 0) outer = Math.min(outer, v - (vMin + south * sizeM));
      if (northRow < rows - 1) outer = Math.min(outer, vMin + (northRow + 1) * sizeM - v);
      if (outer > limit) break;
    }
    if (second <= limit2) found = settleTie(px, py, pz, sites, hash, limit, detour);
    last = found;
    nearest[i] = found;
    costMm[i] = costMmOf(
      geodesicFromEcefM(px, py, pz, sites.x[found]!, sites.y[found]!, sites.z[found]!) * detour,
    );
  }
}

/** Among all sites within `limit` of the place: least rounded cost, then smallest index. */
function settleTie(
  px: number,
  py: number,
  pz: number,
  sites: EcefPoints,
  hash: PointHash,
  limit: number,
  detour: number,
): number {
  let found = -1;
  let least = UNREACHED;
  hash.visitWithin(px, py, pz, limit, (j) => {
    const metres = geodesicFromEcefM(px, py, pz, sites.x[j]!, sites.y[j]!, sites.z[j]!);
    const cost = costMmOf(metres * detour);
    if (cost < least || (cost === least && j < found)) {
      least = cost;
      found = j;
    }
  });
  return found;
}
