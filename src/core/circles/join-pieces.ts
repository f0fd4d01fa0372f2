import { cos, sin } from "../geo/trig.ts";
import type { Discs } from "./disc-grid.ts";
import { type LandEdges, type OpenEdges, pointOnEdge } from "./land-edges.ts";
import { TWO_PI } from "./open-rims.ts";
import type { ArcEnd, LandArc } from "./rims-on-land.ts";

/** A closed loop, the area on its left; the first vertex is not repeated. */
export interface Loop {
  /** x and y in turns. */
  readonly at: readonly number[];
  /** Per vertex the corner of the ground it is, by the edge that begins there; −1 for any other. */
  readonly corner: readonly number[];
}

/** Closed loops with what they enclose. */
export interface Loops {
  readonly loops: readonly Loop[];
  /** Signed, by the arcs themselves and not their chords: Green's theorem. Plane m². */
  readonly arcAreaM2: number;
  /** Between the chords of `loops` and their arcs; positive. */
  readonly segmentsM2: number;
}

type Side = "inside" | "outside";

interface Drawn {
  readonly at: number[];
  readonly corner: number[];
}

/**
 * Joins open edges and arcs into loops. Each crossing has a name of its own (two discs in order,
 * or a disc and an edge), so that pieces are joined by look-up and never by comparing places.
 * `side` says where the area lies: `outside` the discs (arcs are walked clockwise) or `inside`.
 * Null where a piece has no successor: two crossings then fell together.
 */
export function joinPieces(
  side: Side,
  edges: LandEdges,
  open: OpenEdges,
  arcs: readonly LandArc[],
  discs: Discs,
  chordToleranceM: number,
): Loops | null {
  const next = successors(side, edges, open, arcs, discs.count);
  if (next === null) return null;
  const openCount = open.edge.length;
  const used = new Uint8Array(next.length);
  const loops: Loop[] = [];
  const sums = { arcAreaM2: 0, segmentsM2: 0 };
  for (let first = 0; first < next.length; first++) {
    if (used[first] === 1) continue;
    const loop: Drawn = { at: [], corner: [] };
    let k = first;
    do {
      if (used[k] === 1) return null;
      used[k] = 1;
      if (k < openCount) addEdge(loop, sums, edges, open, k);
      else addArc(loop, sums, arcs[k - openCount]!, discs, side, chordToleranceM);
      k = next[k]!;
    } while (k !== first);
    if (loop.corner.length >= 3) loops.push(loop);
  }
  return { loops, ...sums };
}

/** The piece after each: open edges are numbered first, then arcs; null where one has none. */
function successors(
  side: Side,
  edges: LandEdges,
  open: OpenEdges,
  arcs: readonly LandArc[],
  discCount: number,
): Int32Array | null {
  // Names of crossings: edge e out of disc i · edge e into disc i · rim i out of disc j.
  const wide = Math.max(discCount, 1);
  const out = (e: number, i: number): number => 2 * (e * wide + i);
  const into = (e: number, i: number): number => 2 * (e * wide + i) + 1;
  const rims = 2 * edges.count * wide;
  const emerges = (i: number, j: number): number => rims + i * wide + j;
  const openCount = open.edge.length;
  const atCorner = new Int32Array(edges.count).fill(-1);
  const atCrossing = new Map<number, number>();
  let named = 0;
  for (let k = 0; k < openCount; k++) {
    const e = open.edge[k]!;
    const from = open.outOf[k]!;
    if (from < 0) atCorner[e] = k;
    else {
      named++;
      atCrossing.set(out(e, from), k);
    }
  }
  const endNames = new Float64Array(arcs.length);
  for (let a = 0; a < arcs.length; a++) {
    const { disc, start, end } = arcs[a]!;
    if (start === null || end === null) continue;
    const first = "disc" in start ? emerges(disc, start.disc) : out(start.edge, disc);
    const last = nameOfEnd(end, disc, emerges, into);
    named++;
    atCrossing.set(side === "inside" ? first : last, openCount + a);
    endNames[a] = side === "inside" ? last : first;
  }
  if (atCrossing.size !== named) return null;
  const next = new Int32Array(openCount + arcs.length);
  for (let k = 0; k < openCount; k++) {
    const e = open.edge[k]!;
    const to = open.into[k]!;
    next[k] = to < 0 ? atCorner[edges.next[e]!]! : (atCrossing.get(into(e, to)) ?? -1);
  }
  for (let a = 0; a < arcs.length; a++) {
    const isWhole = arcs[a]!.start === null;
    next[openCount + a] = isWhole ? openCount + a : (atCrossing.get(endNames[a]!) ?? -1);
  }
  return next.includes(-1) ? null : next;
}

function nameOfEnd(
  end: ArcEnd,
  disc: number,
  emerges: (i: number, j: number) => number,
  into: (e: number, i: number) => number,
): number {
  return "disc" in end ? emerges(end.disc, disc) : into(end.edge, disc);
}

function addEdge(
  loop: Drawn,
  sums: { arcAreaM2: number },
  edges: LandEdges,
  open: OpenEdges,
  k: number,
): void {
  const e = open.edge[k]!;
  const isCorner = open.outOf[k]! < 0;
  let x1 = edges.x[e]!;
  let y1 = edges.y[e]!;
  let x2 = edges.x[edges.next[e]!]!;
  let y2 = edges.y[edges.next[e]!]!;
  if (open.into[k]! >= 0) [x2, y2] = pointOnEdge(edges, e, open.to[k]!);
  if (!isCorner) [x1, y1] = pointOnEdge(edges, e, open.from[k]!);
  loop.at.push(x1, y1);
  loop.corner.push(isCorner ? e : -1);
  sums.arcAreaM2 += (x1 * y2 - x2 * y1) / 2;
}

/** Vertices on the rim from the start of the arc up to, not including, its end; chords stay inside the disc. */
function addArc(
  loop: Drawn,
  sums: { arcAreaM2: number; segmentsM2: number },
  arc: LandArc,
  { x, y, r }: Discs,
  side: Side,
  chordToleranceM: number,
): void {
  const cx = x[arc.disc]!;
  const cy = y[arc.disc]!;
  const radius = r[arc.disc]!;
  const isWhole = arc.start === null;
  const turn = isWhole ? TWO_PI : arc.to - arc.from;
  // A chord over the angle 2h leaves r (1 − cos h) ≤ r h² / 2.
  const widest = 2 * Math.sqrt((2 * chordToleranceM) / radius);
  const parts = Math.max(isWhole ? 16 : 1, Math.ceil(turn / widest));
  const sign = side === "inside" ? 1 : -1;
  const begin = side === "inside" ? arc.from : arc.to;
  const stepCos = cos(turn / parts);
  const stepSin = sign * sin(turn / parts);
  let dx = radius * cos(begin);
  let dy = radius * sin(begin);
  const [firstX, firstY] = [dx, dy];
  for (let k = 0; k < parts; k++) {
    loop.at.push(cx + dx, cy + dy);
    loop.corner.push(-1);
    const turnedX = dx * stepCos - dy * stepSin;
    dy = dx * stepSin + dy * stepCos;
    dx = turnedX;
  }
  const sector = radius * radius * turn;
  sums.arcAreaM2 += (sign * sector + cx * (dy - firstY) - cy * (dx - firstX)) / 2;
  sums.segmentsM2 += (sector - parts * radius * radius * sin(turn / parts)) / 2;
}
