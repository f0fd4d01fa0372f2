import { describe, expect, it } from "vitest";
import { compareScenarios } from "../../src/core/analysis/compare-scenarios.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import { type Decided, ledgerOf, worstUnit } from "../../src/core/analysis/ledger.ts";
import {
  additionAlarms,
  hasAll,
  sumAlarms,
  widerCutoffAlarms,
} from "../../src/core/analysis/physics.ts";
import { Reaches } from "../../src/core/analysis/reaches.ts";
import { finished } from "../../src/core/base/steps.ts";
import { noTick } from "../../src/core/base/tick.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Edit } from "../../src/core/scenario/edit.ts";
import { givenUp, spendingBy } from "../../src/core/scenario/spending.ts";
import { inputsOf, namedHomes, namesIn, type Place, siteAt, within } from "../towns/toy-town.ts";

/** Homes 0.01° of latitude apart: about 1,109 m. */
const at = (k: number): Place => [120, 30 + k / 100];
const HOMES = namedHomes({ a: at(0), b: at(1), c: at(2), d: at(3), e: at(10) }).map((home, k) => ({
  ...home,
  unit: k < 2 ? "south" : "north",
}));
const UNITS = {
  levels: ["town"],
  all: ["north", "south"].map((id) => ({
    id,
    level: "town",
    name: id,
    parent: null,
    areaKm2: null,
  })),
};

const town = (sites: readonly Facility[]): Inputs =>
  inputsOf({ homes: HOMES, sites, units: UNITS });

function decide(inputs: Inputs, m = 1200): Decided {
  const { access, sites, groups } = coverageOf(inputs, within(m), "2025-06-01");
  const covered = Uint8Array.from(access.count, (count) => (count > 0 ? 1 : 0));
  return { covered, applies: null, sites, groups };
}

const ONE = siteAt("1", at(0), { capacity: 10 });
const TWO = siteAt("2", at(3), { capacity: 20 });
const BARE = siteAt("3", at(10));

function ledger(own: readonly Facility[], reference: readonly Facility[]) {
  const inputs = town(own);
  return ledgerOf(inputs.demand, inputs.units, decide(inputs), decide(town(reference)));
}

