import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MICRO } from "../../src/core/base/exact.ts";
import { Cancelled } from "../../src/core/base/tick.ts";
import { traceGaps } from "../../src/core/gaps/trace-gaps.ts";
import { COVERED, cellM2, DESERTED, drawnLattice } from "./drawn-lattice.ts";

function peopleOf(rows: readonly string[], floorPeople = 0): number[] {
  const { gaps } = traceGaps(drawnLattice(rows, { floorPeople }).input);
  return gaps.map(({ sums }) => sums.fields.people! / MICRO);
}

describe("gaps", () => {
  it("join cells that share an edge, not those that touch in a corner", () => {
    expect(peopleOf(["12o", "o4o", "oo8"])).toEqual([8, 7]);
  });

  it("leave out cells where nobody lives, which do not join their neighbours either", () => {
    expect(peopleOf([`1${DESERTED}2`])).toEqual([2, 1]);
    expect(peopleOf([DESERTED])).toEqual([]);
  });

  it("are ranked by demand, ties by people, then by id", () => {
    const { input } = drawnLattice(["3o5o3o3"]);
    const { gaps } = traceGaps(input);
    expect(gaps.map(({ rank, id }) => [rank, id])).toEqual([
      [1, "gap-r00000c00002"],
      [2, "gap-r00000c00000"],
      [3, "gap-r00000c00004"],
      [4, "gap-r00000c00006"],
    ]);
    // Elders are 9 − people in a drawing, so their order is the reverse.
    const byElders = traceGaps({ ...input, field: "elders" }).gaps;
    expect(byElders.map(({ sums }) => sums.fields.people! / MICRO)).toEqual([3, 3, 3, 5]);
    const constant = new Float64Array(input.demand.count).fill(MICRO);
    const weights = new Map([...input.demand.weights, ["elders", constant] as const]);
    const tied = { ...input, field: "elders", demand: { ...input.demand, weights } };
    expect(traceGaps(tied).gaps.map(({ sums }) => sums.fields.people! / MICRO)).toEqual([
      5, 3, 3, 3,
    ]);
  });

  it("carry the id of their first cell, in id order", () => {
    const { gaps } = traceGaps(drawnLattice(["oo1", "111"]).input);
    expect(gaps.map(({ id, cells }) => [id, cells])).toEqual([["gap-r00000c00002", [2, 3, 4, 5]]]);
  });

  it("are drawn from the floor on and counted below it", () => {
    expect(peopleOf(["1o2o3"], 2)).toEqual([3, 2]);
    const { belowFloor } = traceGaps(drawnLattice(["1o2o3"], { floorPeople: 3 }).input);
    expect(belowFloor).toEqual({
      count: 2,
      sums: { cells: 2, fields: { people: 3 * MICRO, elders: 15 * MICRO } },
    });
  });

  it("need both floors, of people and of area", () => {
    const rows = ["9o11"];
    const oneAndAHalf = 1.5 * cellM2(0);
    const { gaps, belowFloor } = traceGaps(drawnLattice(rows, { floorAreaM2: oneAndAHalf }).input);
    expect(gaps.map(({ cells }) => cells.length)).toEqual([2]);
    expect(belowFloor.sums.fields.people).toBe(9 * MICRO);
    const both = drawnLattice(rows, { floorAreaM2: oneAndAHalf, floorPeople: 3 });
    expect(traceGaps(both.input).gaps).toEqual([]);
  });

  it("tell the nearest site of any cell, ties to the first in key order", () => {
    const { input } = drawnLattice(["111"]);
    const near = (costs: number[], sites: number[]) => {
      const { gaps } = traceGaps({
        ...input,
        costMm: Float64Array.from(costs),
        nearest: Int32Array.from(sites),
      });
      return [gaps[0]!.nearest, gaps[0]!.nearestCostMm];
    };
    expect(near([5, 3, 4], [0, 1, 2])).toEqual([1, 3]);
    expect(near([3, 3, 3], [2, 1, 3])).toEqual([1, 3]);
    expect(near([Infinity, Infinity, 7], [-1, -1, 4])).toEqual([4, 7]);
    expect(near([Infinity, Infinity, Infinity], [-1, -1, -1])).toEqual([-1, Infinity]);
  });

  it("lie in the finest unit with most of their people, ties to the first", () => {
    const { input } = drawnLattice(["1234"]);
    const mainUnit = (units: number[]) => {
      const unitAt = new Map([
        ["county", new Int32Array(4)],
        ["town", Int32Array.from(units)],
      ]);
      return traceGaps({ ...input, demand: { ...input.demand, unitAt } }).gaps[0]!.unit;
    };
    expect(mainUnit([1, 1, 1, 2])).toBe(1);
    expect(mainUnit([1, 1, 2, 3])).toBe(3);
    expect(mainUnit([2, 1, 1, 2])).toBe(1);
    expect(mainUnit([-1, -1, -1, 2])).toBe(-1);
    expect(traceGaps(input).gaps[0]!.unit).toBe(-1);
  });

  it("close to the last person with what is covered and what is below the floor", () => {
    const mark = fc.constantFrom("1", "2", "7", COVERED, DESERTED, ".");
    const rows = fc.array(
      fc.array(mark, { minLength: 8, maxLength: 8 }).map((marks) => marks.join("")),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 0, max: 12 }),
        fc.nat({ max: 4 }),
        (lines, floor, cells) => {
          const options = { floorPeople: floor, floorAreaM2: cells * cellM2(0) };
          const { input } = drawnLattice(lines, options);
          const { gaps, belowFloor } = traceGaps(input);
          for (const [field, weights] of input.demand.weights) {
            if (field === "elders") continue;
            const all = weights.reduce((sum, micro) => sum + micro, 0);
            const covered = weights.reduce((s, m, i) => (input.uncovered[i] === 1 ? s : s + m), 0);
            const drawn = gaps.reduce((sum, gap) => sum + gap.sums.fields[field]!, 0);
            expect(drawn + belowFloor.sums.fields[field]! + covered).toBe(all);
          }
          for (const gap of gaps)
            expect(gap.sums.fields.people!).toBeGreaterThanOrEqual(floor * MICRO);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("stop when they are told to", () => {
    const stop = (): never => {
      throw new Cancelled();
    };
    expect(() => traceGaps(drawnLattice(["1"]).input, stop)).toThrow(Cancelled);
  });
});
