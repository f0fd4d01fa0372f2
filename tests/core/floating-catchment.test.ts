import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightOfCost } from "../../src/core/access/decay.ts";
import { type Catchments, floatingCatchment } from "../../src/core/access/floating-catchment.ts";
import type { Cutoff, Decay, SupplyRule } from "../../src/core/rules/rule.ts";

/** Minutes at one metre a second are 60,000 mm. */
const MM_PER_MIN = 60_000;

/** Catchments of a table of minutes: cells by rows, sites by columns, all within `cutoffMin`. */
function catchmentsOf(minutes: readonly (readonly number[])[], cutoffMin: number): Catchments {
  return {
    cells: minutes.length,
    sites: minutes[0]?.length ?? 0,
    visit: (visit) => {
      minutes.forEach((row, i) => {
        const inReach = [...row.keys()].filter((j) => row[j]! <= cutoffMin);
        const costs = Float64Array.from(inReach, (j) => row[j]! * MM_PER_MIN);
        if (inReach.length > 0) visit(i, inReach.length, Int32Array.from(inReach), costs);
      });
    },
  };
}

function weights(cutoff: Cutoff, decay: Partial<Decay>): (costMm: number) => number {
  const whole: Decay = { kind: "binary", steps: null, beta: null, ...decay };
  return weightOfCost({ cutoff, decay: whole, travel: { model: "circle", speedMps: 1 } });
}

/** Soukhov's example: the toy world of the domain brief. */
const PEOPLE = Float64Array.of(50_000, 150_000, 10_000);
const SUPPLY = Float64Array.of(100_000, 100_000, 10_000);
const MINUTES = [
  [15, 30, 100],
  [30, 15, 100],
  [100, 100, 15],
];

interface Toy {
  readonly name: string;
  readonly method: SupplyRule["method"];
  readonly cutoffMin: number;
  readonly decay: Partial<Decay>;
  readonly access: readonly number[];
  readonly amount: number;
}

const TOYS: readonly Toy[] = [
  {
    name: "2SFCA at 30 minutes",
    method: "2sfca",
    cutoffMin: 30,
    decay: {},
    access: [1, 1, 1],
    amount: 210_000,
  },
  {
    name: "E2SFCA in steps of ten minutes",
    method: "e2sfca",
    cutoffMin: 30,
    decay: { kind: "step" },
    access: [1.209616, 0.930128, 1],
    amount: 210_000,
  },
  {
    name: "Gaussian 2SFCA at 40 minutes",
    method: "gaussian",
    cutoffMin: 40,
    decay: { kind: "gaussian" },
    access: [1.108748, 0.963751, 1],
    amount: 210_000,
  },
  {
    name: "M2SFCA with the same weights",
    method: "m2sfca",
    cutoffMin: 40,
    decay: { kind: "gaussian" },
    access: [0.798642, 0.624011, 0.827439],
    amount: 141_808.19,
  },
  {
    name: "3SFCA with the same steps",
    method: "3sfca",
    cutoffMin: 30,
    decay: { kind: "step" },
    access: [1.589482, 0.803506, 1],
    amount: 210_000,
  },
  {
    name: "BFCA, e to the minus a tenth of the minutes",
    method: "bfca",
    cutoffMin: 1000,
    decay: { kind: "exp", beta: 0.1 },
    access: [1.336663, 0.888019, 0.997053],
    amount: Number.NaN,
  },
  {
    name: "spatial availability per head: its sum over people is the supply",
    method: "e2sfca",
    cutoffMin: 1000,
    decay: { kind: "exp", beta: 0.1 },
    access: [66_833.466 / 50_000, 133_203.363 / 150_000, 9963.171 / 10_000],
    amount: 210_000,
  },
  {
    name: "gravity, e to the minus a tenth of the minutes",
    method: "cumulative",
    cutoffMin: 1000,
    decay: { kind: "exp", beta: 0.1 },
    access: [27_292.1769, 27_292.1769, 2240.3816],
    amount: Number.NaN,
  },
];

