import { describe, expect, it } from "vitest";
import { exclusionsOf } from "../../src/core/facilities/exclusions.ts";
import type { Facility } from "../../src/core/facilities/facility.ts";
import type { UnitOutcome } from "../../src/core/rules/outcome.ts";
import { listRules } from "../../src/core/rules/rule-choice.ts";
import { OPENING_QUESTION, ruleOf } from "../../src/state/question-settings.ts";
import { questionOfRule } from "../../src/state/select/question-of-rule.ts";
import { ruleSections } from "../../src/state/select/rule-list.ts";
import { yearColumns } from "../../src/state/select/year-figures.ts";
import { catalogueOf, entryOf } from "../rules/sample-entry.ts";

describe("the list of rules", () => {
  const rules = listRules(
    catalogueOf(
      entryOf("sport-a", {}, { group: "sport", startsOn: true, section: "专栏9" }),
      entryOf("elder-a", {}, { status: "to-be-checked" }),
      entryOf("elder-b", {}, { text: { zh: "床位", en: "Beds per elder" } }),
    ),
    {},
  );
  const ids = (...of: Parameters<typeof ruleSections> extends [unknown, ...infer R] ? R : never) =>
    ruleSections(rules, ...of).map(
      ({ group, rules: listed }) => `${group}: ${listed.map((r) => r.entry.rule.id).join(" ")}`,
    );

  it("stands by group in a fixed order, empty groups left out", () => {
    expect(ids("all", "")).toEqual(["elder: elder-a elder-b", "sport: sport-a"]);
  });

  it("is filtered by switch, status and origin", () => {
    expect(ids("on", "")).toEqual(["sport: sport-a"]);
    expect(ids("to-check", "")).toEqual(["elder: elder-a"]);
    expect(ids("own", "")).toEqual([]);
  });

  it("is searched by every word in both languages, section and id, letters alike", () => {
    expect(ids("all", "beds")).toEqual(["elder: elder-b"]);
    expect(ids("all", "床位 规划")).toEqual(["elder: elder-b"]);
    expect(ids("all", "专栏9")).toEqual(["sport: sport-a"]);
    expect(ids("all", "ELDER-A")).toEqual(["elder: elder-a"]);
    expect(ids("all", "beds 专栏9")).toEqual([]);
  });
});

describe("the question that a rule asks of the map", () => {
  const inst = { class: "elder", levels: ["institution"], minCapacity: 10 };
  const asked = (rule: Record<string, unknown>) => questionOfRule(entryOf("a", rule).rule);

  it("asks just what the rule asks", () => {
    const rule = entryOf("a", { facility: inst, scope: { area: "main-urban" } }).rule;
    const question = { ...OPENING_QUESTION, ...questionOfRule(rule) };
    expect(question.filter).toBeNull();
    expect(ruleOf(question)).toMatchObject({
      facility: inst,
      demand: "age60",
      cutoff: { m: 1000 },
      scope: { area: "main-urban" },
    });
  });

  it("keeps a filter of its own, and a speed with its profile", () => {
    const station = { class: "clinic", levels: ["station"] };
    const travel = { model: "circle", profile: "elder" };
    const question = { ...OPENING_QUESTION, ...asked({ facility: station, travel }) };
    expect(ruleOf(question).facility).toEqual(station);
    expect(question).toMatchObject({ facilityClass: "clinic", speedMps: 0.8, profile: "elder" });
    expect(asked({ travel: { model: "circle", speedMps: 1 } })).toMatchObject({
      profile: "custom",
    });
    expect(asked({})).not.toHaveProperty("speedMps");
  });

  it.each([
    ["another kind", { kind: "ratio", measure: "count", per: 1, atLeast: 1, level: "county" }],
    ["a class of its own", { facility: { class: "park" } }],
    ["a field of its own", { demand: "residentialM2" }],
    ["registered people", { basis: "registered" }],
    ["some units", { scope: { units: ["330100"] } }],
    ["a group", { scope: { groups: ["island"] } }],
    ["polygons", { scope: { area: { path: "a.geojson" } } }],
    ["a detour", { travel: { model: "detour", detour: 1.3 } }],
    ["a second facility", { k: 2 }],
  ])("does not exist for %s", (_, rule) => {
    expect(asked(rule)).toBeNull();
  });
});

describe("the figures of a rule by year", () => {
  const ratio = { kind: "ratio", measure: "capacity", per: 10_000, atLeast: 300, level: "county" };
  const years = [
    { year: 2020, value: 250, kind: "base" },
    { year: 2025, value: 300, kind: "target" },
    { year: 2035, value: 310, kind: "target" },
  ] as const;
  // Chun'an in 2020: 101,084 people over 60 need 3,033 beds at 300 per 10,000.
  const outcome = { demand: 101_084e6, present: 1000, status: "unmet" } as UnitOutcome;

  it("stand under base, plan years and targets; years without a figure stay empty", () => {
    const columns = yearColumns(entryOf("a", ratio, { years }), outcome);
    expect(columns.map(({ year, figure }) => [year, figure])).toEqual([
      [2020, 250],
      [2025, 300],
      [2027, null],
      [2030, null],
      [2035, 310],
    ]);
  });

  it("say what a unit needs for each target, rounded up, and never for a base", () => {
    const columns = yearColumns(entryOf("a", ratio, { years }), outcome);
    expect(columns.map(({ needed }) => needed)).toEqual([null, 3033, null, null, 3134]);
    expect(columns.map(({ shortfall }) => shortfall)).toEqual([null, 2033, null, null, 2134]);
  });

  it("say no amount where it cannot be told: undecided, nobody there, no ratio", () => {
    const lacks = (change: Partial<UnitOutcome>, rule: Record<string, unknown> = ratio) =>
      yearColumns(entryOf("a", rule, { years }), { ...outcome, ...change }).map((c) => c.shortfall);
    const none = [null, null, null, null, null];
    expect(lacks({ status: "undecided" })).toEqual(none);
    expect(lacks({ present: null })).toEqual(none);
    expect(lacks({ demand: 0 })).toEqual(none);
    expect(lacks({}, {})).toEqual(none);
    expect(yearColumns(entryOf("a", ratio), outcome)).toEqual([]);
  });
});

describe("facilities that a rule does not count", () => {
  const home = (id: string, change: Partial<Facility>): Facility => ({
    ...{ key: `elder/${id}`, layer: "elder", id, name: id, class: "elder", level: "institution" },
    ...{ lon: 120, lat: 30, capacity: 20, areaM2: null, status: "open", openYear: null },
    ...{ closeYear: null, attributes: {} },
    ...change,
  });

  it("are listed by reason, most first, in key order; other classes are none of its business", () => {
    const all = [
      home("d", { capacity: 9 }),
      home("c", { capacity: 5 }),
      home("b", { capacity: null }),
      home("a", {}),
      home("e", { class: "clinic", capacity: 1 }),
    ];
    const excluded = exclusionsOf(all, { class: "elder", minCapacity: 10 }, "2025-06-01");
    expect(excluded.map(({ reason, facilities }) => [reason, facilities.map((f) => f.id)])).toEqual(
      [
        ["capacity-too-small", ["c", "d"]],
        ["capacity-missing", ["b"]],
      ],
    );
  });
});
