import { describe, expect, it } from "vitest";
import type { CoverageSummary } from "../../src/core/access/summary.ts";
import { coverageOf } from "../../src/core/analysis/coverage.ts";
import { MICRO } from "../../src/core/base/exact.ts";
import { PolygonIndex } from "../../src/core/geo/polygon-index.ts";
import type { RuleScope } from "../../src/core/rules/rule.ts";
import type { Units } from "../../src/core/units/units.ts";
import { inputsOf, siteAt, within } from "../towns/toy-town.ts";
import { placeAt } from "./karney.ts";

const CENTRE = [120, 29] as const;
const east = (m: number) => placeAt(CENTRE, 90, m);
const unit = (id: string, level: string, parent: string | null) => ({
  id,
  name: "",
  level,
  parent,
  areaKm2: null,
});
const UNITS: Units = {
  levels: ["county", "town"],
  all: [
    unit("A", "county", null),
    unit("B", "county", null),
    unit("A1", "town", "A"),
    unit("A2", "town", "A"),
    unit("B1", "town", "B"),
  ],
};
const WORLD = {
  units: UNITS,
  homes: [
    { id: "a", at: east(100), people: 1, elders: 0.5, unit: "A1" },
    { id: "b", at: east(400), people: 2, elders: 1.25, unit: "A1" },
    { id: "c", at: east(900), people: 4, unit: "A2" },
    { id: "d", at: east(1500), people: 8, unit: "B1" },
    { id: "e", at: east(2500), people: 16 },
    { id: "f", at: east(300), people: 0, unit: "B1" },
  ],
  sites: [siteAt("1", CENTRE), siteAt("2", CENTRE)],
};
const run = (scope: RuleScope | null = null, more = {}) =>
  coverageOf(inputsOf({ ...WORLD, ...more }), within(1000, { scope }), "2025-06-01");
const people = (row: CoverageSummary, part: "total" | "covered"): number =>
  row[part].fields.people! / MICRO;

describe("the summary", () => {
  it("has a row for every unit by level, then (outside), then groups", () => {
    const { summaries } = run(null, {
      groups: [{ id: "g", units: ["A2", "B"], from: null, until: null }],
    });
    expect(
      summaries.map((row) => [row.level, row.unitId, people(row, "total"), people(row, "covered")]),
    ).toEqual([
      ["county", "A", 7, 7],
      ["county", "B", 8, 0],
      ["county", "(outside)", 16, 0],
      ["town", "A1", 3, 3],
      ["town", "A2", 4, 4],
      ["town", "B1", 8, 0],
      ["town", "(outside)", 16, 0],
      ["group", "g", 12, 4],
    ]);
  });

  it("has no row (outside) where everyone lives in a unit", () => {
    const { summaries } = run(null, { homes: WORLD.homes.filter(({ id }) => id !== "e") });
    expect(summaries.some(({ unitId }) => unitId === "(outside)")).toBe(false);
  });

  it("counts cells, and every field, to the millionth", () => {
    const { all, summaries } = run();
    expect(all.total).toEqual({ cells: 6, fields: { people: 31 * MICRO, elders: 1_750_000 } });
    expect(all.covered).toEqual({ cells: 4, fields: { people: 7 * MICRO, elders: 1_750_000 } });
    expect(all.uncovered).toEqual({ cells: 2, fields: { people: 24 * MICRO, elders: 0 } });
    expect(all.unreachable).toEqual({ cells: 0, fields: { people: 0, elders: 0 } });
    expect(summaries.find(({ unitId }) => unitId === "B1")!.covered.cells).toBe(1);
  });

  it("weighs mean costs by people, over those who reach anything, and takes the greatest", () => {
    const { all, summaries } = run();
    const town = summaries.find(({ unitId }) => unitId === "A1")!;
    expect(town.meanCostMm.people).toBe(300_000);
    // (0.5 × 100 + 1.25 × 400) / 1.75 = 314.2857…
    expect(town.meanCostMm.elders).toBe(314_286);
    expect(town.maxCostMm.elders).toBe(400_000);
    expect(all.maxCostMm.people).toBe(2_500_000);
    // Nobody old lives out there: the farthest elder is nearer than the farthest person.
    expect(all.maxCostMm.elders).toBe(400_000);
    expect(summaries.find(({ unitId }) => unitId === "B1")!.meanCostMm.elders).toBeNull();
  });

  it("calls people unreachable where there is no site at all, and counts them as uncovered", () => {
    const { all } = run(null, { sites: [] });
    expect(all.unreachable).toEqual(all.total);
    expect(all.uncovered).toEqual(all.total);
    expect([all.maxCostMm.people, all.meanCostMm.people]).toEqual([null, null]);
  });

  it("counts facilities in the units they stand in, or outside", () => {
    const [w, s, e, n] = [119.99, 28.99, 120.005, 29.01];
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ] as const;
    const unitPolygons = new Map([["town", new PolygonIndex([{ id: "A1", polygons: [[ring]] }])]]);
    const sites = [...WORLD.sites, siteAt("3", east(5000))];
    const { summaries, all } = run(null, { unitPolygons, sites });
    expect(all.facilities).toBe(3);
    expect(
      summaries.filter(({ facilities }) => facilities > 0).map((r) => [r.unitId, r.facilities]),
    ).toEqual([
      ["A", 2],
      ["(outside)", 1],
      ["A1", 2],
      ["(outside)", 1],
    ]);
  });
});

