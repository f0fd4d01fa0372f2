import type { Box } from "../../../core/geo/box.ts";
import { NODE_BYTES } from "../../region/fgb-frame.ts";

/** Children of a node, as FlatGeobuf's own writers have it. */
export const NODE_SIZE = 16;
/** Places are told apart on a grid of this many cells a side. */
const GRID = 65_535;

/** Boxes in the order of their middles along a Hilbert curve, so that neighbours lie together. */
export function hilbertOrder(boxes: readonly Box[]): number[] {
  const [w, s, e, n] = boxOfAll(boxes);
  const cellOf = (middle: number, from: number, to: number): number =>
    to > from ? Math.floor((GRID * (middle - from)) / (to - from)) : 0;
  const keys = boxes.map(([x1, y1, x2, y2]) =>
    alongHilbert(cellOf((x1 + x2) / 2, w, e), cellOf((y1 + y2) / 2, s, n)),
  );
  return keys.map((_, k) => k).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/**
 * The packed R-tree of a FlatGeobuf file, root first. `boxes` in file order; `sizes`: bytes of each
 * feature with its length. Leaves point at bytes behind the index, the others at their first child.
 */
export function packedTree(boxes: readonly Box[], sizes: readonly number[]): Uint8Array {
  // From the leaves up: each level is the last one in sixteens.
  const levels: Box[][] = [[...boxes]];
  for (let level = levels[0]!; level.length > 1 || levels.length === 1; ) {
    const above: Box[] = [];
    for (let k = 0; k < level.length; k += NODE_SIZE) {
      above.push(boxOfAll(level.slice(k, k + NODE_SIZE)));
    }
    levels.push(above);
    level = above;
  }
  const count = levels.reduce((sum, level) => sum + level.length, 0);
  const view = new DataView(new ArrayBuffer(count * NODE_BYTES));
  let first = count;
  let firstBelow = 0;
  levels.forEach((level, height) => {
    firstBelow = first;
    first -= level.length;
    let offset = 0;
    level.forEach((box, k) => {
      const at = (first + k) * NODE_BYTES;
      box.forEach((side, c) => {
        view.setFloat64(at + 8 * c, side, true);
      });
      const target = height === 0 ? offset : firstBelow + k * NODE_SIZE;
      view.setBigUint64(at + 32, BigInt(target), true);
      offset += sizes[k] ?? 0;
    });
  });
  return new Uint8Array(view.buffer);
}

function boxOfAll(boxes: readonly Box[]): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    w = Math.min(w, box[0]);
    s = Math.min(s, box[1]);
    e = Math.max(e, box[2]);
    n = Math.max(n, box[3]);
  }
  return [w, s, e, n];
}

/** How far along the Hilbert curve of the grid a cell lies: quadrant by quadrant, turned as the curve turns. */
function alongHilbert(column: number, row: number): number {
  let [x, y] = [column, row];
  let along = 0;
  for (let side = (GRID + 1) / 2; side >= 1; side /= 2) {
    const isEast = (x & side) > 0;
    const isNorth = (y & side) > 0;
    along += side * side * ((isEast ? 3 : 0) ^ (isNorth ? 1 : 0));
    if (isNorth) continue;
    if (isEast) [x, y] = [GRID - x, GRID - y];
    [x, y] = [y, x];
  }
  return along;
}
