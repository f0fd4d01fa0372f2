import { Delaunay } from "d3-delaunay";
import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { atan2, cos, sin } from "../geo/trig.ts";
import type { GroundShape } from "./ground-shape.ts";
import { groundFromEdges, stepsOf } from "./shared-edges.ts";

const TWO_PI = 6.283185307179586;
/** Arcs carry the vertices of a regular polygon with this many sides: 0.5 % within the disc. */
const SIDES = 64;

interface Cut {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * The ground of points: their Voronoi cells, cut at `cellM` from the point. Points in the same
 * place share one cell, told by the first of them. Distances are planar, scaled at the middle
 * latitude; every border is computed once and used from both sides, so cells fit exactly.
 */
export function voronoiGround(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  cellM: number,
): GroundShape {
  const firstAt = firstOfEachPlace(lon, lat);
  const places = [...new Set(firstAt)];
  const lats = places.map((i) => lat[i]!);
  const middle = places.length === 0 ? 0 : (least(lats) + most(lats)) / 2;
  const scale = cos(middle * RADIANS_PER_DEGREE) * METRES_PER_DEGREE_LAT;
  const xs = places.map((i) => lon[i]! * scale);
  const ys = places.map((i) => lat[i]! * METRES_PER_DEGREE_LAT);
  const cuts = cutBorders(xs, ys, cellM);
  const toSteps = (cut: Cut): number[] => [
    stepsOf(cut.x1 / scale),
    stepsOf(cut.y1 / METRES_PER_DEGREE_LAT),
    stepsOf(cut.x2 / scale),
    stepsOf(cut.y2 / METRES_PER_DEGREE_LAT),
  ];
  const cellOfPlace = new Map(
    places.map((i, k) => {
      const edges = closed(cuts[k]!, xs[k]!, ys[k]!, cellM).map(toSteps);
      return [i, edges.filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2).flat()];
    }),
  );
  const shape = groundFromEdges(
    firstAt.map((first, i) => (first === i ? cellOfPlace.get(i)! : [])),
  );
  return withSharedPlaces(shape, firstAt);
}

/** Points of one place border each other and stand on the ground of the first. */
function withSharedPlaces(shape: GroundShape, firstAt: readonly number[]): GroundShape {
  const membersOf = new Map<number, number[]>();
  firstAt.forEach((first, i) => {
    const members = membersOf.get(first);
    if (members === undefined) membersOf.set(first, [i]);
    else members.push(i);
  });
  return {
    ...shape,
    neighbours: (i, visit) => {
      for (const member of membersOf.get(firstAt[i]!)!) if (member !== i) visit(member);
      shape.neighbours(firstAt[i]!, (j) => {
        membersOf.get(j)!.forEach(visit);
      });
    },
    outline: (cells) => shape.outline([...new Set(cells.map((i) => firstAt[i]!))]),
  };
}

function firstOfEachPlace(lon: ArrayLike<number>, lat: ArrayLike<number>): number[] {
  const first = new Map<string, number>();
  return Array.from({ length: lon.length }, (_, i) => {
    const key = `${lon[i]!},${lat[i]!}`;
    const known = first.get(key);
    if (known !== undefined) return known;
    first.set(key, i);
    return i;
  });
}

/** For every point, the parts of its Voronoi borders within the disc, counter-clockwise. */
function cutBorders(xs: readonly number[], ys: readonly number[], cellM: number): Cut[][] {
  const count = xs.length;
  const cuts: Cut[][] = xs.map(() => []);
  if (count === 0) return cuts;
  const all = [...xs.flatMap((x, k) => [x, ys[k]!]), ...farCorners(xs, ys, cellM)];
  const { triangles, halfedges } = new Delaunay(all);
  for (let e = 0; e < halfedges.length; e++) {
    const opposite = halfedges[e]!;
    if (opposite < e) continue;
    const i = triangles[e]!;
    const j = triangles[e % 3 === 2 ? e - 2 : e + 1]!;
    if (i >= count || j >= count) continue;
    const a = circumcentre(all, triangles, Math.floor(e / 3));
    const b = circumcentre(all, triangles, Math.floor(opposite / 3));
    const home = Math.min(i, j);
    const cut = withinDisc(a, b, xs[home]!, ys[home]!, cellM);
    if (cut === null) continue;
    (isLeft(cut, xs[i]!, ys[i]!) ? cuts[i]! : cuts[j]!).push(cut);
    const back = { x1: cut.x2, y1: cut.y2, x2: cut.x1, y2: cut.y1 };
    (isLeft(cut, xs[i]!, ys[i]!) ? cuts[j]! : cuts[i]!).push(back);
  }
  return cuts;
}