describe("the scope of a rule", () => {
  const counted = (scope: RuleScope, more = {}) => people(run(scope, more).all, "total");
  const groups = [
    { id: "g", units: ["A1", "B"], from: null, until: null },
    { id: "h", units: ["A2"], from: null, until: null },
    { id: "past", units: ["A"], from: null, until: "2020-01" },
  ];

  it("is everything when it names nothing", () => {
    expect(run(null).inScope).toBeNull();
    expect(counted({})).toBe(31);
  });

  it("is the people of the units, groups or main urban area that it names", () => {
    expect(counted({ units: ["A"] })).toBe(7);
    expect(counted({ units: ["A1", "B1"] })).toBe(11);
    expect(counted({ groups: ["g"] }, { groups })).toBe(11);
    expect(counted({ groups: ["g", "h"] }, { groups })).toBe(15);
    expect(counted({ area: "main-urban" }, { mainUrban: ["A2", "B1"] })).toBe(12);
    expect(counted({ units: ["nowhere"] })).toBe(0);
  });

  it("is what matches all that it names", () => {
    expect(counted({ units: ["A"], groups: ["g"] }, { groups })).toBe(3);
    const mainUrban = ["A2", "B1"];
    expect(counted({ units: ["A"], area: "main-urban" }, { mainUrban })).toBe(4);
    expect(counted({ groups: ["g"], units: ["A2"] }, { groups })).toBe(0);
  });

  it("takes groups as of the date of the lists", () => {
    expect(counted({ groups: ["past"] }, { groups })).toBe(0);
    const inputs = inputsOf({ ...WORLD, groups });
    const rule = within(1000, { scope: { groups: ["past"] } });
    const then = coverageOf(inputs, rule, "2025-06-01", "2019-12-31");
    expect(people(then.all, "total")).toBe(7);
  });

  it("leaves facilities outside it to serve the people in it", () => {
    expect(people(run({ units: ["A2"] }).all, "covered")).toBe(4);
  });
});

describe("coverage by several", () => {
  it("needs k sites within the cut-off", () => {
    const sites = [siteAt("1", CENTRE), siteAt("2", east(1000))];
    const covered = (k: number) =>
      people(
        coverageOf(inputsOf({ ...WORLD, sites }), within(600, { k }), "2025-06-01").all,
        "covered",
      );
    // a, b and f near the first; b, c and d near the second.
    expect([covered(1), covered(2), covered(3)]).toEqual([15, 2, 0]);
  });

  it("counts two at one address twice", () => {
    const covered = coverageOf(inputsOf(WORLD), within(1000, { k: 2 }), "2025-06-01");
    expect(people(covered.all, "covered")).toBe(7);
  });
});

describe("a detour", () => {
  it("lengthens the way and shrinks the circle", () => {
    const inputs = inputsOf(WORLD);
    const rule = within(1000, { travel: { model: "detour", detour: 1.25 } });
    const { all, access } = coverageOf(inputs, rule, "2025-06-01");
    expect(people(all, "covered")).toBe(3);
    expect([...access.costMm.slice(0, 3)]).toEqual([125_000, 500_000, 1_125_000]);
  });

  it("belongs to the model of that name alone", () => {
    const rule = within(1000, { travel: { model: "circle", detour: 2 } });
    expect(people(coverageOf(inputsOf(WORLD), rule, "2025-06-01").all, "covered")).toBe(7);
  });
});
