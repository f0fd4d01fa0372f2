import type { HeightRaster } from "./height-raster.ts";

/** Metres to the east and to the north from one cell to the next, along a line and down a column. */
export interface CellAxes {
  readonly columnEast: number;
  readonly columnNorth: number;
  readonly rowEast: number;
  readonly rowNorth: number;
}

/** Cells between the middle and its neighbours, along a line and down a column; 1 = the next ones. */
export interface Stride {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Slope at a cell in percent (rise over run × 100) by Horn's 3 × 3 differences (Horn 1981, Hill
 * shading and the reflectance map, Proc. IEEE 69:14): planes and parabolas are met exactly. The
 * axes may stand at any angle to each other. Null where one of the nine cells is outside or
 * holds no height.
 */
export function slopePercent(
  raster: HeightRaster,
  column: number,
  row: number,
  axes: CellAxes,
  stride: Stride = { columns: 1, rows: 1 },
): number | null {
  const at = (across: number, down: number): number =>
    heightAt(raster, column + across * stride.columns, row + down * stride.rows);
  const [nw, n, ne] = [at(-1, -1), at(0, -1), at(1, -1)];
  const [w, middle, e] = [at(-1, 0), at(0, 0), at(1, 0)];
  const [sw, s, se] = [at(-1, 1), at(0, 1), at(1, 1)];
  const across = (ne + 2 * e + se - (nw + 2 * w + sw)) / (8 * stride.columns);
  const down = (sw + 2 * s + se - (nw + 2 * n + ne)) / (8 * stride.rows);
  if (!Number.isFinite(across + down + middle)) return null;
  // Metres of rise per cell are what the gradient (east, north) gives along either axis.
  const { columnEast, columnNorth, rowEast, rowNorth } = axes;
  const area = columnEast * rowNorth - columnNorth * rowEast;
  const east = (across * rowNorth - down * columnNorth) / area;
  const north = (down * columnEast - across * rowEast) / area;
  return 100 * Math.sqrt(east * east + north * north);
}

/** Metres of a cell; NaN where it is outside or holds none. */
export function heightAt(
  { width, height, metres }: HeightRaster,
  column: number,
  row: number,
): number {
  if (column < 0 || column >= width || row < 0 || row >= height) return Number.NaN;
  return metres[row * width + column]!;
}

/** A slope is taken over at least so many metres: over less, errors of the heights would be most of it. */
const LEAST_SPAN_M = 30;

/** The least stride at which neighbours on either side stand 30 m apart or more. */
export function strideOf(columnM: number, rowM: number): Stride {
  const cells = (metres: number): number => Math.max(1, Math.ceil(LEAST_SPAN_M / (2 * metres)));
  return { columns: cells(columnM), rows: cells(rowM) };
}
