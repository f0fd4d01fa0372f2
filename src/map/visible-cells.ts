import type { Demand } from "../core/demand/demand.ts";
import type { Bounds } from "./scene.ts";

type Lattice = Extract<Demand["ground"], { kind: "lattice" }>;

/** A block of lattice columns and rows, ends included. */
export interface CellWindow {
  readonly fromCol: number;
  readonly toCol: number;
  readonly fromRow: number;
  readonly toRow: number;
}

export function windowOf(lattice: Lattice, [w, s, e, n]: Bounds): CellWindow {
  const per = lattice.cellsPerDegree;
  return {
    fromCol: Math.max(0, Math.floor((w - lattice.west) * per)),
    toCol: Math.floor((e - lattice.west) * per),
    fromRow: Math.max(0, Math.floor((lattice.north - n) * per)),
    toRow: Math.floor((lattice.north - s) * per),
  };
}

/** Calls `visit(i)` for the cells of a window: they lie row by row, so each row is one search. */
export function forEachCellIn(
  lattice: Lattice,
  window: CellWindow,
  visit: (i: number) => void,
): void {
  const { row, col } = lattice;
  const { fromCol, toCol, fromRow, toRow } = window;
  const firstFrom = (r: number, c: number): number => {
    let low = 0;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBefore = row[middle]! < r || (row[middle] === r && col[middle]! < c);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (let i = firstFrom(fromRow, 0); i < row.length && row[i]! <= toRow; ) {
    const r = row[i]!;
    for (let k = firstFrom(r, fromCol); k < row.length && row[k] === r && col[k]! <= toCol; k++) {
      visit(k);
    }
    i = firstFrom(r + 1, 0);
  }
}
