import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attainment, type Indicator, priorities } from "../../src/core/equity/priority.ts";

const indicator = (id: string, weight: number, ...values: number[]): Indicator => ({
  id,
  weight,
  values: Float64Array.from(values),
});

describe("the list of priorities", () => {
  it("is the weighted mean of scaled indicators, worked by hand", () => {
    const list = priorities(
      [indicator("people", 3, 0, 50, 100), indicator("share", 1, 0.4, 0.2, 0)],
      "min-max",
    );
    expect(list.map(({ unit }) => unit)).toEqual([2, 1, 0]);
    expect(list.map(({ score }) => score)).toEqual([75, 50, 25]);
    expect(list[0]!.parts).toEqual([75, 0]);
    expect(list[1]!.parts).toEqual([37.5, 12.5]);
  });

  it("takes percentiles by mean rank of equal values", () => {
    const [first, second, third, fourth] = priorities(
      [indicator("a", 1, 5, 9, 5, 1)],
      "percentile",
    );
    expect(first).toMatchObject({ unit: 1, score: 100, rank: 1 });
    expect(second).toMatchObject({ unit: 0, score: 50, rank: 2 });
    expect(third).toMatchObject({ unit: 2, score: 50, rank: 2 });
    expect(fourth).toMatchObject({ unit: 3, score: 0, rank: 4 });
  });

  it("spreads places where a fifth more or less weight turns the order", () => {
    // 52 against 48 at equal weights; the order turns when the second weighs 20 % more.
    const list = priorities([indicator("a", 1, 1, 0, 0), indicator("b", 1, 0.04, 1, 0)], "min-max");
    expect(list[0]).toMatchObject({ unit: 0, rank: 1, band: [1, 2] });
    expect(list[1]).toMatchObject({ unit: 1, rank: 2, band: [1, 2] });
    expect(list[2]).toMatchObject({ unit: 2, rank: 3, band: [3, 3] });
  });

  it("leaves out data that is not there, with its weight, and never counts it as 0", () => {
    const list = priorities(
      [indicator("a", 1, 1, 0, Number.NaN), indicator("b", 1, 0, 1, 1)],
      "min-max",
    );
    expect(list[0]).toMatchObject({ unit: 2, score: 100 });
    expect(priorities([indicator("a", 1, Number.NaN, 3)], "percentile").map((p) => p.unit)).toEqual(
      [1],
    );
  });

  it("has parts that sum to the score, and a band around the rank", () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(values, fc.double({ min: 0.1, max: 5, noNaN: true })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom("percentile", "min-max" as const),
        (given, scaling) => {
          const list = priorities(
            given.map(([v, w], k) => indicator(String(k), w, ...v)),
            scaling as "percentile",
          );
          for (const { score, parts, rank, band } of list) {
            expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(score, 6);
            expect(score).toBeGreaterThanOrEqual(-1e-9);
            expect(score).toBeLessThanOrEqual(100 + 1e-9);
            expect(band[0]).toBeLessThanOrEqual(rank);
            expect(band[1]).toBeGreaterThanOrEqual(rank);
          }
        },
      ),
    );
  });
});

describe("the degree of attainment", () => {
  it("counts nothing beyond its target, and nothing that is not known", () => {
    const part = (share: number | null, target: number, weight = 1) => ({ share, target, weight });
    expect(attainment([part(1, 0.5), part(0.25, 0.5)])).toBe(75);
    expect(attainment([part(1, 0.5, 1), part(0, 0.5, 3)])).toBe(25);
    expect(attainment([part(null, 1), part(0.4, 1)])).toBe(40);
    expect(attainment([part(null, 1)])).toBeNull();
  });
});
