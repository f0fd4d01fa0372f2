import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traceGaps } from "../../src/core/gaps/trace-gaps.ts";
import { polygonM2, rectangleM2 } from "../../src/core/geo/authalic.ts";
import { COVERED, cellM2, drawnLattice } from "./drawn-lattice.ts";
import { isInside } from "./even-odd.ts";
import { karneyRingM2 } from "./karney.ts";
import { ringFaults } from "./ring-faults.ts";

/** Rings of every polygon of every gap, in rank order. */
function ringsOf(rows: readonly string[]): number[][] {
  const { gaps } = traceGaps(drawnLattice(rows).input);
  return gaps.map(({ polygons }) => polygons!.map((rings) => rings.length));
}

/** Holds the polygons of a drawing to everything that is promised of them. */
function expectSound(rows: readonly string[]): void {
  const { input, centreOf } = drawnLattice(rows);
  const { gaps } = traceGaps(input);
  const row = input.demand.ground.kind === "lattice" ? input.demand.ground.row : [];
  const drawing = `\n${rows.join("\n")}`;
  for (const { cells, polygons, areaM2 } of gaps) {
    for (const polygon of polygons!) expect(ringFaults(polygon), drawing).toEqual([]);
    const truth = cells.reduce((sum, i) => sum + cellM2(row[i]!), 0);
    const drawn = polygons!.reduce((sum, polygon) => sum + polygonM2(polygon), 0);
    expect(Math.abs(areaM2 / truth - 1), drawing).toBeLessThan(1e-4);
    expect(Math.abs(drawn / truth - 1), drawing).toBeLessThan(1e-4);
  }
  for (let i = 0; i < input.demand.count; i++) {
    const holding = gaps.filter(({ polygons }) => isInside(polygons!, ...centreOf(i)));
    expect(holding.length, drawing).toBe(input.uncovered[i] === 1 ? 1 : 0);
    if (holding[0] !== undefined) expect(holding[0].cells).toContain(i);
  }
}

describe("gap polygons", () => {
  it("of one cell are its four corners, counter-clockwise, in degrees to the last bit", () => {
    const { gaps } = traceGaps(drawnLattice([".", ".7"]).input);
    const [ring] = gaps[0]!.polygons![0]!;
    const corners = new Set(ring!.map(([lon, lat]) => `${lon},${lat}`));
    const lons = [72_001 / 600, 72_002 / 600];
    const lats = [17_399 / 600, 17_398 / 600];
    expect(corners).toEqual(new Set(lons.flatMap((lon) => lats.map((lat) => `${lon},${lat}`))));
    expect(ringFaults([ring!])).toEqual([]);
  });

  it("keep only true corners: a long row has four", () => {
    const { gaps } = traceGaps(drawnLattice(["1".repeat(40)]).input);
    expect(gaps[0]!.polygons![0]![0]).toHaveLength(5);
  });

  it.each([
    ["a square", ["11", "11"], [[1]]],
    ["a U", ["1o1", "1o1", "111"], [[1]]],
    ["a ring", ["111", "1o1", "111"], [[2]]],
    ["a ring around nothing", ["111", "1.1", "111"], [[2]]],
    ["a cell in a ring", ["11111", "1ooo1", "1o1o1", "1ooo1", "11111"], [[2], [1]]],
    [
      "a ring in a ring",
      ["1111111", "1ooooo1", "1o111o1", "1o1o1o1", "1o111o1", "1ooooo1", "1111111"],
      [[2], [2]],
    ],
    ["two cells touching in a corner", ["1o", "o1"], [[1], [1]]],
    ["a checkerboard", ["1o1", "o1o", "1o1"], [[1], [1], [1], [1], [1]]],
    ["a U closed in a corner", ["1111", "1oo1", "1o1o", "111."], [[2]]],
    ["holes touching in a corner", ["1111", "1o11", "11o1", "1111"], [[3]]],
    ["a hole touching the rim in a corner", ["o111", "1o11", "1111"], [[2]]],
    ["a comb", ["1o1o1", "1o1o1", "11111"], [[1]]],
    ["a spiral", ["11111", "oooo1", "111o1", "1ooo1", "11111"], [[1]]],
  ])("of %s are valid and made of whole cells", (_, rows, rings) => {
    expectSound(rows);
    expect(
      ringsOf(rows)
        .map((polygons) => polygons)
        .sort(),
    ).toEqual(rings.sort());
  });

  it("of any drawing are valid, whole, and hold the centres left out and no others", () => {
    const mark = fc.constantFrom("1", "1", "1", COVERED, ".");
    const rows = fc.array(
      fc.array(mark, { minLength: 7, maxLength: 7 }).map((marks) => marks.join("")),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(fc.property(rows, expectSound), { numRuns: 300 });
  });
});

describe("areas", () => {
  it("of a rectangle are those of the closed form, to 0.01 % and far below", () => {
    for (const row of [0, 600, -600, 12_000]) {
      const north = 29 - row / 600;
      const ours = rectangleM2(120, north - 1 / 600, 120 + 1 / 600, north);
      expect(Math.abs(ours / cellM2(row) - 1)).toBeLessThan(1e-9);
    }
    // The whole earth, from the pole to the pole.
    expect(rectangleM2(-180, -90, 180, 90) / 510_065_621_724_088).toBeCloseTo(1, 8);
  });

  it("of polygons agree with Karney's planimeter to 0.01 %", () => {
    for (const [lon, lat] of [
      [120, 29],
      [-70, -45],
      [10, 0.5],
    ] as const) {
      const ring = [
        [lon, lat],
        [lon + 0.05, lat + 0.01],
        [lon + 0.04, lat + 0.06],
        [lon + 0.02, lat + 0.02],
        [lon - 0.01, lat + 0.05],
        [lon, lat],
      ] as const;
      const truth = karneyRingM2(ring);
      expect(Math.abs(polygonM2([ring]) / truth - 1)).toBeLessThan(1e-4);
      expect(polygonM2([[...ring].reverse()])).toBeCloseTo(polygonM2([ring]), 3);
    }
  });

  it("leave holes out", () => {
    const square = (side: number) =>
      [
        [120, 29],
        [120 + side, 29],
        [120 + side, 29 + side],
        [120, 29 + side],
        [120, 29],
      ] as const;
    const whole = polygonM2([square(0.2)]);
    const hole = polygonM2([square(0.1)]);
    expect(polygonM2([square(0.2), [...square(0.1)].reverse()])).toBeCloseTo(whole - hole, 3);
  });
});
