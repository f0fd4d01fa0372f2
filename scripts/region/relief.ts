import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeightGrid } from "../../src/core/geo/height-grid.ts";
import { SOURCES } from "./source-tables.ts";

/** Heights on a coarse lattice (2′, about 3.5 km): a sense of hill and plain, never a slope. */
export interface Relief {
  /** Metres by bilinear interpolation between cell centres; sea counts as 0. */
  heightM(lon: number, lat: number): number;
  /** Root mean square of the nine nearest heights about their mean, interpolated, in metres. */
  ruggednessM(lon: number, lat: number): number;
  /** Metres on the cubic B-spline through the neighbourhood: smooth, a little flattened. */
  smoothHeightM(lon: number, lat: number): number;
  /** The heights themselves, for the app. */
  readonly grid: HeightGrid;
}

interface ReliefFile {
  west: number;
  north: number;
  step_deg: number;
  rows: number;
  cols: number;
  values: number[];
}

export function readRelief(): Relief {
  const text = readFileSync(join(SOURCES, "relief-2arcmin.json"), "utf8");
  const file = JSON.parse(text) as ReliefFile;
  const heights = Float64Array.from(file.values, (h) => Math.max(0, h));
  const rough = ruggedness(heights, file.rows, file.cols);
  return {
    heightM: (lon, lat) => bilinear(heights, file, lon, lat),
    ruggednessM: (lon, lat) => bilinear(rough, file, lon, lat),
    smoothHeightM: (lon, lat) => spline(heights, file, lon, lat),
    grid: {
      west: file.west,
      north: file.north,
      stepDegrees: file.step_deg,
      rows: file.rows,
      cols: file.cols,
      metres: file.values,
    },
  };
}

function ruggedness(heights: Float64Array, rows: number, cols: number): Float64Array {
  return heights.map((_, i) => {
    const row = Math.floor(i / cols);
    const col = i % cols;
    let sum = 0;
    let squares = 0;
    let n = 0;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
        const h = heights[r * cols + c]!;
        sum += h;
        squares += h * h;
        n++;
      }
    }
    return Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n)));
  });
}

function bilinear(values: Float64Array, file: ReliefFile, lon: number, lat: number): number {
  const x = Math.min(file.cols - 1, Math.max(0, (lon - file.west) / file.step_deg - 0.5));
  const y = Math.min(file.rows - 1, Math.max(0, (file.north - lat) / file.step_deg - 0.5));
  const col = Math.min(file.cols - 2, Math.floor(x));
  const row = Math.min(file.rows - 2, Math.floor(y));
  const u = x - col;
  const v = y - row;
  const at = (r: number, c: number) => values[r * file.cols + c]!;
  const top = at(row, col) * (1 - u) + at(row, col + 1) * u;
  const bottom = at(row + 1, col) * (1 - u) + at(row + 1, col + 1) * u;
  return top * (1 - v) + bottom * v;
}

function spline(values: Float64Array, file: ReliefFile, lon: number, lat: number): number {
  const x = (lon - file.west) / file.step_deg - 0.5;
  const y = (file.north - lat) / file.step_deg - 0.5;
  const col = Math.floor(x);
  const row = Math.floor(y);
  const across = splineWeights(x - col);
  const down = splineWeights(y - row);
  let sum = 0;
  for (let r = 0; r < 4; r++) {
    const line = Math.min(file.rows - 1, Math.max(0, row - 1 + r)) * file.cols;
    for (let c = 0; c < 4; c++) {
      const at = Math.min(file.cols - 1, Math.max(0, col - 1 + c));
      sum += down[r]! * across[c]! * values[line + at]!;
    }
  }
  return sum;
}

/** Of the four nearest posts, for a place `t` of the way from the second to the third. */
function splineWeights(t: number): [number, number, number, number] {
  const u = 1 - t;
  const [t2, u2] = [t * t, u * u];
  return [(u2 * u) / 6, (4 - 6 * t2 + 3 * t2 * t) / 6, (4 - 6 * u2 + 3 * u2 * u) / 6, (t2 * t) / 6];
}
