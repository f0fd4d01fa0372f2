import { MICRO } from "../../src/core/base/exact.ts";
import type { Demand, Ground } from "../../src/core/demand/demand.ts";
import type { GapInput } from "../../src/core/gaps/trace-gaps.ts";
import { ecefFromLonLat } from "../../src/core/geo/ecef.ts";

/** What a cell of a drawing stands for; any digit is that many people left out. */
export const COVERED = "o";
/** Left out, but nobody lives there. */
export const DESERTED = "x";

const CELLS_PER_DEGREE = 600;
const WEST = 120;
const NORTH = 29;

interface Drawing {
  readonly input: GapInput;
  /** Centre of demand point `i`. */
  readonly centreOf: (i: number) => readonly [number, number];
}

/**
 * A lattice drawn in text, north on top: digits are people left out, `o` is one covered person,
 * `x` a deserted cell, a dot no cell at all.
 */
export function drawnLattice(
  rows: readonly string[],
  options: Partial<Pick<GapInput, "floorPeople" | "floorAreaM2">> = {},
): Drawing {
  const cells = rows.flatMap((line, row) =>
    [...line].flatMap((mark, col) => (mark === "." ? [] : [{ mark, row, col }])),
  );
  const lon = Float64Array.from(cells, ({ col }) => WEST + (col + 0.5) / CELLS_PER_DEGREE);
  const lat = Float64Array.from(cells, ({ row }) => NORTH - (row + 0.5) / CELLS_PER_DEGREE);
  const people = Float64Array.from(cells, ({ mark }) =>
    mark === DESERTED ? 0 : mark === COVERED ? MICRO : Number(mark) * MICRO,
  );
  const ground: Ground = {
    kind: "lattice",
    west: WEST,
    north: NORTH,
    cellsPerDegree: CELLS_PER_DEGREE,
    col: Uint32Array.from(cells, ({ col }) => col),
    row: Uint32Array.from(cells, ({ row }) => row),
  };
  const demand: Demand = {
    count: cells.length,
    ids: null,
    lon,
    lat,
    points: ecefFromLonLat(lon, lat),
    weights: new Map([
      ["people", people],
      ["elders", people.map((micro) => 9 * MICRO - micro)],
    ]),
    unitAt: new Map(),
    landmass: new Int32Array(cells.length),
    ground,
  };
  return {
    input: {
      demand,
      uncovered: Uint8Array.from(cells, ({ mark }) => (mark === COVERED ? 0 : 1)),
      nearest: new Int32Array(cells.length).fill(-1),
      costMm: new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY),
      field: "people",
      peopleField: "people",
      floorPeople: 0,
      floorAreaM2: 0,
      ...options,
    },
    centreOf: (i) => [lon[i]!, lat[i]!],
  };
}

const A_M = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);

/** m² of a cell of row `row` by the closed form of the authalic latitude (Snyder 3-12). */
export function cellM2(row: number): number {
  const north = NORTH - row / CELLS_PER_DEGREE;
  const width = Math.PI / 180 / CELLS_PER_DEGREE;
  return (A_M * A_M * width * (q(north) - q(north - 1 / CELLS_PER_DEGREE))) / 2;
}

function q(latDeg: number): number {
  const s = Math.sin((latDeg * Math.PI) / 180);
  const e = Math.sqrt(E2);
  return (1 - E2) * (s / (1 - E2 * s * s) + Math.atanh(e * s) / e);
}
