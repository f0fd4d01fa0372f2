import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inputsInYear } from "../../src/core/analysis/inputs-in-year.ts";
import { MICRO } from "../../src/core/base/exact.ts";
import type { Growth } from "../../src/core/demand/growth.ts";
import {
  type Projection,
  projectedDemand,
  projectionOf,
} from "../../src/core/demand/projection.ts";
import { sharedOut } from "../../src/core/demand/share-out.ts";
import { runs, town } from "../properties/arbitrary-town.ts";
import { type Home, inputsOf } from "../towns/toy-town.ts";

const unit = (id: string) => ({ id, name: id, level: "county", parent: null, areaKm2: null });
const UNITS = { levels: ["county"], all: [unit("A"), unit("B")] };
const homes: Home[] = [
  { id: "a1", at: [120, 29], people: 50, elders: 10, unit: "A" },
  { id: "a2", at: [120.01, 29], people: 30, elders: 5, unit: "A" },
  { id: "a3", at: [120.02, 29], people: 20, elders: 5, unit: "A" },
  { id: "b1", at: [121, 29], people: 40, elders: 8, unit: "B" },
  { id: "z", at: [122, 29], people: 7 },
];
const world = inputsOf({ homes, sites: [], units: UNITS });

const grows = (unitId: string, year: number, factor: number, field = "people"): Growth => ({
  ...{ unitId, field, year },
  amount: { factor },
});
const table = (...growth: Growth[]): Projection => ({
  ...{ level: "county", baseYear: 2020, source: "growth.csv" },
  growth,
});
const projected = (projection: Projection, year: number) =>
  projectedDemand(world.demand, world.units, projection, year)!;
const peopleOf = (projection: Projection, year: number, field = "people") =>
  Array.from(projected(projection, year).demand.weights.get(field)!, (w) => w / MICRO);

describe("the people of a year", () => {
  it("may come to nobody: what was kept of such a table is taken", () => {
    const none = table(grows("A", 2030, 0));
    expect(projectionOf(JSON.parse(JSON.stringify(none)))).toEqual(none);
    expect(peopleOf(none, 2030)).toEqual([0, 0, 0, 40, 7]);
  });

  it("are the base times the factor of the county, whole people by largest remainder", () => {
    // 100 × 1.105 = 110.5, half up 111: 55.5, 33.3, 22.2 → 55, 33, 22 and one more to the .5.
    expect(peopleOf(table(grows("A", 2030, 1.105)), 2030)).toEqual([56, 33, 22, 40, 7]);
  });

  it("lie on the straight line between two years of the table", () => {
    const two = table(grows("A", 2025, 1.2), grows("A", 2035, 0.8));
    const sum = (year: number) =>
      peopleOf(two, year)
        .slice(0, 3)
        .reduce((a, b) => a + b);
    expect([2021, 2025, 2027, 2030, 2035].map(sum)).toEqual([104, 120, 112, 100, 80]);
  });

  it("may be given as people, and a group grows by itself", () => {
    const row = { unitId: "A", field: "elders", year: 2030, amount: { people: 41 } };
    expect(peopleOf(table(row), 2030, "elders")).toEqual([21, 10, 10, 8, 0]);
    expect(peopleOf(table(row), 2030)).toEqual([50, 30, 20, 40, 7]);
  });

  it("keep the base where the table ends before, does not name a county, or nobody lives", () => {
    const short = projected(table(grows("A", 2025, 1.1)), 2030);
    expect(short.beyond).toEqual(["A people"]);
    expect(short.unnamed).toEqual(["B people"]);
    expect(short.demand.weights.get("people")).toEqual(world.demand.weights.get("people"));
    const bare = inputsOf({ homes: homes.slice(3), sites: [], units: UNITS });
    const row = { unitId: "A", field: "people", year: 2030, amount: { people: 5 } };
    expect(projectedDemand(bare.demand, bare.units, table(row), 2030)!.empty).toEqual(["A people"]);
  });

  it("are the base up to the base year, and without a table, with no word of a method", () => {
    expect(projectedDemand(world.demand, world.units, table(grows("A", 2030, 2)), 2020)).toBeNull();
    expect(inputsInYear(world, 2030)).toBe(world);
    const loaded = { ...world, projection: table(grows("A", 2030, 2)) };
    expect(inputsInYear(loaded, 2020)).toBe(loaded);
    expect(inputsInYear(loaded, 2030).method).toBe(
      "projected 2030: growth by county and group from growth.csv",
    );
  });

  it("close: the points of a county add up to its figure, and nobody else moves", () => {
    fc.assert(
      fc.property(town, fc.double({ min: 0, max: 3, noNaN: true }), (plan, factor) => {
        const { demand, units } = inputsOf(plan);
        const after = projectedDemand(demand, units, table(grows("A", 2030, factor)), 2030)!;
        const [before, now] = [demand, after.demand].map((one) => one.weights.get("people")!);
        const at = demand.unitAt.get("county")!;
        let was = 0n;
        let is = 0;
        at.forEach((k, i) => {
          if (k >= 0 && units.all[k]!.id === "A") {
            was += BigInt(before![i]!);
            is += now![i]!;
            expect(now![i]! % MICRO).toBe(0);
          } else expect(now![i]).toBe(before![i]);
        });
        if (after.empty.length > 0) return;
        expect(Math.abs(is / MICRO - (Number(was) / MICRO) * factor)).toBeLessThanOrEqual(0.5001);
      }),
      runs(60),
    );
  });
});

