import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeightRaster } from "../../src/core/elevation/height-raster.ts";
import { type CellAxes, slopePercent, strideOf } from "../../src/core/elevation/slope.ts";

/** Cells of 25 × 40 m to the north, whose lines run at an angle: 3, 4, 5 makes it exact. */
const TURNED: CellAxes = { columnEast: 20, columnNorth: 15, rowEast: 24, rowNorth: -32 };
const PLAIN: CellAxes = { columnEast: 25, columnNorth: 0, rowEast: 0, rowNorth: -40 };

/** A surface over metres to the east and north, sampled at the middles of 21 × 21 cells. */
function sampled(axes: CellAxes, heightOf: (east: number, north: number) => number): HeightRaster {
  const size = 21;
  const metres = Float32Array.from({ length: size * size }, (_, k) => {
    const [column, row] = [(k % size) - 10, Math.floor(k / size) - 10];
    return heightOf(
      axes.columnEast * column + axes.rowEast * row,
      axes.columnNorth * column + axes.rowNorth * row,
    );
  });
  return { width: size, height: size, metres };
}

describe("the slope of a cell", () => {
  const slopes = fc.double({ min: -1, max: 1, noNaN: true });

  it.each([
    ["straight", PLAIN],
    ["turned", TURNED],
  ])("of a plane is that of the plane, on cells that lie %s", (_, axes) => {
    fc.assert(
      fc.property(slopes, slopes, fc.integer({ min: 1, max: 5 }), (a, b, step) => {
        const raster = sampled(axes, (x, y) => a * x + b * y);
        const found = slopePercent(raster, 10, 10, axes, { columns: step, rows: step })!;
        expect(found).toBeCloseTo(100 * Math.hypot(a, b), 2);
      }),
    );
  });

  it("of a parabola is that of its tangent, at every place and over every stride", () => {
    const [a, b, c, d] = [0.0004, -0.0002, 0.0003, 0.08];
    const raster = sampled(TURNED, (x, y) => a * x * x + b * x * y + c * y * y + d * x);
    for (const [column, row, step] of [
      [10, 10, 1],
      [4, 13, 2],
      [15, 7, 4],
    ] as const) {
      const x = TURNED.columnEast * (column - 10) + TURNED.rowEast * (row - 10);
      const y = TURNED.columnNorth * (column - 10) + TURNED.rowNorth * (row - 10);
      const truth = 100 * Math.hypot(2 * a * x + b * y + d, b * x + 2 * c * y);
      const found = slopePercent(raster, column, row, TURNED, { columns: step, rows: step })!;
      expect(found).toBeCloseTo(truth, 1);
    }
  });

  it("is the same after a quarter turn of the grid and with a constant on top", () => {
    const heights = fc.array(fc.integer({ min: -400, max: 8000 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 900 }), (list, constant) => {
        const of = (values: readonly number[], axes: CellAxes) =>
          slopePercent(
            { width: 3, height: 3, metres: Float32Array.from(values) },
            ...([1, 1, axes] as const),
          )!;
        const truth = of(list, PLAIN);
        const quarter = list.map((_, k) => list[3 * (2 - (k % 3)) + Math.floor(k / 3)]!);
        const turned = { columnEast: 0, columnNorth: 40, rowEast: 25, rowNorth: 0 };
        expect(of(quarter, turned)).toBeCloseTo(truth, 6);
        expect(
          of(
            list.map((one) => one + constant),
            PLAIN,
          ),
        ).toBeCloseTo(truth, 9);
      }),
    );
  });

  it("weights the nearer neighbours twice, as Horn does", () => {
    const metres = Float32Array.from([0, 0, 1, 0, 0, 10, 0, 0, 100]);
    const axes = { columnEast: 1, columnNorth: 0, rowEast: 0, rowNorth: -1 };
    const east = (1 + 2 * 10 + 100) / 8;
    const south = (100 - 1) / 8;
    const found = slopePercent({ width: 3, height: 3, metres }, 1, 1, axes);
    expect(found).toBeCloseTo(100 * Math.hypot(east, south), 9);
  });

  it("is not told at an edge, nor where any of the nine cells holds no height", () => {
    const whole = sampled(PLAIN, (x) => x / 10);
    expect(slopePercent(whole, 0, 10, PLAIN)).toBeNull();
    expect(slopePercent(whole, 10, 20, PLAIN)).toBeNull();
    expect(slopePercent(whole, 10, 2, PLAIN, { columns: 1, rows: 3 })).toBeNull();
    for (let k = 0; k < 9; k++) {
      const metres = whole.metres.slice();
      metres[(9 + Math.floor(k / 3)) * 21 + 9 + (k % 3)] = Number.NaN;
      expect(slopePercent({ ...whole, metres }, 10, 10, PLAIN), `gap at ${k}`).toBeNull();
    }
  });

  it("is taken over 30 m or more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (side) => {
        const { columns, rows } = strideOf(side, 10);
        expect(2 * columns * side).toBeGreaterThanOrEqual(30 * (1 - 1e-12));
        expect(columns === 1 || 2 * (columns - 1) * side < 30).toBe(true);
        expect(rows).toBe(2);
      }),
    );
  });
});
