import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { RULE_OPTIONS, type RuleOptions } from "../../src/core/rules/outcome.ts";
import { type Rule, SUPPLY_METHODS, type SupplyRule } from "../../src/core/rules/rule.ts";
import { applyEdits } from "../../src/core/scenario/apply-edits.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { inputsOf, linkBetween, siteAt, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const k = fc.nat({ max: 30 });
/** An edit that may fit the town: it is carried out or passed over as a fault. */
const edit: fc.Arbitrary<(inputs: Inputs, n: number) => Edit> = fc.oneof(
  somePlace.map(
    ([lon, lat]) =>
      (_: Inputs, n: number): Edit => ({
        ...{
          op: "add",
          layer: n % 2 === 0 ? "a" : "z",
          id: `n${n}`,
          class: n % 3 === 2 ? "elder" : "clinic",
        },
        ...{ lon, lat, capacity: n },
      }),
  ),
  fc.tuple(somePlace, fc.array(somePlace, { minLength: 1, maxLength: 3 })).map(
    ([[lon, lat], entrances]) =>
      (_: Inputs, n: number): Edit => ({
        ...{ op: "add", layer: "a", id: `p${n}`, class: "clinic", lon, lat, entrances },
      }),
  ),
  fc.tuple(k, somePlace).map(
    ([at, [lon, lat]]) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "move", facility: keyAt(inputs, at), lon, lat },
      }),
  ),
  k.map(
    (at) =>
      (inputs: Inputs): Edit => ({ op: "close", facility: keyAt(inputs, at) }),
  ),
  fc.tuple(k, k).map(
    ([at, capacity]) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "set", facility: keyAt(inputs, at), values: { capacity } },
      }),
  ),
  k.map(
    (at) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "unlink", id: inputs.links[at % (inputs.links.length || 1)]?.id ?? "" },
      }),
  ),
  fc.constantFrom("bridge" as const, "ferry" as const).map(
    (kind) =>
      (_: Inputs, n: number): Edit => ({
        ...{ op: "link", link: { ...linkBetween("west", "east", kind), id: `l${n}` } },
      }),
  ),
  k.map(
    (at) =>
      (inputs: Inputs): Edit => ({
        ...{ op: "set", facility: keyAt(inputs, at), values: { status: "closed" } },
      }),
  ),
);
const keyAt = ({ facilities }: Inputs, at: number): string =>
  facilities[at % (facilities.length || 1)]?.key ?? "none";

const base = within(600);
const supply = (method: SupplyRule["method"], more: Partial<SupplyRule> = {}): SupplyRule => ({
  ...{ ...base, id: `supply-${method}`, kind: "supply", method, capacity: "capacity", per: 1000 },
  ...{ decay: { kind: "linear", steps: null, beta: null }, line: null, fairness: true, ...more },
});
const byUnit = { ...base, facility: { class: "clinic" }, level: "county" };
const RULES: readonly Rule[] = [
  base,
  within(900, { id: "k2", k: 2 }),
  within(1100, { id: "k3", k: 3 }),
  within(700, { id: "detour", travel: { model: "detour", detour: 1.3 } }),
  within(1500, { id: "ferry", k: 2, travel: { model: "circle", ferry: "expected" } }),
  within(800, { id: "beds", facility: { class: "clinic", minCapacity: 5 } }),
  within(800, { id: "part", scope: { units: ["A", "B2"] } }),
  {
    ...{ ...base, id: "tiered", kind: "within-tiered", density: { field: "people", by: "cell" } },
    tiers: [
      { over: 100_000, cutoff: { m: 300 } },
      { from: 1000, cutoff: { m: 900 } },
    ],
  },
  {
    ...{ ...base, id: "classes", kind: "all-classes", classes: ["clinic", "elder"], need: 2 },
    facility: null,
  },
  {
    ...{ ...base, id: "one-of", kind: "all-classes", classes: ["clinic", "elder"], need: 1 },
    facility: { class: "clinic", minCapacity: 3 },
  },
  { ...byUnit, id: "ratio", kind: "ratio", measure: "capacity", per: 1000, atLeast: 2 },
  {
    ...{ ...byUnit, id: "exists", kind: "exists", atLeast: 2, atMost: null },
    ...{ allOf: null, when: null, target: 0.5 },
  },
  {
    ...{ ...byUnit, id: "share", kind: "share", of: "count", target: 0.5 },
    having: [{ column: "capacity", op: ">", value: 4 }],
  },
  ...SUPPLY_METHODS.map((method) => supply(method)),
  supply("2sfca", { id: "counted", capacity: "count", line: 0.5, scope: { units: ["A"] } }),
  supply("3sfca", { id: "choice", capacity: "count", cutoff: { m: 1500 } }),
];
const OPTIONS: readonly RuleOptions[] = [
  RULE_OPTIONS,
  { ...RULE_OPTIONS, crossBoundary: false, missingCapacity: "median" },
];

