import { describe, expect, it } from "vitest";
import { runPlan } from "../../src/io/run-plan.ts";
import {
  bytesOf,
  changedPlan,
  hostOf,
  outputsOf,
  recordsOf,
  SMALL_FILES,
  textOf,
} from "./run-in-memory.ts";

/** Headers as the plan format has them. */
const HEADERS = {
  "units.csv":
    "scenario,rule,level,unit_id,unit_name,parent_id,demand,total,covered,uncovered,unreachable,share,cells,area_km2,facilities,mean_cost,max_cost,cost_unit",
  "rules.csv":
    "scenario,rule,kind,level,unit_id,unit_name,value,target,status,needed,present,shortfall,people,missing,basis,edition,source",
  "cells.csv":
    "scenario,rule,cell_id,lon,lat,unit_id,people,age60,covered,count,nearest,cost,cost_unit,access,reason",
};
const GAP_KEYS =
  "gap_id,rank,kind,scenario,rule,people,age60,cells,area_m2,unit_id,unit_name,county_id,groups,nearest,nearest_name,nearest_cost,cost_unit,cutoff_m,cutoff_min,denominator,basis,as_of,marks,plan_hash,app";
const RULE_KEYS =
  "id,kind,status,value,target,demand,basis,edition,distance,total,covered,uncovered,unreachable,share,facilities,gaps,missing";

const FILES = {
  ...SMALL_FILES,
  // People are powers of two, so that a sum names its homes.
  "demand.csv":
    "id,lon,lat,people,age60,town\nb,120,30.02,1,0.5,t2\na,120,30,2,0.000001,t1\nc,120.001,30,4,1,t1\nd,121,30,8,0,nowhere\n",
  "units.csv": "id,name,up\nt2,二镇,\nt1,一镇,k\nt10,空镇,k\n",
  "counties.csv": "id\nk\n",
  "clinics.csv": "id,lon,lat,beds,stars\nc10,120,30,10,1\nc9,120,30,,3\nz,121.5,30,2,5\n",
};

const PLAN = changedPlan((plan) => {
  plan.title = "标题";
  plan.inputs.demand.columns.unit = "town";
  plan.inputs.units = [
    { path: "units.csv", level: "town", columns: { id: "id", name: "name", parent: "up" } },
    { path: "counties.csv", level: "county", columns: { id: "id" } },
  ];
  plan.inputs.groups = [{ id: "g", units: ["t1", "t2"] }];
  plan.rules = [
    { ...plan.rules[0], id: "second", basis: "resident-2020", edition: "2021" },
    { ...plan.rules[0], id: "first", scope: { groups: ["g"] }, demand: "age60", target: 1 },
    { ...plan.rules[0], id: "off", enabled: false },
    {
      ...plan.rules[0],
      id: "big",
      facility: { class: "clinic", minCapacity: 5, levels: undefined },
    },
    { ...plan.rules[0], id: "none", facility: { class: "elder" } },
  ];
  plan.scenarios = [{ id: "s2" }, { id: "s1", edits: [{ op: "close", facility: "health/z" }] }];
});

