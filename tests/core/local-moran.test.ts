import { describe, expect, it } from "vitest";
import {
  type LocalMoran,
  localMoran,
  nearestNeighbours,
  seededNumbers,
} from "../../src/core/equity/local-moran.ts";

/** Rook neighbours of a lattice, row by row. */
function rook(cols: number, rows: number): number[][] {
  return Array.from({ length: cols * rows }, (_, b) => {
    const [x, y] = [b % cols, Math.floor(b / cols)];
    return [
      ...(y > 0 ? [b - cols] : []),
      ...(x > 0 ? [b - 1] : []),
      ...(x < cols - 1 ? [b + 1] : []),
      ...(y < rows - 1 ? [b + cols] : []),
    ];
  });
}

const of = (values: readonly number[], neighbours: readonly (readonly number[])[]): LocalMoran =>
  localMoran(Float64Array.from(values), neighbours, seededNumbers(1))!;

describe("local Moran", () => {
  it("has the published values of the 3 × 3 lattice 1 2 3 / 2 3 4 / 3 4 5", () => {
    const { global, local } = of([1, 2, 3, 2, 3, 4, 3, 4, 5], rook(3, 3));
    expect(global).toBeCloseTo(5 / 9, 12);
    const expected = [1.5, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 1.5];
    local.forEach((i, k) => {
      expect(i).toBeCloseTo(expected[k]!, 12);
    });
  });

  it("finds a hot and a cold corner on a large lattice, and gives the same answer twice", () => {
    const side = 12;
    const values = Array.from({ length: side * side }, (_, b) => {
      const [x, y] = [b % side, Math.floor(b / side)];
      return x < 3 && y < 3 ? 10 : x > 8 && y > 8 ? -10 : ((x * 7 + y * 13) % 5) - 2;
    });
    const first = of(values, rook(side, side));
    expect(first.cluster[side + 1]).toBe("high-high");
    expect(first.cluster[10 * side + 10]).toBe("low-low");
    expect(of(values, rook(side, side))).toEqual(first);
  });

  it("calls few clusters on noise: about one in twenty", () => {
    const random = seededNumbers(7);
    const values = Array.from({ length: 900 }, () => random());
    const { cluster } = of(values, rook(30, 30));
    const share = cluster.filter((one) => one !== "not-significant").length / 900;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.1);
  });

  it("has no clusters where all are equal", () => {
    expect(localMoran(new Float64Array(9).fill(2), rook(3, 3), seededNumbers(1))).toBeNull();
  });

  it("gives every place its nearest others, islands too", () => {
    const x = Float64Array.of(0, 1, 2, 100);
    const zero = new Float64Array(4);
    expect(nearestNeighbours(x, zero, zero, 2)).toEqual([
      [1, 2],
      [0, 2],
      [1, 0],
      [2, 1],
    ]);
  });
});