/** Everything an evaluation says, with its arrays as plain lists. */
const said = (
  inputs: Inputs,
  rule: Rule,
  reaches: Reaches,
  options: RuleOptions = RULE_OPTIONS,
): string => {
  const context = new EvaluationContext(inputs, "2025-06-01", "2025-06-01", options, reaches);
  const { outcome, cells } = evaluateRule(context, rule, false, {
    cells: true,
    backup: true,
    levels: null,
  });
  const parts = cells === null ? null : [cells.decision, cells.decision.count(), cells.summaries];
  return JSON.stringify([outcome, parts], (_, value) =>
    ArrayBuffer.isView(value)
      ? Array.from(value as Float64Array)
      : value instanceof Map
        ? [...value]
        : value,
  );
};

describe("after every edit", () => {
  it("what is carried over is what a full computation gives, for every travel and rule", () => {
    fc.assert(
      fc.property(
        town,
        fc.array(edit, { maxLength: 6 }),
        fc.constantFrom(...OPTIONS),
        (plan, edits, options) => {
          const toy = inputsOf(plan);
          let inputs = { ...toy, findUnits: unitsByNearestDemand(toy.demand, 20_000) };
          const kept = new Reaches();
          for (const rule of RULES) said(inputs, rule, kept, options);
          edits.forEach((make, n) => {
            const { supply } = applyEdits(inputs, [make(inputs, n)]);
            inputs = { ...inputs, ...supply };
            for (const rule of RULES) {
              const anew = said(inputs, rule, new Reaches(), options);
              expect(said(inputs, rule, kept, options)).toBe(anew);
            }
          });
        },
      ),
      runs(25),
    );
  });

  it("an answer carried over a change of cut-off is that of the new one", () => {
    fc.assert(
      fc.property(town, fc.array(cutoffM, { minLength: 2, maxLength: 6 }), (plan, cutoffs) => {
        const inputs = inputsOf(plan);
        const kept = new Reaches();
        for (const m of cutoffs) {
          for (const rule of [within(m, { k: 2 }), supply("3sfca", { cutoff: { m } })]) {
            expect(said(inputs, rule, kept)).toBe(said(inputs, rule, new Reaches()));
          }
        }
      }),
      runs(60),
    );
  });

  it("gives a tie to the smaller key, also when that site came later", () => {
    const homes = [{ id: "h", at: [120, 29] as const, people: 1 }];
    const inputs = inputsOf({ homes, sites: [siteAt("1", [120.001, 29])] });
    const kept = new Reaches();
    said(inputs, within(600), kept);
    const twin: Edit = { op: "add", layer: "a", id: "0", class: "clinic", lon: 120.001, lat: 29 };
    const after = { ...inputs, ...applyEdits(inputs, [twin]).supply };
    expect(said(after, within(600), kept)).toBe(said(after, within(600), new Reaches()));
  });
});
