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
