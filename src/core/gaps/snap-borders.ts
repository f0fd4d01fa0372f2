import { PairKeys } from "./pair-keys.ts";
import type { Borders } from "./voronoi-borders.ts";

/** A border goes through a vertex that it passes within half a step of, and a hair. */
const PIXEL = 0.5 + 1e-3;
/** More steps than a cell is wide. */
const WIDEST = 67_108_864;

/** Where a plane in metres lies: its origin in whole steps of degrees, and the steps in a metre. */
export interface StepPlane {
  readonly x: number;
  readonly y: number;
  readonly stepsEast: number;
  readonly stepsNorth: number;
}

/**
 * Directed edges of every cell, ground on the left, with vertices of whole steps. Borders are
 * drawn through every vertex whose square of one step they cross (snap rounding: Hobby,
 * Practical segment intersection with finite precision output, 1999), so that those which met
 * in vertices only still do. Where a cell is narrower than a step its two sides fall together
 * and cancel.
 */
export function snapBorders(
  { left, right, ends }: Borders,
  cells: number,
  { x, y, stepsEast, stepsNorth }: StepPlane,
): (readonly number[])[] {
  const steps = new Float64Array(ends);
  for (let k = 0; k < steps.length; k++) steps[k]! *= k % 2 === 0 ? stepsEast : stepsNorth;
  const bands = bandsOf(steps);
  const edgesOf: number[][] = Array.from({ length: cells }, () => []);
  const chain: number[] = [];
  for (let b = 0; b < left.length; b++) {
    const e = 4 * b;
    chainOf(chain, steps[e]!, steps[e + 1]!, steps[e + 2]!, steps[e + 3]!, bands);
    for (let k = 0; k + 3 < chain.length; k += 2) {
      const [ax, ay] = [x + chain[k]!, y + chain[k + 1]!];
      const [bx, by] = [x + chain[k + 2]!, y + chain[k + 3]!];
      edgesOf[left[b]!]!.push(ax, ay, bx, by);
      if (right[b]! >= 0) edgesOf[right[b]!]!.push(bx, by, ax, ay);
    }
  }
  return edgesOf.map(withoutReversed);
}

/** Edges of one cell less those that are there in both directions. */
function withoutReversed(edges: readonly number[]): readonly number[] {
  const starts = new Set<number>();
  for (let e = 0; e < edges.length; e += 4) {
    starts.add((edges[e]! - edges[0]!) * WIDEST + (edges[e + 1]! - edges[1]!));
  }
  // A ring that visits no vertex twice goes nowhere back and forth.
  if (edges.length > 8 && starts.size * 4 === edges.length) return edges;
  const surplus = new Map<string, number>();
  for (let e = 0; e < edges.length; e += 4) {
    const [x1, y1, x2, y2] = edges.slice(e, e + 4);
    const [there, back] = [`${x1},${y1},${x2},${y2}`, `${x2},${y2},${x1},${y1}`];
    surplus.set(there, (surplus.get(there) ?? 0) + 1);
    surplus.set(back, (surplus.get(back) ?? 0) - 1);
  }
  const kept: number[] = [];
  for (let e = 0; e < edges.length; e += 4) {
    const edge = edges.slice(e, e + 4);
    if (surplus.get(edge.join(","))! > 0) kept.push(...edge);
  }
  return kept;
}

/** Distinct rounded vertices: bands from south to north, within each from west to east. */
interface Bands {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Vertices in a band; the last may hold fewer. */
  readonly size: number;
  /** Northernmost vertex of every band. */
  readonly north: Float64Array;
}

function bandsOf(steps: Float64Array): Bands {
  const [west, south] = leastOf(steps);
  const keys = new PairKeys(steps.length / 2);
  for (let k = 0; 2 * k < steps.length; k++) {
    keys.set(k, Math.round(steps[2 * k + 1]!) - south, Math.round(steps[2 * k]!) - west);
  }
  const count = keys.sortDistinct();
  const size = Math.max(1, Math.ceil(Math.sqrt(count)));
  const north = new Float64Array(Math.ceil(count / size));
  for (let band = 0; band < north.length; band++) {
    const end = Math.min(count, (band + 1) * size);
    north[band] = keys.first(end - 1) + south;
    for (let k = band * size; k < end; k++) keys.set(k, keys.second(k), keys.first(k));
    keys.sort(band * size, end);
  }
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let k = 0; k < count; k++) {
    x[k] = keys.first(k) + west;
    y[k] = keys.second(k) + south;
  }
  return { x, y, size, north };
}

function leastOf(steps: Float64Array): [number, number] {
  let [x, y] = [Infinity, Infinity];
  for (let k = 0; k < steps.length; k += 2) {
    x = Math.min(x, Math.round(steps[k]!));
    y = Math.min(y, Math.round(steps[k + 1]!));
  }
  return [x, y];
}

interface Crossed {
  readonly x: number;
  readonly y: number;
  readonly along: number;
}

/** Puts the vertices a border goes through into `chain`, x and y in turns, its own ends first and last. */
function chainOf(
  chain: number[],
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  { x, y, size, north }: Bands,
): void {
  chain.length = 0;
  const [firstX, firstY, lastX, lastY] = [
    Math.round(x1),
    Math.round(y1),
    Math.round(x2),
    Math.round(y2),
  ];
  if (firstX === lastX && firstY === lastY) return;
  const [w, e] = [Math.min(x1, x2) - PIXEL, Math.max(x1, x2) + PIXEL];
  const [s, n] = [Math.min(y1, y2) - PIXEL, Math.max(y1, y2) + PIXEL];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const width = (Math.abs(dx) + Math.abs(dy)) * PIXEL;
  const length = (lastX - firstX) * dx + (lastY - firstY) * dy;
  let between: Crossed[] | null = null;
  for (let b = firstAtLeast(north, 0, north.length, s); b < north.length; b++) {
    if (b > 0 && north[b - 1]! > n) break;
    const end = Math.min(x.length, (b + 1) * size);
    for (let k = firstAtLeast(x, b * size, end, w); k < end && x[k]! <= e; k++) {
      const [px, py] = [x[k]!, y[k]!];
      if (py < s || py > n) continue;
      if (Math.abs(dx * (py - y1) - dy * (px - x1)) > width) continue;
      // A square that the hair alone reaches may lie behind an end.
      const along = (px - firstX) * dx + (py - firstY) * dy;
      if (along <= 0 || along >= length) continue;
      between ??= [];
      between.push({ x: px, y: py, along });
    }
  }
  between?.sort((a, b) => a.along - b.along || a.x - b.x || a.y - b.y);
  chain.push(firstX, firstY);
  for (const { x, y } of between ?? []) chain.push(x, y);
  chain.push(lastX, lastY);
}

/** The first place from `from` to `to` in ascending `values` that is not below `least`; else `to`. */
function firstAtLeast(values: Float64Array, from: number, to: number, least: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
