import { describe, expect, it } from "vitest";
import { heightGuess } from "../../src/core/elevation/height-guess.ts";
import { seededRandom } from "./seeded-random.ts";

const SIZE = { width: 60, height: 50 };
const COUNT = SIZE.width * SIZE.height;
const guess = (file: string, values: readonly number[]) =>
  heightGuess(file, SIZE, (k) => values[k]!);

/** Hills of some 200 m over a plain at the sea. */
const hills = Array.from({ length: COUNT }, (_, k) => {
  const [x, y] = [k % SIZE.width, Math.floor(k / SIZE.width)];
  return Math.round(100 * Math.sin(x / 9) * Math.cos(y / 7) + 95);
});
/** Homes in one cell of four, as many as chance has it. */
const random = seededRandom(7);
const people = Array.from({ length: COUNT }, () =>
  random() < 0.25 ? Math.round(400 * random() * random()) : 0,
);

describe("whether a raster looks like heights", () => {
  it("does where it has the name and the look, or goes below the sea", () => {
    expect(guess("srtm_61_06.tif", hills)).toMatchObject({ isLikely: true });
    expect(guess("临海高程.tif", hills).signs).toEqual(["name", "below-zero", "smooth", "filled"]);
    expect(guess("a.tif", hills)).toMatchObject({ isLikely: true, confidence: 0.76 });
    const inland = hills.map((one) => one + 300);
    expect(guess("a.tif", inland)).toMatchObject({ isLikely: true, signs: ["smooth", "filled"] });
  });

  it("does not where people live, whatever mark stands for nobody", () => {
    expect(guess("people.tif", people)).toEqual({ confidence: 0, signs: [], isLikely: false });
    const marked = people.map((one) => (one === 0 ? -9999 : one));
    expect(guess("demand.tif", marked).isLikely).toBe(false);
    expect(
      guess(
        "people.tif",
        people.map((one) => (one === 0 ? -1 : one)),
      ).isLikely,
    ).toBe(false);
  });

  it("takes no part of another word for a name", () => {
    for (const file of ["demand.tif", "disaster.tif", "master.tif", "weights.tif", "academy.tif"]) {
      expect(guess(file, people).signs, file).toEqual([]);
    }
    for (const file of [
      "DEM_30m.tif",
      "aster-1.tif",
      "poa_elevation.tif",
      "ASTGTMV003_N28E121.tif",
    ]) {
      expect(guess(file, people).signs, file).toEqual(["name"]);
    }
  });

  it("says nothing of a raster without values", () => {
    const nothing = people.map(() => Number.NaN);
    expect(guess("dem.tif", nothing).isLikely).toBe(false);
  });
});
