import type { EcefPoints } from "../geo/ecef.ts";
import { SEMI_MAJOR_M } from "../geo/ellipsoid.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import { costMmOf, isWithin } from "./access.ts";

/** A chord this much shorter than the cut-off is surely within it, 1 m longer surely not. */
const MARGIN_M = 1;

/**
 * For each demand point in `members`, how many sites have a rounded cost within the cut-off.
 * Points whose nearest site is beyond it are skipped: `costMm` is that cost. Chords within a
 * metre of the cut-off are settled by their geodesics.
 */
export function countWithin(
  demand: EcefPoints,
  members: ArrayLike<number>,
  sites: EcefPoints,
  hash: PointHash,
  cutoffMm: number,
  detour: number,
  costMm: Float64Array,
  count: Uint32Array,
): void {
  const { start, item, x: hx, y: hy, z: hz, cols } = hash;
  const [e0, e1] = hash.east;
  const [n0, n1, n2] = hash.north;
  const reach = cutoffMm / 1000 / detour;
  const k = (reach * reach) / (24 * SEMI_MAJOR_M * SEMI_MAJOR_M);
  const outer = reach + MARGIN_M;
  const outer2 = outer * outer;
  const inner = reach - MARGIN_M - reach * k * (reach > 1_000_000 ? 8 : 2);
  const inner2 = inner > 0 ? inner * inner : -1;
  for (let m = 0; m < members.length; m++) {
    const i = members[m]!;
    if (!isWithin(costMm[i]!, cutoffMm)) continue;
    const px = demand.x[i]!;
    const py = demand.y[i]!;
    const pz = demand.z[i]!;
    const u = e0 * px + e1 * py;
    const v = n0 * px + n1 * py + n2 * pz;
    const fromCol = hash.colOf(u - outer);
    const toCol = hash.colOf(u + outer);
    const toRow = hash.rowOf(v + outer);
    let sum = 0;
    for (let row = hash.rowOf(v - outer); row <= toRow; row++) {
      const to = start[row * cols + toCol + 1]!;
      for (let e = start[row * cols + fromCol]!; e < to; e++) {
        const sx = hx[e]! - px;
        const sy = hy[e]! - py;
        const sz = hz[e]! - pz;
        const d2 = sx * sx + sy * sy + sz * sz;
        if (d2 > outer2) continue;
        if (d2 <= inner2) {
          sum++;
          continue;
        }
        const j = item[e]!;
        const metres = geodesicFromEcefM(px, py, pz, sites.x[j]!, sites.y[j]!, sites.z[j]!);
        if (isWithin(costMmOf(metres * detour), cutoffMm)) sum++;
      }
    }
    count[i] = sum;
  }
}
