/** Heights on a coarse lattice of longitude and latitude, row by row from the north-west corner. */
export interface HeightGrid {
  /** Of the first cell's north-west corner, degrees. */
  readonly west: number;
  readonly north: number;
  readonly stepDegrees: number;
  readonly rows: number;
  readonly cols: number;
  /** Metres at cell centres; the sea is below 0. */
  readonly metres: readonly number[];
}

/** Highest minus lowest of the cell under a place and its eight neighbours, sea as 0; null outside. */
export function riseAround(grid: HeightGrid, lon: number, lat: number): number | null {
  const { west, north, stepDegrees, rows, cols, metres } = grid;
  const col = Math.floor((lon - west) / stepDegrees);
  const row = Math.floor((north - lat) / stepDegrees);
  if (col < 0 || col >= cols || row < 0 || row >= rows) return null;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
      const height = Math.max(0, metres[r * cols + c]!);
      low = Math.min(low, height);
      high = Math.max(high, height);
    }
  }
  return high - low;
}
