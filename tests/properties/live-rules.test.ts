import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateRule } from "../../src/core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { liveBasis } from "../../src/core/analysis/live-basis.ts";
import { type Held, LiveRules } from "../../src/core/analysis/live-rules.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { compareCodePoints } from "../../src/core/base/exact.ts";
import { entrancesOf, type Facility } from "../../src/core/facilities/facility.ts";
import { PointHash } from "../../src/core/geo/point-hash.ts";
import { landAt } from "../../src/core/land/locate.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { unitsByNearestDemand } from "../../src/core/units/nearest-unit.ts";
import { inputsOf, siteAt, within } from "../towns/toy-town.ts";
import { cutoffM, runs, somePlace, town } from "./arbitrary-town.ts";

const DAY = "2025-06-01";
const base = within(700);
const byUnit = { ...base, facility: { class: "clinic" } };

const cellRule: fc.Arbitrary<Rule> = fc
  .record({
    m: cutoffM,
    k: fc.integer({ min: 1, max: 3 }),
    demand: fc.constantFrom("people", "elders"),
    travel: fc.constantFrom(
      { model: "circle" as const },
      { model: "detour" as const, detour: 1.3 },
      { model: "circle" as const, ferry: "expected" as const },
    ),
    scope: fc.constantFrom(null, { units: ["A", "B2"] }, { area: "main-urban" as const }),
    more: fc.constantFrom<Partial<Rule>>(
      { kind: "within" },
      { kind: "within", facility: { class: "clinic", minCapacity: 5 } },
      {
        ...{ kind: "within-tiered", density: { field: "people", by: "town" } },
        tiers: [
          { over: 100_000, cutoff: { m: 300 } },
          { from: 0, cutoff: { m: 1200 } },
        ],
      },
      {
        ...{ kind: "within-tiered", density: { field: "people", by: "cell" } },
        tiers: [
          { over: 100_000, cutoff: null },
          { from: 0, cutoff: { m: 900 } },
        ],
      },
      { kind: "all-classes", classes: ["clinic", "school", "sport"], need: 3, facility: null },
      {
        ...{ kind: "all-classes", classes: ["clinic", "school", "sport"], need: 2 },
        facility: { class: "clinic", minCapacity: 3 },
      },
    ),
  })
  .map(({ m, more, ...rest }) => ({ ...base, ...rest, cutoff: { m }, ...more }) as Rule);

const unitRule: fc.Arbitrary<Rule> = fc
  .record({
    level: fc.constantFrom("county", "town"),
    scope: fc.constantFrom(null, { units: ["A", "B2"] }),
    more: fc.constantFrom<Partial<Rule>>(
      { kind: "ratio", measure: "capacity", per: 1000, atLeast: 4 },
      { kind: "ratio", measure: "count", per: 10_000, atLeast: 3.5 },
      { kind: "ratio", measure: "areaM2", per: 3, atLeast: 1, facility: { class: "school" } },
      { kind: "exists", atLeast: 2, atMost: 3, allOf: null, when: null, target: 0.5 },
      {
        ...{ kind: "exists", atLeast: null, atMost: null, facility: null },
        ...{ when: { field: "people", op: ">", value: 900 } },
        allOf: [{ class: "clinic", minCapacity: 2 }, { class: "school" }],
      },
    ),
  })
  .map(({ more, ...rest }) => ({ ...byUnit, ...rest, ...more }) as Rule);

const inHand = fc.record({
  at: somePlace,
  class: fc.constantFrom("clinic", "school", "sport"),
  capacity: fc.option(fc.nat({ max: 30 }), { nil: null }),
  areaM2: fc.option(fc.nat({ max: 3000 }), { nil: null }),
  status: fc.constantFrom("open" as const, "open" as const, "closed" as const),
  entrances: fc.option(fc.array(somePlace, { minLength: 1, maxLength: 3 }), { nil: null }),
});

const wholeTown = town.map((plan) => ({
  ...plan,
  units: { ...plan.units!, all: plan.units!.all.map((unit) => ({ ...unit, areaKm2: 0.3 })) },
  mainUrban: ["A"],
  sites: [
    ...plan.sites.map((site, k) => ({ ...site, class: ["clinic", "school"][k % 2]! })),
    // Every class is there before the sites in the hand: a class without data is never decided.
    ...["clinic", "school", "sport"].map((name) =>
      siteAt(`there-${name}`, [120.01, 29], { class: name, capacity: 9, areaM2: 400 }),
    ),
  ],
}));

