import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cohort, faultOfAges, growthOfCohorts } from "../../src/core/demand/cohorts.ts";
import { cohortSurvival, projectedDemand, projectionOf } from "../../src/core/demand/projection.ts";
import { runs } from "../properties/arbitrary-town.ts";
import { inputsOf } from "../towns/toy-town.ts";

const ageOf = (k: number, figures: Partial<Cohort> = {}): Cohort => ({
  ...{ unitId: "A", age: 5 * k, people: 1000, survival: 1, births: 0, migration: 0 },
  ...figures,
});
/** Factors by year and group of one table. */
const factorsOf = (cohorts: readonly Cohort[]): Map<string, number> =>
  new Map(
    growthOfCohorts(cohorts, 2020).map(({ field, year, amount }) => [
      `${field} ${year}`,
      "factor" in amount ? amount.factor : Number.NaN,
    ]),
  );

const rates = fc.record({
  people: fc.integer({ min: 1, max: 50_000 }),
  survival: fc.double({ min: 0, max: 1, noNaN: true }),
  births: fc.double({ min: 0, max: 2, noNaN: true }),
  migration: fc.double({ min: 0, max: 0.5, noNaN: true }),
});
const ages = fc
  .array(rates, { minLength: 1, maxLength: 21 })
  .map((all) => all.map((one, k) => ageOf(k, one)));