/** Equal to so many significant digits as the published value is given with. */
function expectSix(found: number, published: number): void {
  expect(Math.abs(found / published - 1)).toBeLessThan(0.8e-6);
}

describe("floating catchments", () => {
  it.each(TOYS)("give the published toy values: $name", (toy) => {
    const { method, cutoffMin, decay, access, amount } = toy;
    const found = floatingCatchment(
      method,
      catchmentsOf(MINUTES, cutoffMin),
      PEOPLE,
      SUPPLY,
      weights({ min: cutoffMin }, decay),
    );
    access.forEach((a, i) => {
      expectSix(found.access[i]!, a);
    });
    if (!Number.isNaN(amount)) {
      expectSix(
        found.access.reduce((sum, a, i) => sum + a * PEOPLE[i]!, 0),
        amount,
      );
    }
  });

  it("give the published supply per head in steps, and Dai's weights", () => {
    const steps = weights({ min: 30 }, { kind: "step" });
    const { ratio } = floatingCatchment("e2sfca", catchmentsOf(MINUTES, 30), PEOPLE, SUPPLY, steps);
    [1.492537, 0.884956, 1.470588].forEach((r, j) => {
      expectSix(ratio[j]!, r);
    });
    const gaussian = weights({ min: 40 }, { kind: "gaussian" });
    [0.921806, 0.701367, 0.376926].forEach((w, k) => {
      expectSix(gaussian((k + 1) * 10 * MM_PER_MIN), w);
    });
    expect(gaussian(40 * MM_PER_MIN)).toBe(0);
    expect(gaussian(0)).toBe(1);
  });

  it("put a value at the break into the nearer step, and nothing beyond the cut-off", () => {
    const step = weights({ min: 30 }, { kind: "step" });
    expect([10, 10.00001, 20, 20.00001, 30].map((min) => step(min * MM_PER_MIN))).toEqual([
      1, 0.68, 0.68, 0.22, 0.22,
    ]);
    const own = [
      { upTo: 100, weight: 0.9 },
      { upTo: 250, weight: 0.3 },
    ];
    const metres = weights({ m: 500 }, { kind: "step", steps: own });
    expect([0, 100_000, 100_001, 250_000, 250_001].map(metres)).toEqual([0.9, 0.9, 0.3, 0.3, 0]);
    for (const kind of ["binary", "step", "exp", "inverse", "linear", "gaussian"] as const) {
      const weight = weights({ m: 500 }, { kind, beta: 0.01 });
      expect(weight(500_001), kind).toBe(0);
      expect(weight(0), kind).toBe(1);
      for (let mm = 1000; mm <= 500_000; mm += 1000) {
        expect(weight(mm), `${kind} at ${mm}`).toBeLessThanOrEqual(weight(mm - 1000));
      }
    }
  });

  it("measure distance in the unit of the cut-off", () => {
    const perMetre = weights({ m: 2000 }, { kind: "exp", beta: 0.001 });
    expect(perMetre(1_000_000)).toBeCloseTo(Math.exp(-1), 14);
    const perMinute = weights({ min: 30 }, { kind: "exp", beta: 0.1 });
    expect(perMinute(10 * MM_PER_MIN)).toBeCloseTo(Math.exp(-1), 14);
    const inverse = weights({ m: 2000 }, { kind: "inverse", beta: 2 });
    expect(inverse(100_000)).toBeCloseTo(1 / 10_000, 14);
    const linear = weights({ m: 2000 }, { kind: "linear" });
    expect(linear(500_000)).toBe(0.75);
  });

  it("list sites that nobody reaches and mark cells that reach a site without figures", () => {
    const minutes = [
      [5, 50, 5],
      [50, 50, 5],
      [5, 50, 50],
    ];
    const supply = Float64Array.of(8, 4, Number.NaN);
    const people = Float64Array.of(1, 1, 3);
    const found = floatingCatchment(
      "2sfca",
      catchmentsOf(minutes, 10),
      people,
      supply,
      weights({ min: 10 }, {}),
    );
    expect([...found.access]).toEqual([2, 0, 2]);
    expect([...found.reachesUnknown]).toEqual([1, 1, 0]);
    expect(found.idle).toEqual([1]);
  });
});

