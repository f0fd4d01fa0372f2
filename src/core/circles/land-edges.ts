import { atan2 } from "../geo/trig.ts";
import type { Discs } from "./disc-grid.ts";
import { TWO_PI } from "./open-rims.ts";

const LAST_BEFORE_1 = 1 - Number.EPSILON / 2;

/** A ring of the plane, x and y in turns, first vertex not repeated; the ground is on its left. */
export type PlaneRing = readonly number[];

/** The outline of the ground: edge e runs from (x[e], y[e]) to the start of edge `next[e]`. */
export interface LandEdges {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly next: Int32Array;
}

export function landEdges(rings: readonly PlaneRing[]): LandEdges {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const next = new Int32Array(count);
  let e = 0;
  for (const ring of rings) {
    const first = e;
    for (let k = 0; k < ring.length; k += 2, e++) {
      x[e] = ring[k]!;
      y[e] = ring[k + 1]!;
      next[e] = k + 2 < ring.length ? e + 1 : first;
    }
  }
  return { count, x, y, next };
}

/**
 * Stretches of edges that no disc covers, from share `from` to share `to` of the edge. The edge
 * comes out of disc `outOf` and goes into disc `into`; −1 where it is open to its end.
 */
export interface OpenEdges {
  readonly edge: number[];
  readonly from: number[];
  readonly to: number[];
  readonly outOf: number[];
  readonly into: number[];
}

/** Where rims cross the outline: at `angle`, going counter-clockwise, the rim enters or leaves the ground. */
export interface RimCrossings {
  readonly disc: number[];
  readonly angle: number[];
  readonly edge: number[];
  readonly enters: boolean[];
}

interface Covered {
  from: number;
  to: number;
  by: number;
}

/**
 * Cuts the outline by the discs. Whether a vertex lies in a disc is decided by one comparison
 * for the edge that ends there and the one that begins, so both agree where the outline crosses.
 */
export function cutEdges(
  edges: LandEdges,
  discs: Discs,
): { open: OpenEdges; crossings: RimCrossings } {
  const open: OpenEdges = { edge: [], from: [], to: [], outOf: [], into: [] };
  const crossings: RimCrossings = { disc: [], angle: [], edge: [], enters: [] };
  const { x, y, r, near, greatestR } = discs;
  const covered: Covered[] = [];
  let [e, px, py, qx, qy] = [0, 0, 0, 0, 0];
  const cut = (disc: number): void => {
    const stretch = coveredStretch(px, py, qx, qy, x[disc]!, y[disc]!, r[disc]!, disc);
    if (stretch === null) return;
    covered.push(stretch);
    if (stretch.from > 0) note(crossings, discs, edges, e, stretch.from, disc, false);
    if (stretch.to < 1) note(crossings, discs, edges, e, stretch.to, disc, true);
  };
  for (e = 0; e < edges.count; e++) {
    px = edges.x[e]!;
    py = edges.y[e]!;
    qx = edges.x[edges.next[e]!]!;
    qy = edges.y[edges.next[e]!]!;
    const west = Math.min(px, qx);
    const south = Math.min(py, qy);
    const east = Math.max(px, qx);
    const north = Math.max(py, qy);
    near(west - greatestR, south - greatestR, east + greatestR, north + greatestR, cut);
    if (covered.length === 0) push(open, e, 0, 1, -1, -1);
    else {
      addOpen(open, e, covered);
      covered.length = 0;
    }
  }
  return { open, crossings };
}

/** The share of an edge inside a disc; −Infinity and Infinity where it reaches past an end. */
function coveredStretch(
  px: number,
  py: number,
  qx: number,
  qy: number,
  cx: number,
  cy: number,
  r: number,
  by: number,
): Covered | null {
  const fx = px - cx;
  const fy = py - cy;
  const gx = qx - cx;
  const gy = qy - cy;
  if ((fx > r && gx > r) || (fx < -r && gx < -r) || (fy > r && gy > r) || (fy < -r && gy < -r)) {
    return null;
  }
  const startsIn = fx * fx + fy * fy < r * r;
  const endsIn = gx * gx + gy * gy < r * r;
  if (startsIn && endsIn) return { from: -Infinity, to: Infinity, by };
  const dx = qx - px;
  const dy = qy - py;
  const a = dx * dx + dy * dy;
  const b = fx * dx + fy * dy;
  const root = b * b - a * (fx * fx + fy * fy - r * r);
  if (root <= 0 && startsIn === endsIn) return null;
  const half = Math.sqrt(Math.max(0, root));
  const within = (t: number): number => Math.min(Math.max(t, Number.MIN_VALUE), LAST_BEFORE_1);
  if (startsIn) return { from: -Infinity, to: within((half - b) / a), by };
  if (endsIn) return { from: within((-half - b) / a), to: Infinity, by };
  const from = (-half - b) / a;
  const to = (half - b) / a;
  return from > 0 && to < 1 && from < to ? { from, to, by } : null;
}

function note(
  crossings: RimCrossings,
  { x, y }: Discs,
  edges: LandEdges,
  e: number,
  share: number,
  disc: number,
  enters: boolean,
): void {
  const [px, py] = pointOnEdge(edges, e, share);
  const angle = atan2(py - y[disc]!, px - x[disc]!);
  crossings.disc.push(disc);
  crossings.angle.push(angle < 0 ? angle + TWO_PI : angle);
  crossings.edge.push(e);
  crossings.enters.push(enters);
}

export function pointOnEdge(edges: LandEdges, e: number, share: number): [number, number] {
  const px = edges.x[e]!;
  const py = edges.y[e]!;
  const q = edges.next[e]!;
  return [px + share * (edges.x[q]! - px), py + share * (edges.y[q]! - py)];
}

function addOpen(open: OpenEdges, edge: number, covered: Covered[]): void {
  covered.sort((a, b) => a.from - b.from);
  let end = 0;
  let last = -1;
  for (const { from, to, by } of covered) {
    if (from > end) push(open, edge, end, from, last, by);
    if (to > end) {
      end = to;
      last = by;
    }
  }
  if (end < 1) push(open, edge, end, 1, last, -1);
}

function push(
  open: OpenEdges,
  edge: number,
  from: number,
  to: number,
  outOf: number,
  into: number,
): void {
  open.edge.push(edge);
  open.from.push(from);
  open.to.push(to);
  open.outOf.push(outOf);
  open.into.push(into);
}
