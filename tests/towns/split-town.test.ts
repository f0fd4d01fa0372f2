import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { traceGaps } from "../../src/core/gaps/trace-gaps.ts";
import { placeAt } from "../core/karney.ts";
import { type Home, inputsOf, namesIn, siteAt, within } from "./toy-town.ts";

/** A square town of sixteen homes, 100 m apart, named by row and column; 1, 2, 4 … people. */
const CORNER = [119.9, 28.7] as const;
const HOMES: Home[] = Array.from({ length: 16 }, (_, k) => ({
  id: `${Math.floor(k / 4)}${k % 4}`,
  at: placeAt(placeAt(CORNER, 180, 100 * Math.floor(k / 4)), 90, 100 * (k % 4)),
  people: 2 ** k,
}));
const CLINIC = siteAt("clinic", HOMES[0]!.at);

function gapsAt(cutoffM: number) {
  const inputs = inputsOf({
    homes: HOMES,
    sites: [CLINIC],
    ground: { kind: "voronoi", cellM: 80 },
  });
  const { access, all } = coverageOf(inputs, within(cutoffM), "2025-06-01");
  const traced = traceGaps({
    demand: inputs.demand,
    uncovered: Uint8Array.from(access.count, (count) => (count === 0 ? 1 : 0)),
    nearest: access.nearest,
    costMm: access.costMm,
    field: "people",
    peopleField: "people",
    floorPeople: 0,
    floorAreaM2: 0,
  });
  return { ...traced, all };
}

describe("a square town with a clinic in its corner", () => {
  it("is covered in a quarter disc, Pythagoras being right to a metre", () => {
    // Squared distances in hundreds of metres: 0 1 4 9 | 1 2 5 10 | 4 5 8 13 | 9 10 13 18.
    const covered = (squared: number) =>
      namesIn(gapsAt(100 * Math.sqrt(squared) + 1).all.covered.fields.people!, HOMES);
    expect(covered(0)).toEqual(["00"]);
    expect(covered(1)).toEqual(["00", "01", "10"]);
    expect(covered(2)).toEqual(["00", "01", "10", "11"]);
    expect(covered(5)).toEqual(["00", "01", "02", "10", "11", "12", "20", "21"]);
    expect(covered(10)).toHaveLength(13);
    expect(covered(18)).toHaveLength(16);
  });

  it("is split by one millimetre of cut-off", () => {
    const at = (m: number) => namesIn(gapsAt(m).all.covered.fields.people!, HOMES);
    expect(at(299.999)).not.toContain("03");
    expect(at(300)).toContain("03");
    expect(at(300)).toContain("30");
  });

  it("leaves one gap of everyone else, who are named by its sum", () => {
    const { gaps, all } = gapsAt(250);
    expect(gaps).toHaveLength(1);
    expect(namesIn(gaps[0]!.sums.fields.people!, HOMES)).toEqual([
      "03",
      "13",
      "22",
      "23",
      "30",
      "31",
      "32",
      "33",
    ]);
    expect(gaps[0]!.sums.fields.people).toBe(all.uncovered.fields.people);
    expect(gaps[0]!.id).toBe("gap-03");
    // Its nearest home to the clinic: 22, at √8 hundred metres, is nearer than 03 and 30.
    expect(Math.abs(gaps[0]!.nearestCostMm - 282_843)).toBeLessThan(10);
  });

  it("is one gap without a clinic in reach and none with everyone in it", () => {
    expect(gapsAt(500).gaps).toEqual([]);
    const whole = traceGaps({
      demand: inputsOf({ homes: HOMES, sites: [] }).demand,
      uncovered: new Uint8Array(16).fill(1),
      nearest: new Int32Array(16).fill(-1),
      costMm: new Float64Array(16).fill(Number.POSITIVE_INFINITY),
      field: "people",
      peopleField: "people",
      floorPeople: 0,
      floorAreaM2: 0,
    });
    expect(whole.gaps.map(({ sums }) => sums.fields.people)).toEqual([65_535_000_000]);
  });
});
