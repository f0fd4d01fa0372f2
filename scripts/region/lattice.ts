import { columnLon, type GridLattice, rowLat } from "../../src/io/region/grid-lattice.ts";

/** 6″ cells over 118–123° E, 27–31.3° N: all of Zhejiang and its outermost islands. */
export const LATTICE: GridLattice = {
  lon0: 118,
  lat1: 31.3,
  cellsPerDegree: 600,
  cols: 3000,
  rows: 2580,
};
export const CELL_COUNT = LATTICE.cols * LATTICE.rows;

export function lonOfCell(cell: number): number {
  return columnLon(LATTICE, cell % LATTICE.cols);
}

export function latOfCell(cell: number): number {
  return rowLat(LATTICE, Math.floor(cell / LATTICE.cols));
}

/** The cell that holds a point, or −1 off the lattice. */
export function cellAt(lon: number, lat: number): number {
  const col = Math.floor((lon - LATTICE.lon0) * LATTICE.cellsPerDegree);
  const row = Math.floor((LATTICE.lat1 - lat) * LATTICE.cellsPerDegree);
  if (col < 0 || row < 0 || col >= LATTICE.cols || row >= LATTICE.rows) return -1;
  return row * LATTICE.cols + col;
}
