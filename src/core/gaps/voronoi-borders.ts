import { atan2, cos, sin } from "../geo/trig.ts";
import type { Corner, Triangles } from "./triangulate.ts";

const TWO_PI = 6.283185307179586;
/** Arcs carry the vertices of a regular polygon with this many sides: 0.5 % within the disc. */
const SIDES = 64;
const TURN = TWO_PI / SIDES;
/** Discs that overlap by less than a chord of this share of their radius do not meet. */
const LEAST_CHORD = 1e-4;
/** An arc this near to the whole turn is one that rounding has turned inside out. */
const WHOLE_TURN = TWO_PI - LEAST_CHORD / 10;

/** Straight pieces of border, m: the ground of `left` on the left, of `right`, or −1, on the right. */
export interface Borders {
  readonly left: number[];
  readonly right: number[];
  /** x1, y1, x2, y2 of every piece. */
  readonly ends: number[];
}

interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A border of a cell with a neighbour, counter-clockwise; −1 where it ends on the disc. */
interface Side extends Ends {
  readonly from: number;
  readonly to: number;
}

/**
 * The borders of Voronoi cells, each cut at `radius` m from its point: every piece between two
 * cells once, and the arcs. Whether a corner lies within its points' discs is asked once, so
 * all cells around it agree; a cell without any extent has no borders.
 */
export function voronoiBorders(
  xs: readonly number[],
  ys: readonly number[],
  triangles: Triangles,
  radius: number,
): Borders {
  const { corners, spokes } = triangles;
  const borders: Borders = { left: [], right: [], ends: [] };
  const isIn = cornersInReach(xs, ys, triangles, radius);
  for (let i = 0; i < xs.length; i++) {
    const sides: Side[] = [];
    let hasCorner = false;
    for (const { to: j, right, left } of spokes(i)) {
      hasCorner ||= isIn[left]!;
      if (j < 0 || left === right) continue;
      const ends = { corners, isIn, from: right, to: left };
      const side = i < j ? sideOf(xs, ys, i, j, radius, ends) : null;
      const back = i < j ? null : sideOf(xs, ys, j, i, radius, { ...ends, from: left, to: right });
      if (side !== null) push(borders, i, j, side);
      const own = side ?? (back === null ? null : turned(back));
      if (own !== null) sides.push(own);
    }
    if (sides.length > 0) addArcsBetween(borders, i, sides, xs[i]!, ys[i]!, radius);
    else if (!hasCorner) addArc(borders, i, xs[i]!, ys[i]!, radius, 0, TWO_PI, null);
  }
  return borders;
}

/** Whether a corner lies in the disc of one of its points: of all, but for rounding at the rim. */
function cornersInReach(
  xs: readonly number[],
  ys: readonly number[],
  { corners, spokes }: Triangles,
  radius: number,
): boolean[] {
  const isIn = corners.map(() => false);
  for (let i = 0; i < xs.length; i++) {
    for (const { left } of spokes(i)) {
      const [dx, dy] = [corners[left]!.x - xs[i]!, corners[left]!.y - ys[i]!];
      isIn[left] ||= dx * dx + dy * dy <= radius * radius;
    }
  }
  return isIn;
}

function push(borders: Borders, left: number, right: number, { x1, y1, x2, y2 }: Ends): void {
  borders.left.push(left);
  borders.right.push(right);
  borders.ends.push(x1, y1, x2, y2);
}

function turned({ x1, y1, x2, y2, from, to }: Side): Side {
  return { x1: x2, y1: y2, x2: x1, y2: y1, from: to, to: from };
}

interface SideEnds {
  readonly corners: readonly Corner[];
  readonly isIn: readonly boolean[];
  readonly from: number;
  readonly to: number;
}

/** The border of `i` with `j`, `i` on its left, within the discs of both; null where none is. */
function sideOf(
  xs: readonly number[],
  ys: readonly number[],
  i: number,
  j: number,
  radius: number,
  { corners, isIn, from, to }: SideEnds,
): Side | null {
  const [dx, dy] = [xs[j]! - xs[i]!, ys[j]! - ys[i]!];
  const apart2 = dx * dx + dy * dy;
  const half2 = radius * radius - apart2 / 4;
  if (half2 <= 0) return null;
  const half = Math.sqrt(half2);
  const apart = Math.sqrt(apart2);
  const [mx, my] = [xs[i]! + dx / 2, ys[i]! + dy / 2];
  // Along the border from the middle of the points, the first on the left.
  const [ux, uy] = [-dy / apart, dx / apart];
  const along = ({ x, y }: Corner): number => (x - mx) * ux + (y - my) * uy;
  const [a, b] = [corners[from]!, corners[to]!];
  if (!isIn[from] && !isIn[to] && half < LEAST_CHORD * radius) return null;
  // Nothing is left where both ends lie beyond the same end of the chord.
  if (!isIn[from] && (along(a) > 0 || (isIn[to] && along(b) < -half))) return null;
  if (!isIn[to] && (along(b) < 0 || (isIn[from] && along(a) > half))) return null;
  return {
    x1: isIn[from] ? a.x : mx - half * ux,
    y1: isIn[from] ? a.y : my - half * uy,
    x2: isIn[to] ? b.x : mx + half * ux,
    y2: isIn[to] ? b.y : my + half * uy,
    from: isIn[from] ? from : -1,
    to: isIn[to] ? to : -1,
  };
}

/** Arcs from side to side of a cell, where they do not meet in a corner. */
function addArcsBetween(
  borders: Borders,
  i: number,
  sides: readonly Side[],
  cx: number,
  cy: number,
  radius: number,
): void {
  const angle = (x: number, y: number): number => {
    const a = atan2(y - cy, x - cx);
    return a < 0 ? a + TWO_PI : a;
  };
  sides.forEach((side, k) => {
    const next = sides[(k + 1) % sides.length]!;
    if (side.to >= 0 && side.to === next.from) return;
    const from = angle(side.x2, side.y2);
    const until = angle(next.x1, next.y1);
    const to = until >= from ? until : until + TWO_PI;
    const ends = { x1: side.x2, y1: side.y2, x2: next.x1, y2: next.y1 };
    if (to - from > WHOLE_TURN) push(borders, i, -1, ends);
    else addArc(borders, i, cx, cy, radius, from, to, ends);
  });
}

/** An arc from one place to another, or the whole circle. */
function addArc(
  borders: Borders,
  i: number,
  cx: number,
  cy: number,
  radius: number,
  from: number,
  to: number,
  ends: Ends | null,
): void {
  const first = Math.floor(from / TURN) + 1;
  let [x, y] = ends === null ? onCircle(0, cx, cy, radius) : [ends.x1, ends.y1];
  for (let k = first; k < first + SIDES && k * TURN < to; k++) {
    const [x2, y2] = onCircle(k, cx, cy, radius);
    push(borders, i, -1, { x1: x, y1: y, x2, y2 });
    [x, y] = [x2, y2];
  }
  const [x2, y2] = ends === null ? onCircle(0, cx, cy, radius) : [ends.x2, ends.y2];
  push(borders, i, -1, { x1: x, y1: y, x2, y2 });
}

const CIRCLE = Array.from({ length: SIDES }, (_, k) => [cos(k * TURN), sin(k * TURN)] as const);

function onCircle(k: number, cx: number, cy: number, radius: number): [number, number] {
  const [x, y] = CIRCLE[k % SIDES]!;
  return [cx + radius * x, cy + radius * y];
}