describe("cohort survival", () => {
  it("gives the populations of the textbook", () => {
    // Anton and Rorres, Elementary Linear Algebra, Applications Version, 10.18 (age-specific
    // growth), a matrix of first row 0, 4, 3 and survivals 1/2, 1/4 on 1000 of every age:
    // 7000, 500, 250; 2750, 3500, 125; 14375, 1375, 875.
    const factors = factorsOf([
      ageOf(0, { survival: 0.5 }),
      ageOf(1, { survival: 0.25, births: 4 }),
      ageOf(2, { survival: 0, births: 3 }),
    ]);
    const people = [2025, 2030, 2035].map((year) => 3000 * factors.get(`people ${year}`)!);
    expect(people.map((n) => Math.round(n * 1e6) / 1e6)).toEqual([7750, 6375, 16_625]);
    const young = [2025, 2030, 2035].map((year) => 1000 * factors.get(`age0_2 ${year}`)!);
    expect(young).toEqual([7000, 2750, 14_375]);
  });

  it("keeps everybody where nobody dies, is born or moves, and lets them grow old", () => {
    // 1000 of every age up to 80 and more: 17 ages; those from 60 on are 5, then 6, …
    const factors = factorsOf(Array.from({ length: 17 }, (_, k) => ageOf(k)));
    for (let step = 1; step <= 6; step++) {
      const year = 2020 + 5 * step;
      expect(factors.get(`people ${year}`)).toBe(1);
      expect(factors.get(`age60 ${year}`)).toBe((5 + step) / 5);
      expect(factors.get(`age65 ${year}`)).toBe((4 + step) / 4);
      expect(factors.get(`age80 ${year}`)).toBe(1 + step);
      expect(factors.get(`age0_2 ${year}`)).toBe(0);
    }
    expect(factors.size).toBe(30);
  });

  it("keeps the open age by its own survival, and lets movers join those they move among", () => {
    const factors = factorsOf([
      ageOf(0, { survival: 0.5, migration: 0.25 }),
      ageOf(1, { survival: 0.5, migration: -0.5 }),
    ]);
    // 0.75 of the first arrive, none of the second stay; then nobody is left to arrive.
    expect(factors.get("people 2025")).toBe(0.375);
    expect(factors.get("people 2030")).toBe(0);
  });

  it("names no group that the open age parts, and none without people", () => {
    const fields = (count: number, empty: number[] = []): string[] => [
      ...new Set(
        growthOfCohorts(
          Array.from({ length: count }, (_, k) => ageOf(k, { people: empty.includes(k) ? 0 : 10 })),
          2020,
        ).map(({ field }) => field),
      ),
    ];
    expect(fields(12)).toEqual(["people", "age0_2"]);
    expect(fields(13)).toEqual(["people", "age60", "age0_2"]);
    expect(fields(17)).toEqual(["people", "age60", "age65", "age80", "age0_2"]);
    expect(fields(17, [0, 16])).toEqual(["people", "age60", "age65"]);
  });

  it("does not depend on how many people there are, nor on the order of rows", () => {
    fc.assert(
      fc.property(ages, fc.integer({ min: 2, max: 9 }), (cohorts, times) => {
        const more = cohorts.map((one) => ({ ...one, people: one.people * times })).reverse();
        const [a, b] = [factorsOf(cohorts), factorsOf(more)];
        expect([...b.keys()]).toEqual([...a.keys()]);
        for (const [key, factor] of a) {
          expect(Math.abs(b.get(key)! - factor)).toBeLessThanOrEqual(1e-9 * (1 + factor));
        }
      }),
      runs(100),
    );
  });

  it("is a power of the matrix that its rates make", () => {
    fc.assert(
      fc.property(ages, (cohorts) => {
        const n = cohorts.length;
        // Row by row: who becomes of age i out of those of age j.
        const matrix = cohorts.map((_, i) =>
          cohorts.map(({ survival, births, migration }, j) => {
            const born = i === 0 ? births : 0;
            const goesTo = j + 1 < n ? j + 1 : n - 1;
            return born + (goesTo === i ? survival + migration : 0);
          }),
        );
        const times = (a: number[][], b: number[][]) =>
          a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
        let power = matrix;
        const base = cohorts.reduce((sum, { people }) => sum + people, 0);
        for (let step = 1; step <= 6; step++) {
          const now = times(
            power,
            cohorts.map(({ people }) => [people]),
          ).reduce((sum, [x]) => sum + x!, 0);
          const factor = factorsOf(cohorts).get(`people ${2020 + 5 * step}`)!;
          expect(Math.abs(factor - now / base)).toBeLessThanOrEqual(1e-9 * (1 + now / base));
          power = times(power, matrix);
        }
      }),
      runs(60),
    );
  });

  it("says which unit has a gap in its ages", () => {
    expect(faultOfAges([ageOf(0), ageOf(1), ageOf(2)])).toBeNull();
    expect(faultOfAges([ageOf(1), ageOf(0), { ...ageOf(1), unitId: "B" }])).toBe("B");
    expect(faultOfAges([ageOf(0), ageOf(2)])).toBe("A");
  });

  it("grows the people on the map, and prints how", () => {
    const unit = { id: "A", name: "A", level: "county", parent: null, areaKm2: null };
    const home = { id: "a", at: [120, 29] as const, people: 300, elders: 10, unit: "A" };
    const world = inputsOf({
      homes: [home],
      sites: [],
      units: { levels: ["county"], all: [unit] },
    });
    const cohorts = [ageOf(0, { births: 0.5 }), ageOf(1, { survival: 0.5 })];
    const projection = cohortSurvival("county", 2020, "ages.csv", cohorts);
    const peopleIn = (year: number) => {
      const found = projectedDemand(world.demand, world.units, projection, year)!;
      return [found.demand.weights.get("people")![0]! / 1e6, found.method];
    };
    // 2000 become 500 + 1000 + 500, then 250 + 500 + 750: by 2027 two fifths of the way.
    const method = (year: number) =>
      `projected ${year}: cohort survival, five-year ages, by county and group from ages.csv`;
    expect(peopleIn(2025)).toEqual([300, method(2025)]);
    expect(peopleIn(2030)).toEqual([225, method(2030)]);
    expect(peopleIn(2027)).toEqual([270, method(2027)]);
  });

  it("is worked out anew from what was kept, and refused where that cannot be", () => {
    const kept = cohortSurvival("county", 2020, "ages.csv", [ageOf(0), ageOf(1)]);
    expect(projectionOf(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(projectionOf({ ...kept, growth: [] })).toEqual(kept);
    for (const broken of [
      [ageOf(0), ageOf(2)],
      [ageOf(0, { survival: 1.5 })],
      [ageOf(0, { people: -1 })],
      [ageOf(0, { migration: -2 })],
      [{ ...ageOf(0), age: 3 }],
      [null],
      "ages",
    ]) {
      expect(projectionOf({ ...kept, cohorts: broken })).toBeNull();
    }
  });
});
