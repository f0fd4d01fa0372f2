import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipToHalfPlane } from "../../scripts/region/half-plane.ts";
import { type Rings, signedArea } from "../../scripts/region/rings.ts";

// A comb with three teeth and a square hole in its back.
const comb: Rings = [
  [
    [0, 0],
    [6, 0],
    [6, 4],
    [5, 4],
    [5, 2],
    [4, 2],
    [4, 4],
    [2, 4],
    [2, 2],
    [1, 2],
    [1, 4],
    [0, 4],
    [0, 0],
  ],
  [
    [2, 0.5],
    [2, 1.5],
    [4, 1.5],
    [4, 0.5],
    [2, 0.5],
  ],
];
const area = (polygons: Rings[]) =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring) / 2, 0);

describe("cutting a polygon by a half-plane", () => {
  it("leaves separate teeth separate, without bridges along the cut", () => {
    const teeth = clipToHalfPlane(comb, { a: 0, b: 1, c: -3 });
    expect(teeth.map((tooth) => area([tooth])).sort()).toEqual([1, 1, 2]);
    expect(teeth.every((tooth) => tooth.length === 1)).toBe(true);
  });

  it("opens the hole that it crosses and keeps the one that it misses", () => {
    const left = clipToHalfPlane(comb, { a: -1, b: 0, c: 3 });
    expect(left.map((part) => part.length)).toEqual([1]);
    const below = clipToHalfPlane(comb, { a: 0, b: -1, c: 1.8 });
    expect(below.map((part) => part.length)).toEqual([2]);
    expect(area(below)).toBeCloseTo(6 * 1.8 - 2, 12);
  });

  it("splits the area: the two sides make up the whole, through corners too", () => {
    const line = fc.record({
      a: fc.integer({ min: -3, max: 3 }),
      b: fc.integer({ min: -3, max: 3 }),
      c: fc.integer({ min: -12, max: 12 }),
    });
    fc.assert(
      fc.property(line, ({ a, b, c }) => {
        fc.pre(a !== 0 || b !== 0);
        const one = clipToHalfPlane(comb, { a, b, c });
        const other = clipToHalfPlane(comb, { a: -a, b: -b, c: -c });
        expect(area(one) + area(other)).toBeCloseTo(area([comb]), 9);
      }),
      { numRuns: 500 },
    );
  });
});
