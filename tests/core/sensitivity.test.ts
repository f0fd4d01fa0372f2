import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparedScenario } from "../../src/core/analysis/compare-scenarios.ts";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { MICRO } from "../../src/core/base/exact.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { RatioRule, Rule, SupplyRule } from "../../src/core/rules/rule.ts";
import { concerns, DEFAULT_RANGES, type Range } from "../../src/core/sensitivity/parameter.ts";
import { type Sweep, sweep, valuesOf } from "../../src/core/sensitivity/sweep.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { cutoffM, runs, town } from "../properties/arbitrary-town.ts";
import { type Home, inputsOf, type Place, siteAt, within } from "../towns/toy-town.ts";
import { karneyM } from "./karney.ts";

const DAY = "2025-06-01";
const AT = { asOf: DAY, peopleOf: null };
const ALONE: readonly ComparedScenario[] = [{ id: "baseline", edits: [], days: [AT] }];

function swept(
  inputs: Inputs,
  rules: readonly Rule[],
  ranges: readonly Range[],
  scenarios = ALONE,
  steps = 2,
): Sweep {
  const options = RULE_OPTIONS;
  const question = { inputs, listDate: DAY, rules, scenarios, options, ranges, steps };
  const work = sweep({ ...question, reaches: new Reaches() });
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
const only = (parameter: Range["parameter"], low: number, high: number): Range[] => [
  { parameter, low, high },
];
const scoresOf = ({ bars }: Sweep) =>
  bars[0]!.points.map(({ at, answer }) => [at, answer.score!] as const);

/** One person each, some 40 m apart, around a clinic in the middle. */
function plain(): Inputs {
  const homes: Home[] = [];
  for (let row = -60; row <= 60; row++) {
    for (let col = -60; col <= 60; col++) {
      const at: Place = [120 + col * 0.0004, 29 + row * 0.00036];
      homes.push({ id: `${row}:${col}`, at, people: 1 });
    }
  }
  return inputsOf({ homes, sites: [siteAt("1", [120.0001, 29.0001])] });
}

describe("on a plain of even density", () => {
  const world = plain();

  it("people in reach grow with the square of the cut-off and of speed, and fall with that of the detour", () => {
    const base = within(1200);
    const inMinutes = within(0, {
      cutoff: { min: 15 },
      travel: { model: "circle", speedMps: 1.2 },
    });
    const inReach = scoresOf(swept(world, [base], only("cutoff", 0.5, 1.5), ALONE, 4));
    const bySpeed = scoresOf(swept(world, [inMinutes], only("speed", 0.5, 1.5), ALONE, 4));
    const byDetour = scoresOf(swept(world, [base], only("detour", 1, 2), ALONE, 4));
    const whole = inReach.find(([at]) => at === 1)![1];
    expect(inReach).toHaveLength(9);
    for (const [at, score] of inReach) expect(score / whole / at ** 2).toBeCloseTo(1, 1.5);
    for (const [at, score] of byDetour) expect((score / whole) * at ** 2).toBeCloseTo(1, 1.5);
    const atRest = bySpeed.find(([at]) => at === 1)![1];
    for (const [at, score] of bySpeed) expect(score / atRest / at ** 2).toBeCloseTo(1, 1.5);
  });

  it("each value is who stands within so many metres, by an independent geodesic", () => {
    const { lon, lat } = world.demand;
    for (const [at, score] of scoresOf(swept(world, [within(900)], only("cutoff", 0.4, 1.2)))) {
      let people = 0;
      lon.forEach((x, i) => {
        if (karneyM(x, lat[i]!, 120.0001, 29.0001) <= 900 * at) people++;
      });
      expect(score / MICRO).toBe(people);
    }
  });
});

describe("what survives", () => {
  const near: Place = [120, 29];
  const away = (m: number): Place => [120, 29 + m / 110_800];
  const exactM = (m: number) => karneyM(120, 29, 120, 29 + m / 110_800);
  const county = { id: "A", name: "", level: "county", parent: null, areaKm2: null };
  const toy = inputsOf({
    homes: [
      { id: "a", at: near, people: 50, unit: "A" },
      { id: "b", at: away(950), people: 30, unit: "A" },
      { id: "c", at: away(1080), people: 20, unit: "A" },
    ],
    sites: [siteAt("1", near, { capacity: 120 })],
    units: { levels: ["county"], all: [county] },
  });
  const world = { ...toy, findUnits: unitsByNearestDemand(toy.demand, 2000) };

  it("a verdict flips where the home that decides it comes into reach, or leaves it", () => {
    const rule = within(1000, { target: 0.9 });
    const [status] = swept(world, [rule], only("cutoff", 0.8, 1.2)).conclusions;
    expect(status).toMatchObject({ kind: "status", holds: "unmet" });
    expect(status!.flips).toHaveLength(1);
    const { holdsAt, at, becomes } = status!.flips[0]!;
    expect(becomes).toBe("met");
    expect(holdsAt * 1000).toBeLessThan(exactM(1080));
    expect(at * 1000).toBeGreaterThanOrEqual(exactM(1080));
    expect(at - holdsAt).toBeLessThan(0.0002);
    const lower = within(1000, { target: 0.7 });
    const detour = swept(world, [lower], only("detour", 1, 1.4)).conclusions[0]!.flips[0]!;
    expect(detour.becomes).toBe("unmet");
    expect(1000 / detour.holdsAt).toBeGreaterThanOrEqual(exactM(950));
    expect(1000 / detour.at).toBeLessThan(exactM(950));
  });

  it("survives where no value looked at changes it", () => {
    const { conclusions } = swept(world, [within(1000, { target: 0.5 })], DEFAULT_RANGES);
    expect(conclusions.find(({ kind }) => kind === "status")).toMatchObject({ flips: [] });
  });

  const beds: RatioRule = {
    ...within(0, { id: "beds" }),
    ...{ kind: "ratio", measure: "capacity", per: 1, atLeast: 1, level: "county" },
  };

  it("beds suffice down to the share of them that is used, and up to so many people", () => {
    const use = swept(world, [beds], only("capacityUse", 0.5, 1)).conclusions[0]!;
    expect(use.holds).toBe("met");
    expect(use.flips[0]!.holdsAt).toBeGreaterThanOrEqual(100 / 120);
    expect(use.flips[0]!.at).toBeLessThan(100 / 120);
    expect(use.flips[0]!.holdsAt - use.flips[0]!.at).toBeLessThan(0.001);
    const people = swept(world, [beds], only("people", 0.9, 1.5)).conclusions[0]!;
    expect(people.flips[0]!.holdsAt).toBeLessThanOrEqual(1.2);
    expect(people.flips[0]!.at).toBeGreaterThan(1.2);
  });

  it("a used share does not make a large institution a small one", () => {
    const large = { ...beds, facility: { class: "clinic", minCapacity: 110 } };
    const { bars } = swept(world, [large], only("capacityUse", 0.5, 1));
    expect(bars[0]!.points.map(({ answer }) => answer.value)).toEqual([0.6, 0.9, 1.2]);
  });

  it("a ranking flips where the other scenario overtakes, and equal ones stand equal", () => {
    const homes: Home[] = [
      { id: "a", at: near, people: 40 },
      { id: "b", at: [121, 29], people: 30 },
      { id: "c", at: [121, 29 + 1050 / 110_800], people: 30 },
    ];
    const open = inputsOf({ homes, sites: [] });
    const add = (id: string, [lon, lat]: Place): ComparedScenario => ({
      ...{ id, days: [AT] },
      edits: [{ op: "add", layer: "n", id, class: "clinic", lon, lat }],
    });
    const both = [add("one", near), add("two", [121, 29]), add("same", near)];
    const { conclusions } = swept(open, [within(1000)], only("cutoff", 0.9, 1.1), both);
    const ranking = conclusions.find(({ kind }) => kind === "ranking")!;
    expect(ranking.holds).toBe('[["one","same"],["two"]]');
    expect(ranking.flips).toHaveLength(1);
    expect(ranking.flips[0]).toMatchObject({
      parameter: "cutoff",
      becomes: '[["two"],["one","same"]]',
    });
    expect(ranking.flips[0]!.at).toBeCloseTo(1.05, 2);
  });
});

const clinic = { class: "clinic" };
const RULES: readonly Rule[] = [
  within(700, {
    id: "near",
    target: 0.5,
    cutoff: { min: 10 },
    travel: { model: "circle", speedMps: 1.2 },
  }),
  within(900, { id: "two", k: 2, travel: { model: "detour", detour: 1.2 } }),
  {
    ...{
      ...within(0),
      id: "tiered",
      kind: "within-tiered",
      density: { field: "people", by: "cell" },
    },
    tiers: [
      { over: 100_000, cutoff: { m: 300 } },
      { from: 1000, cutoff: { m: 900 } },
    ],
  },
  {
    ...{ ...within(0), id: "beds", kind: "ratio", facility: clinic, measure: "capacity" },
    ...{ per: 1000, atLeast: 2, level: "county" },
  },
  {
    ...{ ...within(800), id: "supply", kind: "supply", method: "2sfca", capacity: "capacity" },
    ...{ per: 1000, decay: { kind: "linear", steps: null, beta: null }, line: 1, fairness: false },
  } satisfies SupplyRule,
];

describe("over any town", () => {
  it("a wider cut-off, a quicker walk and a straighter way lose nobody", () => {
    fc.assert(
      fc.property(town, cutoffM, (plan, m) => {
        const inputs = inputsOf(plan);
        const rules = [
          within(m, { cutoff: { min: m / 72 }, travel: { model: "circle", speedMps: 1.2 } }),
        ];
        for (const parameter of ["speed", "cutoff", "detour"] as const) {
          const low = parameter === "detour" ? 1 : 0.5;
          const scores = scoresOf(swept(inputs, rules, only(parameter, low, 2)));
          const rising = parameter === "detour" ? [...scores].reverse() : scores;
          for (let k = 1; k < rising.length; k++) {
            expect(rising[k]![1]).toBeGreaterThanOrEqual(rising[k - 1]![1]);
          }
        }
      }),
      runs(40),
    );
  });

  it("every value is that of a full run with the rule or the people changed by hand", () => {
    fc.assert(
      fc.property(town, (plan) => {
        const inputs = inputsOf(plan);
        for (const bar of swept(inputs, RULES, DEFAULT_RANGES).bars) {
          const rule = RULES.find(({ id }) => id === bar.ruleId)!;
          for (const { at, answer } of bar.points) {
            const { status, value } = byHand(inputs, rule, bar.parameter, at);
            expect([bar.parameter, at, answer.status, answer.value]).toEqual([
              ...[bar.parameter, at, status, value],
            ]);
          }
        }
      }),
      runs(25),
    );
  });

  it("a parameter that is said not to concern a rule changes nothing", () => {
    fc.assert(
      fc.property(town, fc.constantFrom(...RULES), (plan, rule) => {
        const inputs = inputsOf(plan);
        for (const { parameter, low, high } of DEFAULT_RANGES) {
          if (concerns(parameter, rule)) continue;
          const base = byHand(inputs, rule, "cutoff", 1);
          for (const at of [low, high]) {
            const other = byHand(inputs, rule, parameter, at);
            expect([other.status, other.value]).toEqual([base.status, base.value]);
          }
        }
      }),
      runs(40),
    );
  });
});

/** Built here from the rule's own figures, and evaluated with nothing kept. */
function byHand(inputs: Inputs, rule: Rule, parameter: Range["parameter"], at: number) {
  const copy = structuredClone(rule) as unknown as Record<string, never> & {
    travel?: { speedMps?: number; model: string; detour?: number };
    cutoff?: { m?: number; min?: number };
    tiers?: { cutoff: { m: number } | null }[];
  };
  const isRatio = rule.kind === "ratio";
  if (parameter === "speed" && copy.travel?.speedMps !== undefined) copy.travel.speedMps *= at;
  if (parameter === "detour" && copy.travel !== undefined && !isRatio) {
    copy.travel.model = "detour";
    copy.travel.detour = at;
  }
  if (parameter === "cutoff") {
    if (copy.cutoff?.m !== undefined) copy.cutoff.m *= at;
    if (copy.cutoff?.min !== undefined) copy.cutoff.min *= at;
    for (const tier of copy.tiers ?? []) if (tier.cutoff !== null) tier.cutoff.m *= at;
  }
  const facilities = inputs.facilities.map((facility) =>
    parameter === "capacityUse" && facility.capacity !== null
      ? { ...facility, capacity: facility.capacity * at }
      : facility,
  );
  const weights = new Map(
    [...inputs.demand.weights].map(([name, figures]) => [
      name,
      figures.map((w) => (parameter === "people" ? Math.floor(w * at + 0.5) : w)),
    ]),
  );
  const changed = { ...inputs, facilities, demand: { ...inputs.demand, weights } };
  const context = new EvaluationContext(changed, DAY, DAY, RULE_OPTIONS, new Reaches());
  const wanted = { levels: null, cells: false, backup: false };
  return evaluateRule(context, copy as unknown as Rule, false, wanted).outcome.whole;
}

describe("the values looked at", () => {
  it("are the base and so many to each end, each once", () => {
    expect(valuesOf({ parameter: "cutoff", low: 0.9, high: 1.1 }, 1, 2)).toEqual([
      0.9, 0.95, 1, 1.05, 1.1,
    ]);
    expect(valuesOf({ parameter: "detour", low: 1, high: 1.4 }, 1, 2)).toEqual([1, 1.2, 1.4]);
    expect(valuesOf({ parameter: "detour", low: 1.1, high: 1.2 }, 1.5, 1)).toEqual([1.1, 1.5]);
  });
});