describe("sharing out whole people", () => {
  it("is within one of the exact share, closes, and follows the weights", () => {
    const weights = fc.array(fc.nat({ max: 5_000_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), weights, (people, given) => {
        const whole = given.reduce((a, b) => a + b, 0);
        const shares = sharedOut(people, given);
        if (whole === 0) return expect(shares === null).toBe(people > 0);
        expect(shares!.reduce((a, b) => a + b, 0)).toBe(people * MICRO);
        given.forEach((w, k) => {
          expect(Math.abs(shares![k]! / MICRO - (people * w) / whole)).toBeLessThan(1.000001);
          given.forEach((other, j) => {
            if (w > other) expect(shares![k]!).toBeGreaterThanOrEqual(shares![j]!);
          });
        });
      }),
      runs(100),
    );
  });

  it("gives a tie to the first", () => {
    expect(sharedOut(1, [1, 1, 1])).toEqual([MICRO, 0, 0]);
    expect(sharedOut(2, [1, 1, 1])).toEqual([MICRO, MICRO, 0]);
  });
});

describe("a kept table of growth", () => {
  const kept = table(grows("A", 2030, 1.5), grows("B", 2035, 1, "elders"));
  const ofPeople = table({ ...grows("B", 2035, 1, "elders"), amount: { people: 12 } });

  it.each([
    ["factors", kept],
    ["people", ofPeople],
  ])("of %s comes back as it was kept", (_, given) => {
    expect(projectionOf(JSON.parse(JSON.stringify(given)))).toEqual(given);
  });

  it.each([
    ["nothing", null],
    ["no rows", { ...kept, growth: undefined }],
    ["a year that is none", { ...kept, baseYear: 2020.5 }],
    ["a row without unit", { ...kept, growth: [{ ...kept.growth[0], unitId: 1 }] }],
    ["a negative figure", { ...kept, growth: [{ ...kept.growth[0], amount: { factor: -1 } }] }],
    ["a figure of another name", { ...kept, growth: [{ ...kept.growth[0], amount: { rate: 1 } }] }],
    ["factors and people", { ...kept, growth: [...kept.growth, ...ofPeople.growth] }],
    ["two figures", { ...kept, growth: [{ ...kept.growth[0], amount: { factor: 1, people: 2 } }] }],
  ])("is passed over with %s", (_, given) => {
    expect(projectionOf(given)).toBeNull();
  });
});
