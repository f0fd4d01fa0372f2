import type { HeightGrid } from "../geo/height-grid.ts";
import { HEIGHT_UNITS, type HeightUnit, METRES_OF } from "./height-raster.ts";

/** What heights look like beside a relief that is known. */
export interface UnitGuess {
  /** The unit under which they agree; null where none does. */
  readonly unit: HeightUnit | null;
  /** Median of the raster's numbers over the relief's metres. */
  readonly ratio: number;
  /** Cells of the relief that it rests on. */
  readonly cells: number;
}

/** Lower ground says little: a few metres more or less are a multiple of it. */
const LEAST_RELIEF_M = 50;
const LEAST_CELLS = 3;
/** Samples along each side of a cell of the relief. */
const SAMPLES = 5;
/** Units lie a factor of 3.3 apart; the ratio of coarse and fine heights strays by less than this. */
const STRAY = 1.6;

/**
 * Holds heights against a coarse relief: over each of its cells that they fill, their mean over its
 * height. `valueAt` gives the raster's own number at a place in degrees, NaN for none. Null where
 * fewer than three cells with hills are filled.
 */
export function unitGuess(
  relief: HeightGrid,
  valueAt: (lon: number, lat: number) => number,
): UnitGuess | null {
  const { west, north, stepDegrees, rows, cols, metres } = relief;
  const ratios: number[] = [];
  for (let k = 0; k < rows * cols; k++) {
    if (metres[k]! < LEAST_RELIEF_M) continue;
    const row = Math.floor(k / cols);
    const mean = meanOver(west + (k - row * cols) * stepDegrees, north - row * stepDegrees);
    if (!Number.isNaN(mean)) ratios.push(mean / metres[k]!);
  }
  if (ratios.length < LEAST_CELLS) return null;
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
  const fits = (unit: HeightUnit): boolean =>
    ratio * METRES_OF[unit] < STRAY && ratio * METRES_OF[unit] * STRAY > 1;
  return { unit: HEIGHT_UNITS.find(fits) ?? null, ratio, cells: ratios.length };

  /** NaN as soon as one sample has no height, the first of which is the corner. */
  function meanOver(left: number, top: number): number {
    let sum = 0;
    for (let s = 0; s < SAMPLES * SAMPLES; s++) {
      const down = Math.floor(s / SAMPLES);
      const [x, y] = [(s - down * SAMPLES + 0.5) / SAMPLES, (down + 0.5) / SAMPLES];
      sum += valueAt(left + x * stepDegrees, top - y * stepDegrees);
      if (Number.isNaN(sum)) break;
    }
    return sum / (SAMPLES * SAMPLES);
  }
}
