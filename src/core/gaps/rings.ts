import { type Edges, LeavingEdges, NONE } from "./leaving-edges.ts";

/** A ring of whole-number vertices, first repeated last. */
type Ring = readonly (readonly [number, number])[];

/** One exterior (counter-clockwise) and its holes (clockwise). */
export type RingPolygon = readonly Ring[];

/**
 * Joins the boundary edges of one connected piece of ground into polygons.
 *
 * Where several rings meet at a vertex the walk takes the rightmost turn: it stays with the
 * empty ground on its right, so that a hole touching the exterior in a corner becomes a ring of
 * its own and every ring visits a vertex once (valid in the sense of OGC simple features).
 */
export function joinRings(edges: Edges): RingPolygon[] {
  const leaving = new LeavingEdges(edges);
  const used = new Uint8Array(edges.length / 4);
  const exteriors: { ring: Ring; area: number }[] = [];
  const holes: Ring[] = [];
  for (let first = 0; first < edges.length; first += 4) {
    if (used[first / 4] === 1) continue;
    for (const loop of simpleLoops(walk(edges, leaving, used, first), edges, leaving)) {
      const ring = withoutStraightVertices(loop);
      if (ring.length < 4) continue;
      const area = doubleArea(ring);
      if (area > 0) exteriors.push({ ring, area });
      else if (area < 0) holes.push(ring);
    }
  }
  const polygons = exteriors.map(({ ring }) => [ring]);
  for (const hole of holes) {
    const home = polygons.length === 1 ? polygons[0] : smallestAround(exteriors, polygons, hole);
    home?.push(hole);
  }
  return polygons;
}

/** A closed walk, by its edges, as rings that visit each vertex once: what lies between two visits is one. */
function simpleLoops(
  walked: readonly number[],
  edges: Edges,
  leaving: LeavingEdges,
): [number, number][][] {
  const pointOf = (e: number): [number, number] => [edges[e]!, edges[e + 1]!];
  const closed = (path: readonly number[]): [number, number][] => [
    ...path.map(pointOf),
    pointOf(path[0]!),
  ];
  if (leaving.isSimple) return [closed(walked)];
  const loops: [number, number][][] = [];
  const path: number[] = [];
  // By vertex its place in the path; only vertices where rings can meet are looked up.
  const placeOf = new Map<number, number>();
  for (const e of walked) {
    const vertex = leaving.vertexOf(e);
    if (leaving.isShared(vertex)) {
      const before = placeOf.get(vertex);
      if (before !== undefined) {
        const loop = path.splice(before);
        for (const other of loop) placeOf.delete(leaving.vertexOf(other));
        loops.push(closed(loop));
      }
      placeOf.set(vertex, path.length);
    }
    path.push(e);
  }
  if (path.length > 0) loops.push(closed(path));
  return loops;
}

/** The edges of a closed walk from `first`, each where the one before ends. */
function walk(edges: Edges, leaving: LeavingEdges, used: Uint8Array, first: number): number[] {
  const walked: number[] = [];
  let at = first;
  for (;;) {
    used[at / 4] = 1;
    walked.push(at);
    const dx = edges[at + 2]! - edges[at]!;
    const dy = edges[at + 3]! - edges[at + 1]!;
    let next = NONE;
    const vertex = leaving.vertexAt(edges[at + 2]!, edges[at + 3]!);
    for (let e = leaving.first(vertex); e !== NONE; e = leaving.after(e)) {
      if (used[e / 4] === 1 && e !== first) continue;
      if (next === NONE || turnsFurtherRight(edges, dx, dy, e, next)) next = e;
    }
    if (next === NONE || next === first) return walked;
    at = next;
  }
}

/** Whether edge `a` leaves more to the right than `b`, coming in along (dx, dy). */
function turnsFurtherRight(edges: Edges, dx: number, dy: number, a: number, b: number): boolean {
  const ax = edges[a + 2]! - edges[a]!;
  const ay = edges[a + 3]! - edges[a + 1]!;
  const bx = edges[b + 2]! - edges[b]!;
  const by = edges[b + 3]! - edges[b + 1]!;
  const sideA = half(dx, dy, ax, ay);
  const sideB = half(dx, dy, bx, by);
  if (sideA !== sideB) return sideA < sideB;
  return ax * by - ay * bx > 0;
}

/** 0 for directions to the right (counted from straight back), 1 for the left half. */
function half(dx: number, dy: number, x: number, y: number): 0 | 1 {
  const cross = dx * y - dy * x;
  if (cross !== 0) return cross < 0 ? 0 : 1;
  return dx * x + dy * y < 0 ? 0 : 1;
}

/** Twice the signed area, taken from the first vertex to keep the products small. */
function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let k = 1; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    sum += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return sum;
}

function withoutStraightVertices(ring: readonly [number, number][]): [number, number][] {
  const open = ring.slice(0, -1);
  const kept = open.filter((point, k) => {
    const before = open[(k + open.length - 1) % open.length]!;
    const after = open[(k + 1) % open.length]!;
    const cross =
      (point[0] - before[0]) * (after[1] - point[1]) -
      (point[1] - before[1]) * (after[0] - point[0]);
    return cross !== 0;
  });
  return kept.length === 0 ? [] : [...kept, kept[0]!];
}

function smallestAround(
  exteriors: readonly { ring: Ring; area: number }[],
  polygons: Ring[][],
  hole: Ring,
): Ring[] | undefined {
  let found = -1;
  exteriors.forEach(({ ring, area }, k) => {
    const isAround = hole.every((point) => touches(ring, point));
    if (isAround && (found < 0 || area < exteriors[found]!.area)) found = k;
  });
  return polygons[found];
}

/** Inside the ring or on it. */
function touches(ring: Ring, [px, py]: readonly [number, number]): boolean {
  let inside = false;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    const cross = (x2 - x1) * (py - y1) - (px - x1) * (y2 - y1);
    const isBeside =
      px >= Math.min(x1, x2) &&
      px <= Math.max(x1, x2) &&
      py >= Math.min(y1, y2) &&
      py <= Math.max(y1, y2);
    if (cross === 0 && isBeside) return true;
    if (y1 > py !== y2 > py && cross > 0 === y2 > y1) inside = !inside;
  }
  return inside;
}
