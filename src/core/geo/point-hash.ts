import type { EcefPoints } from "./ecef.ts";

/**
 * Points hashed by their orthogonal projection on the tangent plane of their middle. A
 * projection never lengthens a chord, so planar distance bounds the true one from below:
 * searches prune by it and stay exact anywhere on earth.
 *
 * Points are stored bucket by bucket: entry e is point `item[e]`, with its coordinates beside
 * it; bucket b holds entries `start[b]` to `start[b + 1]`.
 */
export class PointHash {
  readonly east: readonly [number, number, number];
  readonly north: readonly [number, number, number];
  readonly cols: number;
  readonly rows: number;
  readonly uMin: number;
  readonly vMin: number;
  readonly sizeM: number;
  readonly start: Uint32Array;
  readonly item: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;

  /** Hashes `members` (all points when absent) with about `perBucket` points to a bucket. */
  constructor(points: EcefPoints, members?: ArrayLike<number>, perBucket = 2) {
    const count = members === undefined ? points.count : members.length;
    const at = (k: number): number => (members === undefined ? k : members[k]!);
    const [east, north] = tangentAxes(points, count, at);
    this.east = east;
    this.north = north;
    const u = new Float64Array(count);
    const v = new Float64Array(count);
    let uMin = Infinity;
    let uMax = -Infinity;
    let vMin = Infinity;
    let vMax = -Infinity;
    for (let k = 0; k < count; k++) {
      const i = at(k);
      const uk = east[0] * points.x[i]! + east[1] * points.y[i]!;
      const vk = north[0] * points.x[i]! + north[1] * points.y[i]! + north[2] * points.z[i]!;
      u[k] = uk;
      v[k] = vk;
      if (uk < uMin) uMin = uk;
      if (uk > uMax) uMax = uk;
      if (vk < vMin) vMin = vk;
      if (vk > vMax) vMax = vk;
    }
    const width = Math.max(uMax - uMin, 1);
    const height = Math.max(vMax - vMin, 1);
    this.uMin = count === 0 ? 0 : uMin;
    this.vMin = count === 0 ? 0 : vMin;
    this.sizeM = Math.max(1, Math.sqrt((width * height * perBucket) / Math.max(count, 1)));
    this.cols = count === 0 ? 1 : Math.min(4096, Math.floor(width / this.sizeM) + 1);
    this.rows = count === 0 ? 1 : Math.min(4096, Math.floor(height / this.sizeM) + 1);
    this.sizeM = Math.max(
      this.sizeM,
      (width * 1.000001) / this.cols,
      (height * 1.000001) / this.rows,
    );
    const buckets = this.cols * this.rows;
    this.start = new Uint32Array(buckets + 1);
    const bucket = new Uint32Array(count);
    for (let k = 0; k < count; k++) {
      const b = this.rowOf(v[k]!) * this.cols + this.colOf(u[k]!);
      bucket[k] = b;
      this.start[b + 1]!++;
    }
    for (let b = 0; b < buckets; b++) this.start[b + 1]! += this.start[b]!;
    const next = this.start.slice(0, buckets);
    this.item = new Int32Array(count);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.z = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      const e = next[bucket[k]!]!++;
      const i = at(k);
      this.item[e] = i;
      this.x[e] = points.x[i]!;
      this.y[e] = points.y[i]!;
      this.z[e] = points.z[i]!;
    }
  }

  colOf(u: number): number {
    const col = Math.floor((u - this.uMin) / this.sizeM);
    return col < 0 ? 0 : col >= this.cols ? this.cols - 1 : col;
  }

  rowOf(v: number): number {
    const row = Math.floor((v - this.vMin) / this.sizeM);
    return row < 0 ? 0 : row >= this.rows ? this.rows - 1 : row;
  }

  /** Calls `visit(item)` for every point whose chord to the place is at most `reachM`. */
  visitWithin(
    x: number,
    y: number,
    z: number,
    reachM: number,
    visit: (item: number) => void,
  ): void {
    const u = this.east[0] * x + this.east[1] * y;
    const v = this.north[0] * x + this.north[1] * y + this.north[2] * z;
    const reach2 = reachM * reachM;
    const lastCol = this.colOf(u + reachM);
    const lastRow = this.rowOf(v + reachM);
    for (let row = this.rowOf(v - reachM); row <= lastRow; row++) {
      const base = row * this.cols;
      const from = this.start[base + this.colOf(u - reachM)]!;
      const to = this.start[base + lastCol + 1]!;
      for (let e = from; e < to; e++) {
        const dx = this.x[e]! - x;
        const dy = this.y[e]! - y;
        const dz = this.z[e]! - z;
        if (dx * dx + dy * dy + dz * dz <= reach2) visit(this.item[e]!);
      }
    }
  }
}

type Axis = readonly [number, number, number];

/** East and north unit vectors at the middle of the points. */
function tangentAxes(points: EcefPoints, count: number, at: (k: number) => number): [Axis, Axis] {
  let sx = 0;
  let sy = 0;
  let sz = 0;
  for (let k = 0; k < count; k++) {
    const i = at(k);
    sx += points.x[i]!;
    sy += points.y[i]!;
    sz += points.z[i]!;
  }
  const length = Math.sqrt(sx * sx + sy * sy + sz * sz);
  const [ux, uy, uz] = length < 1 ? [1, 0, 0] : [sx / length, sy / length, sz / length];
  const flat = Math.sqrt(ux * ux + uy * uy);
  const east: Axis = flat < 1e-9 ? [1, 0, 0] : [-uy / flat, ux / flat, 0];
  const north: Axis = [
    uy * east[2] - uz * east[1],
    uz * east[0] - ux * east[2],
    ux * east[1] - uy * east[0],
  ];
  return [east, north];
}
