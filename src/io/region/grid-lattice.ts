/** The lattice that the cells of a region's population grid lie on; north-west corner first. */
export interface GridLattice {
  readonly lon0: number;
  readonly lat1: number;
  readonly cellsPerDegree: number;
  readonly cols: number;
  readonly rows: number;
}

/** Degrees of the centre of a column, counted from the west. */
export function columnLon(lattice: GridLattice, col: number): number {
  return lattice.lon0 + (col + 0.5) / lattice.cellsPerDegree;
}

/** Degrees of the centre of a row, counted from the north. */
export function rowLat(lattice: GridLattice, row: number): number {
  return lattice.lat1 - (row + 0.5) / lattice.cellsPerDegree;
}

/** `r00012c00345`: code-point order of the ids is row-major order of the cells. */
export function cellId(lattice: GridLattice, index: number): string {
  const row = Math.floor(index / lattice.cols);
  const col = index - row * lattice.cols;
  return `r${String(row).padStart(5, "0")}c${String(col).padStart(5, "0")}`;
}