const world = fc
  .record({
    cells: fc.integer({ min: 1, max: 8 }),
    sites: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ cells, sites }) =>
    fc.record({
      minutes: fc.array(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: sites, maxLength: sites }),
        { minLength: cells, maxLength: cells },
      ),
      people: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: cells, maxLength: cells }),
      supply: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: sites, maxLength: sites }),
    }),
  );
const decays = fc.constantFrom<Partial<Decay>>(
  { kind: "binary" },
  { kind: "step" },
  { kind: "gaussian" },
  { kind: "linear" },
  { kind: "exp", beta: 0.05 },
);

describe("laws of floating catchments", () => {
  it.each(["2sfca", "e2sfca", "gaussian", "3sfca", "m2sfca"] as const)(
    "%s hands out the supply of the sites that somebody weighs on, no more",
    (method) => {
      fc.assert(
        fc.property(world, decays, ({ minutes, people, supply }, decay) => {
          const weight = weights({ min: 30 }, decay);
          const found = floatingCatchment(
            method,
            catchmentsOf(minutes, 30),
            Float64Array.from(people),
            Float64Array.from(supply),
            weight,
          );
          const handedOut = found.access.reduce((sum, a, i) => sum + a * people[i]!, 0);
          const reached = supply.reduce((sum, s, j) => {
            const isReached = minutes.some(
              (row, i) => people[i]! > 0 && weight(row[j]! * MM_PER_MIN) > 0,
            );
            return isReached ? sum + s : sum;
          }, 0);
          const slack = 1e-9 * Math.max(1, reached);
          expect(handedOut).toBeLessThanOrEqual(reached + slack);
          if (method !== "m2sfca") expect(handedOut).toBeGreaterThanOrEqual(reached - slack);
        }),
      );
    },
  );

  it("agree with the formulas written out over matrices", () => {
    fc.assert(
      fc.property(world, decays, ({ minutes, people, supply }, decay) => {
        const weight = weights({ min: 30 }, decay);
        const w = minutes.map((row) => row.map((min) => weight(min * MM_PER_MIN)));
        const run = (method: SupplyRule["method"]) => [
          ...floatingCatchment(
            method,
            catchmentsOf(minutes, 30),
            Float64Array.from(people),
            Float64Array.from(supply),
            weight,
          ).access,
        ];
        const over = (top: number, bottom: number): number => (bottom === 0 ? 0 : top / bottom);
        const total = (of: (k: number) => number, n: number): number =>
          Array.from({ length: n }, (_, k) => of(k)).reduce((a, b) => a + b, 0);
        const r = supply.map((s, j) =>
          over(
            s,
            total((i) => people[i]! * w[i]![j]!, w.length),
          ),
        );
        const g = w.map((row) =>
          row.map((x) =>
            over(
              x,
              total((j) => row[j]!, row.length),
            ),
          ),
        );
        const r3 = supply.map((s, j) =>
          over(
            s,
            total((i) => g[i]![j]! * people[i]! * w[i]![j]!, w.length),
          ),
        );
        const expected: Record<string, number[]> = {
          cumulative: w.map((row) => total((j) => supply[j]! * row[j]!, row.length)),
          "2sfca": w.map((row) => total((j) => r[j]! * row[j]!, row.length)),
          m2sfca: w.map((row) => total((j) => r[j]! * row[j]! * row[j]!, row.length)),
          "3sfca": w.map((row, i) => total((j) => g[i]![j]! * r3[j]! * row[j]!, row.length)),
        };
        for (const [method, access] of Object.entries(expected)) {
          run(method as SupplyRule["method"]).forEach((a, i) => {
            expect(Math.abs(a - access[i]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, access[i]!));
          });
        }
      }),
    );
  });
});