describe("the ledger of a scenario", () => {
  it("names who is newly covered, who is lost and who is still out", () => {
    const people = ledger([TWO, BARE], [ONE]).all.fields.people!;
    expect(namesIn(people.covered, HOMES)).toEqual(["c", "d", "e"]);
    expect(namesIn(people.newlyCovered, HOMES)).toEqual(["c", "d", "e"]);
    expect(namesIn(people.lost, HOMES)).toEqual(["a", "b"]);
    expect(namesIn(people.uncovered, HOMES)).toEqual(["a", "b"]);
    expect(namesIn(people.total, HOMES)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("against itself changes nothing", () => {
    const people = ledger([ONE, TWO], [ONE, TWO]).all.fields.people!;
    expect([people.newlyCovered, people.lost]).toEqual([0, 0]);
  });

  it("knows the worst unit by share, the first by id where two are alike", () => {
    expect(worstUnit(ledger([ONE], [ONE]), "town", "people")!.unitId).toBe("north");
    expect(worstUnit(ledger([TWO], [ONE]), "town", "people")!.unitId).toBe("south");
    expect(worstUnit(ledger([], [ONE]), "town", "people")!.unitId).toBe("north");
    expect(worstUnit(ledger([], [ONE]), "county", "people")).toBeNull();
  });

  it("sums known capacity and counts what says none: missing is not 0", () => {
    const { capacity, capacityMissing } = ledger([ONE, TWO, BARE], [ONE]);
    expect([capacity, capacityMissing]).toEqual([30, 1]);
  });
});

describe("the physics alarm", () => {
  const inputs = town([ONE, TWO]);

  it("is silent where a rule speaks about some of those in reach", () => {
    const applies = Uint8Array.of(0, 1, 1, 1, 0);
    const [own, reference] = [[ONE, TWO], [ONE]].map((sites) => {
      const decided = decide(town(sites));
      return { ...decided, applies, covered: decided.covered.map((is, i) => is & applies[i]!) };
    });
    const part = ledgerOf(inputs.demand, inputs.units, own!, reference!);
    expect(namesIn(part.all.fields.people!.newlyCovered, HOMES)).toEqual(["c", "d"]);
    expect(sumAlarms(inputs.demand, part, reference!)).toEqual([]);
  });

  const both = decide(inputs);
  const one = decide(town([ONE]));
  const none: Decided = { ...both, covered: new Uint8Array(HOMES.length) };

  it("is still where the figures are right", () => {
    const right = ledgerOf(inputs.demand, inputs.units, both, one);
    expect(sumAlarms(inputs.demand, right, one)).toEqual([]);
    expect(additionAlarms(inputs.demand, both, one, true)).toEqual([]);
    expect(widerCutoffAlarms(inputs.demand, decide(inputs, 5000), both)).toEqual([]);
  });

  it("rings when adding a site loses somebody, and only then", () => {
    const alarms = additionAlarms(inputs.demand, { ...none, sites: both.sites }, one, true);
    expect(alarms).toEqual([
      { kind: "sites-added-coverage-lost", field: "people", people: 3_000_000 },
    ]);
    // A site that moved or went, or an island cut off, may lose people: that is no contradiction.
    expect(additionAlarms(inputs.demand, { ...none, sites: [TWO] }, one, true)).toEqual([]);
    const moved = [{ ...ONE, lat: 31 }, TWO];
    expect(additionAlarms(inputs.demand, { ...none, sites: moved }, one, true)).toEqual([]);
    expect(additionAlarms(inputs.demand, { ...none, sites: both.sites }, one, false)).toEqual([]);
  });

  it("rings when a wider cut-off loses somebody", () => {
    expect(widerCutoffAlarms(inputs.demand, none, both)).toHaveLength(1);
  });

  it("rings when a part, a level or the change does not close", () => {
    const right = ledgerOf(inputs.demand, inputs.units, both, one);
    const people = right.all.fields.people!;
    const broken = (values: Partial<typeof people>) =>
      sumAlarms(
        inputs.demand,
        {
          ...right,
          all: { ...right.all, fields: { ...right.all.fields, people: { ...people, ...values } } },
        },
        one,
      ).map((alarm) => (alarm.kind === "sum-open" ? alarm.level : alarm.kind));
    expect(broken({ uncovered: people.uncovered + 1 })).toEqual(["all"]);
    expect(broken({ newlyCovered: people.newlyCovered + 1 })).toEqual(["change", "town"]);
    expect(broken({ lost: people.lost + 1 })).toEqual(["change", "town"]);
    expect(broken({ total: people.total + 1 })).toEqual(["all", "town"]);
  });

  it("knows a site by key and place", () => {
    expect(hasAll([ONE, TWO], [ONE])).toBe(true);
    expect(hasAll([ONE], [ONE, TWO])).toBe(false);
    expect(hasAll([{ ...ONE, lon: 121 }], [ONE])).toBe(false);
    const gated = { ...ONE, entrances: [at(1)] };
    expect(hasAll([gated, TWO], [gated])).toBe(true);
    expect(hasAll([{ ...gated, entrances: [at(2)] }], [gated])).toBe(false);
    expect(hasAll([ONE], [gated])).toBe(false);
  });

  it("is silent about people near whom the rule does not speak of", () => {
    const inputs = town([ONE, TWO]);
    const rule = within(1200, { scope: { units: ["north"] } });
    const basis = {
      ...{ inputs, listDate: "2025-06-01", rules: [rule] },
      ...{ options: RULE_OPTIONS, reaches: new Reaches() },
    };
    const days = [{ asOf: "2025-06-01", peopleOf: null }];
    const { alarms, entries } = finished(
      compareScenarios(basis, [
        { id: "baseline", edits: [], days },
        { id: "s", edits: [{ op: "close", facility: ONE.key }], days },
      ]),
      noTick,
    );
    expect(alarms).toEqual([]);
    const people = entries.map(({ ledger: { all } }) => all.fields.people!);
    expect(people.map(({ covered }) => namesIn(covered, HOMES))).toEqual([
      ["c", "d"],
      ["c", "d"],
    ]);
    expect(people[1]!.lost).toBe(0);
  });
});

describe("what a scenario takes", () => {
  const add = (id: string, more: object = {}): Edit => ({
    op: "add",
    layer: "l",
    id,
    class: "clinic",
    lon: 1,
    lat: 1,
    ...more,
  });
  const EDITS: Edit[] = [
    add("a", { cost: 0.1, landM2: 300 }),
    add("b", { cost: 0.2, openYear: 2027 }),
    { op: "close", facility: "x/1", year: 2030 },
    { op: "move", facility: "x/2", lon: 1, lat: 1 },
  ];

  it("counts edits in force by the year, and says how many name no cost", () => {
    expect(spendingBy(EDITS, 2026)).toMatchObject({
      cost: 0.1,
      landM2: 300,
      added: 1,
      closed: 0,
      moved: 1,
      withoutCost: 1,
    });
    expect(spendingBy(EDITS, 2027)).toMatchObject({ cost: 0.3, added: 2, closed: 0 });
    expect(spendingBy(EDITS, 2030)).toMatchObject({ closed: 1, withoutCost: 2 });
    expect(spendingBy([], 2030)).toMatchObject({ cost: null, landM2: null });
  });

  it("keeps phase 1 in phase 2, or names what is given up", () => {
    expect(givenUp(EDITS)).toEqual([]);
    expect(givenUp([...EDITS, { op: "close", facility: "l/b", year: 2030 }])).toEqual(["l/b"]);
    expect(givenUp([...EDITS, { op: "close", facility: "l/b", year: 2025 }])).toEqual([]);
    expect(
      givenUp([...EDITS, { op: "set", facility: "l/a", values: { status: "closed" } }]),
    ).toEqual(["l/a"]);
  });
});
