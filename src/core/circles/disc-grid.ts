import { jitter } from "../base/jitter.ts";
import type { PlaneDisc } from "./working-plane.ts";

/** Discs as arrays, with the squares of a grid that find those near a place. */
export interface Discs {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly r: Float64Array;
  /** Calls `visit` for every disc whose centre may lie in the box; each once, in no set order. */
  readonly near: (
    xMin: number,
    yMin: number,
    xMax: number,
    yMax: number,
    visit: (disc: number) => void,
  ) => void;
  readonly greatestR: number;
}

/** No two discs meet in more than one way when each is moved by up to this much. */
const JITTER_M = 0.001;
const MOST_SQUARES = 4_000_000;

/**
 * The distinct discs in order of place, each moved by at most 1 mm in a fixed way: four rims
 * through one point, a rim through a corner of the land, or two rims that touch then no longer
 * do, and every crossing is a plain one. `salt` picks another way.
 */
export function discsOf(given: readonly PlaneDisc[], salt: number): Discs {
  const sorted = [...given].sort((a, b) => a.x - b.x || a.y - b.y || a.r - b.r);
  const distinct = sorted.filter((disc, k) => {
    const before = sorted[k - 1];
    return (
      before === undefined || before.x !== disc.x || before.y !== disc.y || before.r !== disc.r
    );
  });
  const shift = (k: number, axis: number): number =>
    jitter(2 * k + axis + salt * 0x9e3779b1) * JITTER_M;
  const x = Float64Array.from(distinct, (disc, k) => disc.x + shift(k, 0));
  const y = Float64Array.from(distinct, (disc, k) => disc.y + shift(k, 1));
  const r = Float64Array.from(distinct, (disc) => disc.r);
  const greatestR = r.reduce((a, b) => Math.max(a, b), 0);
  return { count: distinct.length, x, y, r, near: gridSearch(x, y, greatestR), greatestR };
}

/** Centres sorted into squares about as wide as a disc. */
function gridSearch(x: Float64Array, y: Float64Array, greatestR: number): Discs["near"] {
  const count = x.length;
  if (count === 0) return () => {};
  const [xMin, xMax] = extent(x);
  const [yMin, yMax] = extent(y);
  const fewest = Math.sqrt(((xMax - xMin) * (yMax - yMin)) / MOST_SQUARES);
  const size = Math.max(2 * greatestR, fewest, 1);
  const cols = Math.floor((xMax - xMin) / size) + 1;
  const rows = Math.floor((yMax - yMin) / size) + 1;
  const clamp = (n: number, limit: number): number => (n < 0 ? 0 : n >= limit ? limit - 1 : n);
  const colOf = (at: number): number => clamp(Math.floor((at - xMin) / size), cols);
  const rowOf = (at: number): number => clamp(Math.floor((at - yMin) / size), rows);
  const start = new Uint32Array(cols * rows + 1);
  for (let k = 0; k < count; k++) start[rowOf(y[k]!) * cols + colOf(x[k]!) + 1]!++;
  for (let s = 0; s < cols * rows; s++) start[s + 1]! += start[s]!;
  const next = start.slice();
  const item = new Uint32Array(count);
  for (let k = 0; k < count; k++) item[next[rowOf(y[k]!) * cols + colOf(x[k]!)]!++] = k;
  return (west, south, east, north, visit) => {
    if (east < xMin || west > xMax || north < yMin || south > yMax) return;
    const lastCol = colOf(east);
    const firstCol = colOf(west);
    const lastRow = rowOf(north);
    for (let row = rowOf(south); row <= lastRow; row++) {
      const to = start[row * cols + lastCol + 1]!;
      for (let at = start[row * cols + firstCol]!; at < to; at++) visit(item[at]!);
    }
  };
}

function extent(values: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
