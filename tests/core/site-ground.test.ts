import { describe, expect, it } from "vitest";
import { type HeightGrid, riseAround } from "../../src/core/geo/height-grid.ts";
import { shortestCrossing } from "../../src/core/land/crossing.ts";
import { withoutPart, withPartAt } from "../../src/map/editing/drag-handle.ts";

const GRID: HeightGrid = {
  west: 118,
  north: 31,
  stepDegrees: 0.5,
  rows: 4,
  cols: 4,
  metres: [0, 10, 20, 30, -50, 100, 200, 300, 0, 500, 600, 700, 0, 0, 0, 900],
};

describe("how much the ground rises around a place", () => {
  it("is from the lowest to the highest of nine cells, the sea as 0", () => {
    expect(riseAround(GRID, 118.75, 30.25)).toBe(600);
    expect(riseAround(GRID, 118.01, 30.99)).toBe(100);
    expect(riseAround(GRID, 119.9, 29.1)).toBe(900);
  });

  it("is unknown outside the grid, its far edges included", () => {
    expect(riseAround(GRID, 117.99, 30.5)).toBeNull();
    expect(riseAround(GRID, 120, 30.5)).toBeNull();
    expect(riseAround(GRID, 119, 31.01)).toBeNull();
    expect(riseAround(GRID, 119, 29)).toBeNull();
  });
});

const box = (w: number, s: number, e: number, n: number) => [
  [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ] as [number, number][],
];

describe("the shortest crossing", () => {
  it("joins the two shore vertices that are nearest", () => {
    expect(shortestCrossing([box(120, 29, 121, 30)], [box(121.2, 29.6, 122, 30.1)])).toEqual([
      [121, 30],
      [121.2, 30.1],
    ]);
  });

  it("is none without shores", () => {
    expect(shortestCrossing([], [box(0, 0, 1, 1)])).toBeNull();
  });
});

const SHAPE = {
  id: "a",
  outline: [
    [0, 0],
    [0.01, 0],
    [0.01, 0.01],
    [0, 0.01],
  ] as const,
  entrances: [[0.005, 0]] as const,
};

describe("a shape changed by its handles", () => {
  it("moves a corner, makes one between two, and keeps a door on the edge", () => {
    const at = [0.02, 0.02] as const;
    expect(withPartAt(SHAPE, { id: "a", part: "vertex", k: 2 }, at).outline[2]).toEqual(at);
    const more = withPartAt(SHAPE, { id: "a", part: "between", k: 3 }, at).outline;
    expect([more.length, more[4]]).toEqual([5, at]);
    expect(withPartAt(SHAPE, { id: "a", part: "door", k: 0 }, [0.004, -1]).entrances).toEqual([
      [0.004, 0],
    ]);
  });

  it("loses corners down to three and doors down to one", () => {
    const three = withoutPart(SHAPE, { id: "a", part: "vertex", k: 1 });
    expect(three?.outline).toEqual([SHAPE.outline[0], SHAPE.outline[2], SHAPE.outline[3]]);
    expect(withoutPart(three!, { id: "a", part: "vertex", k: 0 })).toBeNull();
    expect(withoutPart(SHAPE, { id: "a", part: "door", k: 0 })).toBeNull();
    expect(withoutPart(SHAPE, { id: "a", part: "between", k: 0 })).toBeNull();
  });
});