describe("the outputs of a plan", () => {
  it.each(["units.csv", "rules.csv", "gaps.geojson"])(
    "are the same when asked for alone: %s",
    async (name) => {
      const { text } = await outputsOf(PLAN, FILES);
      const bytes = bytesOf(JSON.stringify(PLAN));
      const run = await runPlan("plan.json", bytes, hostOf(FILES), "all", name);
      if (!run.ok) throw new Error(JSON.stringify(run.issues));
      expect(run.files.map((file) => [file.name, textOf(file.bytes)])).toEqual([
        [name, text.get(name)],
      ]);
    },
  );

  const run = outputsOf(PLAN, FILES);

  it("are UTF-8 with the headers of the plan format; CSV with BOM and CRLF", async () => {
    const { text } = await run;
    expect([...text.keys()]).toEqual([
      "summary.json",
      "units.csv",
      "rules.csv",
      "cells.csv",
      "gaps.geojson",
      "report.json",
    ]);
    for (const [name, header] of Object.entries(HEADERS)) {
      const csv = text.get(name)!;
      expect(csv.split("\r\n")[0]).toBe(header);
      expect(csv.endsWith("\r\n")).toBe(true);
      expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    }
  });

  it("come by scenario, rule in plan order, level coarse to fine, id by code point", async () => {
    const { text } = await run;
    const rows = recordsOf(text.get("units.csv")!);
    expect([...new Set(rows.map(({ scenario }) => scenario))]).toEqual(["baseline", "s2", "s1"]);
    const of = rows.filter(({ scenario }) => scenario === "baseline");
    expect([...new Set(of.map(({ rule }) => rule))]).toEqual(["second", "first", "big", "none"]);
    const second = of.filter(({ rule }) => rule === "second");
    expect(second.map(({ level, unit_id, demand }) => `${level} ${unit_id} ${demand}`)).toEqual(
      [
        "county (outside)",
        "county k",
        "town (outside)",
        "town t1",
        "town t10",
        "town t2",
        "group g",
      ].flatMap((unit) => [`${unit} people`, `${unit} age60`]),
    );
  });

  it("sum up: towns and (outside) make the whole, groups stand beside", async () => {
    const { text, summary } = await run;
    const rows = recordsOf(text.get("units.csv")!).filter(
      ({ scenario, rule, demand, level }) =>
        scenario === "baseline" && rule === "second" && demand === "people" && level === "town",
    );
    const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);
    const [rule] = summary.scenarios[0].rules;
    expect(rule.total).toEqual({ people: 15, age60: 1.500001, cells: 4 });
    expect([sum("total"), sum("covered"), sum("uncovered"), sum("cells")]).toEqual([15, 6, 9, 4]);
    expect(rule.covered.people).toBe(6);
    expect(rule.covered.people + rule.gaps.people + rule.gaps.belowFloor.people).toBe(15);
  });

  it("say of every cell what decided it", async () => {
    const { text } = await run;
    const cells = recordsOf(text.get("cells.csv")!).filter(
      ({ scenario }) => scenario === "baseline",
    );
    const second = cells.filter(({ rule }) => rule === "second");
    expect(second.map(({ cell_id, unit_id, age60 }) => `${cell_id} ${unit_id} ${age60}`)).toEqual([
      "a t1 0.000001",
      "b t2 0.5",
      "c t1 1",
      "d (outside) 0",
    ]);
    expect(second[0]).toMatchObject({
      lon: "120.0000000",
      lat: "30.0000000",
      covered: "1",
      count: "2",
      nearest: "health/c10",
      cost: "0.000",
      cost_unit: "m",
      access: "",
      reason: "covered",
    });
    expect(second[1]).toMatchObject({
      covered: "0",
      count: "0",
      cost: "2217.052",
      reason: "too-far",
    });
    expect(cells.filter(({ rule }) => rule === "first").map(({ reason }) => reason)).toEqual([
      "covered",
      "too-far",
      "covered",
      "out-of-scope",
    ]);
    const none = cells.filter(({ rule }) => rule === "none");
    for (const cell of none) {
      expect(cell).toMatchObject({ nearest: "", cost: "", reason: "unreachable" });
    }
  });

  it("give every rule its status and what is missing", async () => {
    const { summary, text } = await run;
    const rules = summary.scenarios[0].rules;
    const said = rules.map(({ id, status, value, missing }: Record<string, unknown>) => [
      id,
      status,
      value,
      missing,
    ]);
    expect(said).toEqual([
      ["second", "unmet", 0.4, []],
      ["first", "unmet", 0.666667, []],
      ["off", "off", null, []],
      ["big", "unmet", 0.4, []],
      ["none", "undecided", null, ["no-facility-layer"]],
    ]);
    expect(rules[3].facilities).toEqual({
      eligible: 1,
      excluded: { "capacity-missing": 1, "capacity-too-small": 1 },
    });
    for (const rule of rules)
      for (const key of RULE_KEYS.split(",")) expect(rule).toHaveProperty(key);
    const empty = recordsOf(text.get("rules.csv")!).find(({ unit_id }) => unit_id === "t10")!;
    expect(empty).toMatchObject({
      value: "",
      status: "undecided",
      missing: "no-demand",
      people: "0",
    });
    const whole = recordsOf(text.get("rules.csv")!)[3]!;
    expect(whole).toMatchObject({
      scenario: "baseline",
      rule: "second",
      kind: "within",
      level: "town",
      unit_id: "t1",
      unit_name: "一镇",
      value: "1.000000",
      target: "0.5",
      status: "met",
      people: "0",
      basis: "resident-2020",
      edition: "2021",
    });
  });

  it("count a tie as met: exactly half of the people", async () => {
    const plan = changedPlan((p) => {
      p.rules[0].target = 0.333333;
    });
    const files = {
      ...SMALL_FILES,
      "demand.csv": "id,lon,lat,people,age60\na,120,30,0.1,0\nb,121,30,0.2,0\n",
    };
    const third = await outputsOf(plan, files);
    expect(third.summary.scenarios[0].rules[0]).toMatchObject({ value: 0.333333, status: "met" });
    plan.rules[0].target = 0.3333334;
    const more = await outputsOf(plan, files);
    expect(more.summary.scenarios[0].rules[0]).toMatchObject({ value: 0.333333, status: "unmet" });
    plan.rules[0].target = 0.1;
    const tie = {
      ...files,
      "demand.csv": "id,lon,lat,people,age60\na,120,30,0.3,0\nb,121,30,2.7,0\n",
    };
    const exact = await outputsOf(plan, tie);
    expect(exact.summary.scenarios[0].rules[0]).toMatchObject({ value: 0.1, status: "met" });
  });

  it("describe gaps by the keys of the plan format, in rank order", async () => {
    const { text } = await run;
    const { type, features } = JSON.parse(text.get("gaps.geojson")!);
    expect(type).toBe("FeatureCollection");
    for (const { properties } of features) {
      expect(Object.keys(properties).join()).toBe(GAP_KEYS);
    }
    const second = features.filter(
      ({ properties: p }: { properties: Record<string, unknown> }) =>
        p.scenario === "baseline" && p.rule === "second",
    );
    expect(
      second.map(({ properties: p }: { properties: Record<string, unknown> }) => [
        p.rank,
        p.people,
        p.unit_id,
        p.groups,
      ]),
    ).toEqual([
      [1, 8, "(outside)", []],
      [2, 1, "t2", ["g"]],
    ]);
  });

  it("print numbers plainly: no exponent, no grouping", async () => {
    const { text } = await run;
    for (const name of Object.keys(HEADERS)) {
      for (const cell of text.get(name)!.split(/[,\r\n]+/))
        expect(cell).not.toMatch(/^\d[\d.]*e[+-]?\d/i);
    }
  });

  it("keep two sources of one layer apart in the account", async () => {
    const plan = changedPlan((p) => {
      p.inputs.facilities.push({ ...p.inputs.facilities[0], path: "more.csv" });
    });
    const files = {
      ...SMALL_FILES,
      "more.csv": "id,lon,lat,beds\nc,120,30,1\nd,120,30,1\ne,120,30,1\n",
    };
    const { summary } = await outputsOf(plan, files);
    expect(summary.inputs["facilities/health"]).toMatchObject({ read: 1, accepted: 1 });
    expect(summary.inputs["facilities/health#2"]).toMatchObject({
      read: 3,
      accepted: 2,
      rejected: 1,
    });
  });

  it("sum up parents by the column parent, and are not caught in a ring of parents", async () => {
    const units = "id,up\nt1,c1\nt2,c2\n";
    const counties = "id,up\nc1,c1\nc2,t2\n";
    const plan = changedPlan((p) => {
      const columns = { id: "id", parent: "up" };
      p.inputs.demand.columns.unit = "town";
      p.inputs.units = [
        { path: "units.csv", level: "town", columns },
        { path: "counties.csv", level: "county", columns },
      ];
    });
    const files = { ...FILES, "units.csv": units, "counties.csv": counties };
    const { text, issues } = await outputsOf(plan, files);
    const people = recordsOf(text.get("units.csv")!).filter(({ demand }) => demand === "people");
    expect(
      people.map(({ unit_id, parent_id, total }) => `${unit_id} ${parent_id} ${total}`),
    ).toEqual(["(outside)  9", "c1  6", "c2  0", "(outside)  8", "t1 c1 6", "t2  1"]);
    expect(issues.map(({ code, count }) => `${code} ${count}`)).toEqual(["parent-loop 3"]);
  });

  it("carry out the edits of a scenario after those of its bases, as of its year", async () => {
    const add = { op: "add", layer: "health", class: "clinic", lon: 120, lat: 30.02 };
    const plan = changedPlan((p) => {
      p.scenarios = [
        { id: "closed", base: "moved", year: 2030, edits: [{ op: "close", facility: "health/n" }] },
        { id: "added", edits: [{ ...add, id: "n", openYear: 2030 }] },
        { id: "later", base: "added", year: 2030 },
        { id: "sooner", base: "added", year: 2029 },
        {
          id: "moved",
          base: "later",
          year: 2030,
          edits: [{ op: "move", facility: "health/c", lon: 1, lat: 1 }],
        },
        { id: "named", base: "baseline" },
      ];
    });
    const { summary } = await outputsOf(plan, SMALL_FILES);
    const covered = Object.fromEntries(
      summary.scenarios.map(
        ({ id, rules }: { id: string; rules: { covered: { people: number } }[] }) => [
          id,
          rules[0]!.covered.people,
        ],
      ),
    );
    // a has 4 people at the clinic, b has 8 at the added site, which opens in 2030; a base
    // gives its edits, not its year.
    expect(covered).toEqual({
      baseline: 4,
      closed: 0,
      added: 4,
      later: 12,
      sooner: 4,
      moved: 8,
      named: 4,
    });
  });

  it("take polygons of every input from the datum that the plan states", async () => {
    const ring = [
      [120, 30],
      [120.01, 30],
      [120.01, 30.01],
      [120, 30.01],
      [120, 30],
    ];
    const geometry = { type: "Polygon", coordinates: [ring] };
    const json = JSON.stringify({ type: "Feature", properties: { id: "u", people: 1 }, geometry });
    const plan = changedPlan((p) => {
      p.inputs.demand = {
        kind: "polygons",
        path: "u.geojson",
        datum: "gcj02",
        columns: { id: "id" },
        weights: { people: "people" },
      };
    });
    const { text } = await outputsOf(plan, { ...SMALL_FILES, "u.geojson": json });
    const [cell] = recordsOf(text.get("cells.csv")!);
    // GCJ-02 lies some 480 m to the east and 250 m to the south of WGS 84 here.
    expect(Number(cell!.lon)).toBeCloseTo(120.005 - 0.0047, 3);
    expect(Number(cell!.lon)).not.toBeCloseTo(120.005, 3);
  });

  it("decide a polygon whose centroid lies outside at a point inside it", async () => {
    const ring = [
      [120, 30],
      [120.03, 30],
      [120.03, 30.001],
      [120.001, 30.001],
      [120.001, 30.03],
      [120, 30.03],
      [120, 30],
    ];
    const geometry = { type: "Polygon", coordinates: [ring] };
    const json = JSON.stringify({ type: "Feature", properties: { id: "L", people: 1 }, geometry });
    const plan = changedPlan((p) => {
      p.inputs.demand = {
        kind: "polygons",
        path: "u.geojson",
        columns: { id: "id" },
        weights: { people: "people" },
      };
    });
    const { text } = await outputsOf(plan, { ...SMALL_FILES, "u.geojson": json });
    const [cell] = recordsOf(text.get("cells.csv")!);
    const [lon, lat] = [Number(cell!.lon), Number(cell!.lat)];
    const isInside = (lon < 120.001 && lat < 30.03) || (lat < 30.001 && lon < 120.03);
    expect(isInside && lon > 120 && lat > 30).toBe(true);
  });
});