/** Four points so far off that their borders with the others lie outside every disc. */
function farCorners(xs: readonly number[], ys: readonly number[], cellM: number): number[] {
  const [w, e] = [least(xs), most(xs)];
  const [s, n] = [least(ys), most(ys)];
  const off = 4 * (cellM + (e - w) + (n - s) + 1);
  return [w - off, s - off, e + off, s - off, e + off, n + off, w - off, n + off];
}

function circumcentre(
  points: readonly number[],
  triangles: ArrayLike<number>,
  t: number,
): readonly [number, number] {
  const at = (k: number): [number, number] => {
    const p = triangles[3 * t + k]! * 2;
    return [points[p]!, points[p + 1]!];
  };
  const [ax, ay] = at(0);
  const [bx, by] = at(1);
  const [cx, cy] = at(2);
  const dx = bx - ax;
  const dy = by - ay;
  const ex = cx - ax;
  const ey = cy - ay;
  const bl = dx * dx + dy * dy;
  const cl = ex * ex + ey * ey;
  const d = 0.5 / (dx * ey - dy * ex);
  return [ax + (ey * bl - dy * cl) * d, ay + (dx * cl - ex * bl) * d];
}

/** The part of the segment a–b within the disc, null where none is. */
function withinDisc(
  a: readonly [number, number],
  b: readonly [number, number],
  cx: number,
  cy: number,
  radius: number,
): Cut | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const fx = a[0] - cx;
  const fy = a[1] - cy;
  const length2 = dx * dx + dy * dy;
  if (!(length2 > 0) || !Number.isFinite(length2)) return null;
  const half = (fx * dx + fy * dy) / length2;
  const q = half * half - (fx * fx + fy * fy - radius * radius) / length2;
  if (q <= 0) return null;
  const from = Math.max(0, -half - Math.sqrt(q));
  const to = Math.min(1, -half + Math.sqrt(q));
  if (from >= to) return null;
  return {
    x1: a[0] + from * dx,
    y1: a[1] + from * dy,
    x2: to === 1 ? b[0] : a[0] + to * dx,
    y2: to === 1 ? b[1] : a[1] + to * dy,
  };
}

function isLeft({ x1, y1, x2, y2 }: Cut, x: number, y: number): boolean {
  return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0;
}

/** The borders of a cell in turn, with arcs of the disc where they do not meet. */
function closed(cuts: readonly Cut[], cx: number, cy: number, radius: number): Cut[] {
  const angle = (x: number, y: number): number => {
    const a = atan2(y - cy, x - cx);
    return a < 0 ? a + TWO_PI : a;
  };
  if (cuts.length === 0) return arc(cx, cy, radius, null, null, 0, TWO_PI);
  const inTurn = [...cuts].sort((p, q) => angle(p.x1, p.y1) - angle(q.x1, q.y1));
  return inTurn.flatMap((cut, k) => {
    const next = inTurn[(k + 1) % inTurn.length]!;
    const gap = Math.abs(next.x1 - cut.x2) + Math.abs(next.y1 - cut.y2);
    if (gap < 1e-6 * radius) return [cut, { x1: cut.x2, y1: cut.y2, x2: next.x1, y2: next.y1 }];
    const from = angle(cut.x2, cut.y2);
    const until = angle(next.x1, next.y1);
    const to = until > from ? until : until + TWO_PI;
    return [cut, ...arc(cx, cy, radius, [cut.x2, cut.y2], [next.x1, next.y1], from, to)];
  });
}

function arc(
  cx: number,
  cy: number,
  radius: number,
  start: readonly [number, number] | null,
  end: readonly [number, number] | null,
  from: number,
  to: number,
): Cut[] {
  const step = TWO_PI / SIDES;
  const points: (readonly [number, number])[] = start === null ? [] : [start];
  for (let k = Math.floor(from / step) + 1; k * step < to; k++) {
    points.push([cx + radius * cos(k * step), cy + radius * sin(k * step)]);
  }
  const last = end ?? points[0];
  if (last !== undefined) points.push(last);
  const cuts: Cut[] = [];
  for (let k = 0; k + 1 < points.length; k++) {
    const [x1, y1] = points[k]!;
    const [x2, y2] = points[k + 1]!;
    cuts.push({ x1, y1, x2, y2 });
  }
  return cuts;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
