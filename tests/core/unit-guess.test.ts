import { describe, expect, it } from "vitest";
import { unitGuess } from "../../src/core/elevation/unit-guess.ts";
import type { HeightGrid } from "../../src/core/geo/height-grid.ts";
import { seededRandom } from "./seeded-random.ts";

/** Hills of 40 to 1,240 m, one height per 2′. */
const [ROWS, COLS] = [9, 12];
const random = seededRandom(11);
const relief: HeightGrid = {
  ...{ west: 119, north: 29, stepDegrees: 1 / 30, rows: ROWS, cols: COLS },
  metres: Array.from({ length: ROWS * COLS }, () => Math.round(40 + 1200 * random())),
};
/** Fine heights that stray from the relief by a third, in other numbers per metre. */
const fine = (perMetre: number) => (lon: number, lat: number) => {
  const column = Math.floor((lon - relief.west) / relief.stepDegrees);
  const row = Math.floor((relief.north - lat) / relief.stepDegrees);
  const metres = relief.metres[row * COLS + column] ?? Number.NaN;
  return metres * perMetre * (0.67 + 0.66 * random());
};

describe("the unit of heights beside a relief", () => {
  it.each([
    ["m", 1],
    ["ft", 1 / 0.3048],
    ["dm", 10],
  ] as const)("is %s where the numbers are so", (unit, perMetre) => {
    const found = unitGuess(relief, fine(perMetre))!;
    expect(found.unit).toBe(unit);
    expect(found.ratio / perMetre).toBeGreaterThan(0.9);
    expect(found.ratio / perMetre).toBeLessThan(1.1);
    expect(found.cells).toBe(relief.metres.filter((one) => one >= 50).length);
  });

  it("is none where the numbers are no heights of this place", () => {
    expect(unitGuess(relief, fine(1.8))!.unit).toBeNull();
    expect(unitGuess(relief, fine(0.2))!.unit).toBeNull();
    expect(unitGuess(relief, fine(40))!.unit).toBeNull();
  });

  it("is not guessed from two cells, from a plain, or where heights are missing", () => {
    const east = relief.west + 2 * relief.stepDegrees;
    const south = relief.north - relief.stepDegrees;
    const metre = fine(1);
    const part = (lon: number, lat: number) =>
      lon < east && lat > south ? metre(lon, lat) : Number.NaN;
    expect(unitGuess(relief, part)).toBeNull();
    expect(unitGuess({ ...relief, metres: relief.metres.map(() => 12) }, () => 39)).toBeNull();
    expect(unitGuess(relief, () => Number.NaN)).toBeNull();
  });
});