/** Facilities of a town with those in the hand among them, and where each of these is held. */
function situation(
  plan: Parameters<typeof inputsOf>[0],
  sites: readonly Facility[],
): { with: Inputs; without: Inputs; held: Held[] } {
  const bare = inputsOf(plan);
  const findUnits = unitsByNearestDemand(bare.demand, 20_000);
  const without = { ...bare, findUnits };
  const facilities = [...without.facilities, ...sites].sort((a, b) =>
    compareCodePoints(a.key, b.key),
  );
  const held = sites.map((site) => {
    const at = bare.land === null ? 0 : landAt(bare.land, site.lon, site.lat);
    const units = findUnits([site.lon], [site.lat]);
    return {
      entrances: entrancesOf(site),
      landmass: at < 0 ? null : (bare.land?.ids[at] ?? ""),
      units: new Map([...units].map(([level, of]) => [level, of[0]!])),
    };
  });
  return { with: { ...without, facilities }, without, held };
}

function outcomeOf(inputs: Inputs, rule: Rule) {
  const context = new EvaluationContext(inputs, DAY, DAY, RULE_OPTIONS, new Reaches());
  const wanted = { levels: null, cells: false, backup: false };
  return evaluateRule(context, rule, false, wanted).outcome;
}

describe("rules while sites are carried about", () => {
  it("come to what they come to with the sites put there, to the last digit", () => {
    let told = 0;
    fc.assert(
      fc.property(
        wholeTown,
        fc.array(fc.oneof(cellRule, unitRule), { minLength: 1, maxLength: 4 }),
        fc.array(inHand, { minLength: 1, maxLength: 4 }),
        (plan, list, hand) => {
          const rules = list.map((rule, k) => ({ ...rule, id: `r${k}` }));
          const sites = hand.map(({ at, entrances, ...more }, k) =>
            siteAt(`hand-${k}`, at, entrances === null ? more : { ...more, entrances }),
          );
          const { with: after, without, held } = situation(plan, sites);
          const contexts = [without, after].map(
            (inputs) => new EvaluationContext(inputs, DAY, DAY, RULE_OPTIONS, new Reaches()),
          );
          const basis = liveBasis(contexts[0]!, contexts[1]!, rules, sites);
          expect(basis.untold).toEqual([]);
          expect(basis.rules.length + basis.unmoved).toBe(rules.length);
          const live = new LiveRules(without.demand, new PointHash(without.demand.points));
          const figures = live.figuresAt(basis.rules, held);
          // A second look must not remember the first.
          expect(live.figuresAt(basis.rules, held)).toEqual(figures);
          for (const rule of rules) {
            const [before, now] = [outcomeOf(without, rule), outcomeOf(after, rule)];
            const figure = figures.find(({ ruleId }) => ruleId === rule.id);
            if (figure === undefined) continue;
            told++;
            if (figure.kind === "gain") {
              const gained = (before.whole.people ?? 0) - (now.whole.people ?? 0);
              expect(figure.gained, rule.kind).toBe(gained);
              continue;
            }
            const rowOf = ({ units }: typeof now) =>
              units.find(
                (row) => row.level === figure.now.level && row.unitId === figure.now.unitId,
              );
            expect(figure.without).toEqual(rowOf(before));
            expect(figure.now).toEqual(rowOf(now));
          }
        },
      ),
      runs(300),
    );
    expect(told).toBeGreaterThan(100);
  });

  it("that count none of the sites are unmoved, and those that lack data are not told", () => {
    const homes = [{ id: "a", at: [120, 29] as const, people: 9, elders: 1, unit: "A1" }];
    const plan = { homes, sites: [siteAt("old", [120, 29])] };
    const sites = [siteAt("new", [120, 29], { class: "school" })];
    const { with: after, without } = situation(plan, sites);
    const contexts = [without, after].map(
      (inputs) => new EvaluationContext(inputs, DAY, DAY, RULE_OPTIONS, new Reaches()),
    );
    const schools = within(500, { id: "schools", facility: { class: "school" } });
    const faulty = within(500, { id: "faulty", facility: { class: "school" }, demand: "none" });
    const basis = liveBasis(contexts[0]!, contexts[1]!, [base, schools, faulty], sites);
    expect(basis.unmoved).toBe(1);
    expect(basis.untold).toEqual(["schools", "faulty"]);
  });
});
