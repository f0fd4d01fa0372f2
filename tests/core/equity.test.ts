import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concentration, erreygers } from "../../src/core/equity/concentration.ts";
import {
  belowLine,
  distributionOf,
  gini,
  lorenzCurve,
  palma,
  thinned,
} from "../../src/core/equity/distribution.ts";
import { theil, theilByGroup } from "../../src/core/equity/theil.ts";

/** The toy distribution of the domain brief, in any order. */
const X = Float64Array.of(10, 0, 20, 5, 2);
const P = Float64Array.of(20, 10, 10, 40, 20);

function expectSix(found: number | null, published: number): void {
  expect(found).not.toBeNull();
  expect(Math.abs(found! / published - 1)).toBeLessThan(1.5e-6);
}

describe("measures of equity", () => {
  it("give the published toy values", () => {
    const distribution = distributionOf(X, P)!;
    expectSix(distribution.amount / distribution.people, 6.4);
    expectSix(gini(distribution), 0.43125);
    expectSix(theil(X, P), 0.345697);
    expectSix(concentration(X, P, X), 0.43125);
    expectSix(erreygers(concentration(X, P, X)!, 6.4, X), 0.552);
    expectSix(palma(distribution), 8.888889);
    const [fgt0, fgt1, fgt2] = belowLine(distribution, 5);
    expectSix(fgt0, 0.3);
    expectSix(fgt1, 0.22);
    expectSix(fgt2, 0.172);
  });

  it("keep those who have nothing: without their weight Theil would be 0.384108 less its share", () => {
    const rich = X.filter((x) => x > 0);
    const weights = P.filter((_, i) => X[i]! > 0);
    // What dropping the rows and their weight gives, which is not the index.
    expect(Math.abs(theil(rich, weights)! - theil(X, P)!)).toBeGreaterThan(0.1);
  });

  it("are 0 where all have the same, and untold where nobody has anything", () => {
    const same = Float64Array.of(3, 3, 3);
    const weights = Float64Array.of(1, 5, 2);
    expect(gini(distributionOf(same, weights)!)).toBeCloseTo(0, 12);
    expect(theil(same, weights)).toBeCloseTo(0, 12);
    expect(palma(distributionOf(same, weights)!)).toBeCloseTo(1, 12);
    expect(concentration(same, weights, Float64Array.of(1, 2, 3))).toBeCloseTo(0, 12);
    const none = new Float64Array(3);
    expect(gini(distributionOf(none, weights)!)).toBeNull();
    expect(theil(none, weights)).toBeNull();
    expect(palma(distributionOf(none, weights)!)).toBeNull();
    expect(concentration(none, weights, same)).toBeNull();
    expect(distributionOf(same, new Float64Array(3))).toBeNull();
  });

  it("count who is on the line as not below it", () => {
    const distribution = distributionOf(Float64Array.of(5, 4.999), Float64Array.of(1, 1))!;
    expect(belowLine(distribution, 5)[0]).toBe(0.5);
  });
});

const people = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 40 }),
    p: fc.integer({ min: 0, max: 30 }),
    group: fc.integer({ min: 0, max: 2 }),
    rank: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 1, maxLength: 10 },
);
/** Every person by himself, which the weights stand for. */
const each = (rows: readonly { x: number; p: number; group: number; rank: number }[]) =>
  rows.flatMap((row) => Array.from({ length: row.p }, () => row));

describe("laws of equity", () => {
  it("Gini is half the mean difference of all pairs over the mean", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const all = each(rows);
        const distribution = distributionOf(
          Float64Array.from(rows, ({ x }) => x),
          Float64Array.from(rows, ({ p }) => p),
        );
        const amount = all.reduce((sum, { x }) => sum + x, 0);
        if (distribution === null) {
          expect(all).toHaveLength(0);
          return;
        }
        if (amount === 0) {
          expect(gini(distribution)).toBeNull();
          return;
        }
        let difference = 0;
        for (const a of all) for (const b of all) difference += Math.abs(a.x - b.x);
        expect(gini(distribution)).toBeCloseTo(difference / (2 * all.length * amount), 9);
      }),
    );
  });

  it("Theil is the sum of its parts between and within groups, each by itself", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const all = each(rows);
        const amount = all.reduce((sum, { x }) => sum + x, 0);
        const parts = theilByGroup(
          Float64Array.from(rows, ({ x }) => x),
          Float64Array.from(rows, ({ p }) => p),
          Int32Array.from(rows, ({ group }) => group),
        );
        if (amount === 0) {
          expect(parts).toBeNull();
          return;
        }
        let within = 0;
        let between = 0;
        for (const g of [0, 1, 2]) {
          const own = all.filter(({ group }) => group === g);
          const has = own.reduce((sum, { x }) => sum + x, 0);
          if (has === 0) continue;
          const share = has / amount;
          between += share * Math.log(share / (own.length / all.length));
          const mean = has / own.length;
          const t = own.reduce(
            (sum, { x }) => sum + (x === 0 ? 0 : (x / mean) * Math.log(x / mean)),
            0,
          );
          within += share * (t / own.length);
        }
        expect(parts!.between).toBeCloseTo(between, 9);
        expect(parts!.within).toBeCloseTo(within, 9);
      }),
    );
  });

  it("the concentration index is the covariance with the fractional rank of each person", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const all = each(rows);
        const amount = all.reduce((sum, { x }) => sum + x, 0);
        const found = concentration(
          Float64Array.from(rows, ({ x }) => x),
          Float64Array.from(rows, ({ p }) => p),
          Float64Array.from(rows, ({ rank }) => rank),
        );
        if (amount === 0) {
          expect(found).toBeNull();
          return;
        }
        const n = all.length;
        const mean = amount / n;
        let sum = 0;
        for (const a of all) {
          const lower = all.filter(({ rank }) => rank < a.rank).length;
          const equal = all.filter(({ rank }) => rank === a.rank).length;
          sum += ((lower + equal / 2) / n - 0.5) * (a.x - mean);
        }
        expect(found).toBeCloseTo((2 * sum) / (n * mean), 9);
      }),
    );
  });

  it("Palma takes people one by one where tenths fall on whole people", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 10, maxLength: 10 }), (xs) => {
        const sorted = [...xs].sort((a, b) => a - b);
        const bottom = sorted.slice(0, 4).reduce((a, b) => a + b, 0) / 4;
        const found = palma(distributionOf(Float64Array.from(xs), new Float64Array(10).fill(7))!);
        if (bottom === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo(sorted[9]! / bottom, 9);
      }),
    );
  });
});

describe("a thinned Lorenz curve", () => {
  it("keeps both ends, never rises above the whole curve's points, and has few points", () => {
    const values = Float64Array.from({ length: 5000 }, (_, k) => (k * 7919) % 5003);
    const distribution = distributionOf(values, new Float64Array(5000).fill(1))!;
    const curve = lorenzCurve(distribution);
    const few = thinned(curve, 100);
    expect(few.length).toBeLessThanOrEqual(102);
    expect(few[0]).toEqual([0, 0]);
    expect(few.at(-1)).toEqual(curve.at(-1));
    for (const point of few) expect(curve).toContainEqual(point);
    for (let k = 1; k < few.length; k++) expect(few[k]![0] - few[k - 1]![0]).toBeLessThan(0.0201);
  });
});
