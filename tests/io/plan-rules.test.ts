import { describe, expect, it } from "vitest";
import { comparePlan } from "../../src/io/compare-plan.ts";
import {
  bytesOf,
  changedPlan,
  faultsOf,
  hostOf,
  outputsOf,
  recordsOf,
  SMALL_FILES,
} from "./run-in-memory.ts";

/*
 * Two counties side by side: homes a and b in W, c and d in E, 500 m apart along a line; clinics
 * at a (10 beds), c (beds unknown) and a school at d.
 */
const HOMES = [
  "id,lon,lat,people,age60,county",
  "a,120.000,30,1000,100,W",
  "b,120.005,30,2000,300,W",
  "c,120.010,30,4000,200,E",
  "d,120.015,30,8000,400,E",
].join("\n");
const SITES = [
  "id,lon,lat,class,level,beds,stars",
  "p,120.000,30,clinic,centre,10,5",
  "q,120.010,30,clinic,station,,3",
  "r,120.015,30,school,,,",
].join("\n");
const COUNTIES = "id,name\nW,West\nE,East\n";
const FILES = { "homes.csv": HOMES, "sites.csv": SITES, "counties.csv": COUNTIES };

function plan(rules: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) {
  return {
    fuwuquan: 1,
    asOf: "2025-06-01",
    inputs: {
      units: [{ path: "counties.csv", level: "county", columns: { id: "id", name: "name" } }],
      demand: {
        kind: "points",
        path: "homes.csv",
        columns: { id: "id", lon: "lon", lat: "lat", unit: "county" },
        weights: { people: "people", age60: "age60" },
      },
      facilities: [
        {
          layer: "all",
          path: "sites.csv",
          classes: { clinic: "clinic", school: "school" },
          columns: {
            id: "id",
            lon: "lon",
            lat: "lat",
            class: "class",
            level: "level",
            capacity: "beds",
          },
        },
      ],
    },
    travel: { model: "circle", speedMps: 1.2 },
    rules: rules.map((rule) => ({ id: "r", ...rule })),
    ...more,
  };
}

async function run(rule: Record<string, unknown>, more: Record<string, unknown> = {}, files = {}) {
  const { summary, text, issues } = await outputsOf(plan([rule], more), { ...FILES, ...files });
  return {
    rule: summary.scenarios[0].rules[0],
    units: recordsOf(text.get("rules.csv")!),
    coverage: recordsOf(text.get("units.csv")!),
    cells: recordsOf(text.get("cells.csv")!),
    gaps: JSON.parse(text.get("gaps.geojson")!).features,
    summary,
    issues,
  };
}

const clinic = { class: "clinic" };

describe("rules of every kind in a plan", () => {
  it("within: k-th nearest, backup, ground and units", async () => {
    const { rule, units, cells } = await run({
      ...{ kind: "within", facility: clinic, cutoff: { m: 600 }, target: 0.8 },
    });
    expect(rule).toMatchObject({ status: "met", value: 1, share: 1 });
    // Only b is within 600 m of both clinics.
    expect(rule.backup).toEqual({ people: 2000, age60: 300, share: 0.133333 });
    expect(rule.unitsCovered).toEqual({ county: { total: 2, covered: 2 } });
    expect(rule.shareOfGround).toBe(1);
    expect(units.map(({ unit_id, value, status }) => [unit_id, value, status])).toEqual([
      ["E", "1.000000", "met"],
      ["W", "1.000000", "met"],
    ]);
    expect(cells.map(({ count, reason }) => `${count} ${reason}`)).toEqual([
      ...["1 covered", "2 covered", "1 covered", "1 covered"],
    ]);
    const twice = await run({ kind: "within", facility: clinic, cutoff: { m: 600 }, k: 2 });
    expect(twice.rule).toMatchObject({ status: "value-only", value: 0.133333 });
  });

  it("within-tiered: each tier, and what none speaks about", async () => {
    const tiered = plan([
      {
        ...{ kind: "within-tiered", facility: { class: "school" }, target: 0.9 },
        density: { field: "people", by: "cell" },
        tiers: [
          { over: 4000, cutoff: { m: 100 } },
          { from: 4000, cutoff: { m: 200 } },
          { from: 2000, cutoff: null },
        ],
      },
    ]);
    Object.assign(tiered.inputs.demand, { cellM: 1000 });
    const { summary, text } = await outputsOf(tiered, FILES);
    const [rule] = summary.scenarios[0].rules;
    expect(rule.tiers.map((tier: Record<string, unknown>) => [tier.total, tier.covered])).toEqual([
      [8000, 8000],
      [4000, 0],
      [2000, null],
    ]);
    expect(rule).toMatchObject({ status: "unmet", value: 0.666667, total: { people: 12_000 } });
    const reasons = recordsOf(text.get("cells.csv")!).map(({ reason }) => reason);
    expect(reasons).toEqual(["not-applicable", "not-applicable", "too-far", "covered"]);
    const west = recordsOf(text.get("rules.csv")!).find(({ unit_id }) => unit_id === "W")!;
    expect(west).toMatchObject({ status: "not-applicable", value: "", people: "" });
  });

  it("all-classes: classes in reach, the missing ones by name, the one missing most", async () => {
    const classes = ["clinic", "school"];
    const { rule, cells, gaps } = await run({
      ...{ kind: "all-classes", classes, cutoff: { m: 600 }, target: 0.8 },
    });
    expect(cells.map(({ count, nearest, cost }) => [count, nearest, Number(cost) > 600])).toEqual([
      ["1", "school", true],
      ["1", "school", true],
      ["2", "", false],
      ["2", "", false],
    ]);
    expect(rule).toMatchObject({ value: 0.8, status: "met", missingMost: "school" });
    expect(gaps).toHaveLength(1);
    expect(gaps[0].properties).toMatchObject({ people: 3000, nearest: null });
    const absent = await run({
      ...{ kind: "all-classes", classes: [...classes, "pool"], cutoff: { m: 600 }, target: 0.8 },
    });
    expect(absent.rule).toMatchObject({ status: "undecided", missing: ["no-facility-layer:pool"] });
    const enough = await run({
      ...{ kind: "all-classes", classes: [...classes, "pool"], cutoff: { m: 600 } },
      ...{ need: 2, target: 0.8 },
    });
    expect(enough.rule.status).toBe("met");
  });

  it("ratio: beds by county, undecided where the unknown ones could be enough", async () => {
    const beds = {
      kind: "ratio",
      facility: clinic,
      measure: "capacity",
      per: 1000,
      level: "county",
    };
    const { rule, units } = await run({ ...beds, atLeast: 3, demand: "people" });
    expect(units).toMatchObject([
      { unit_id: "E", status: "undecided", value: "", needed: "36", present: "0", shortfall: "" },
      {
        unit_id: "W",
        status: "met",
        value: "3.333333",
        needed: "9",
        present: "10",
        shortfall: "0",
      },
    ]);
    expect(units[0]!.missing).toBe("capacity-missing:1");
    expect(rule).toMatchObject({ status: "undecided", value: null, shortfall: null });
    const options = { options: { missingCapacity: "median" } };
    const imputed = await run({ ...beds, atLeast: 3, demand: "people" }, options);
    expect(imputed.units).toMatchObject([
      { unit_id: "E", status: "unmet", present: "10", shortfall: "26", missing: "" },
      { unit_id: "W", status: "met" },
    ]);
    expect(imputed.rule.facilities).toMatchObject({ imputed: 1, unknown: 0 });
    expect(imputed.issues.map(({ code }) => code)).toContain("capacity-imputed");
    const tie = await run({ ...beds, atLeast: 25, per: 7500, demand: "people" });
    expect(tie.units[1]).toMatchObject({ needed: "10", present: "10", status: "met" });
    const part = await run({ ...beds, measure: "count", atLeast: 0.7, per: 1000 });
    expect(part.units.map(({ needed, shortfall }) => [needed, shortfall])).toEqual([
      ["9", "8"],
      ["3", "2"],
    ]);
  });

  it("exists and share: by county and over them", async () => {
    const sets = [{ class: "clinic" }, { class: "school" }];
    const exists = await run({ kind: "exists", level: "county", allOf: sets, target: 0.5 });
    expect(exists.units.map(({ status, value }) => [status, value])).toEqual([
      ["met", "2"],
      ["unmet", "1"],
    ]);
    expect(exists.rule).toMatchObject({ status: "met", value: 0.5 });
    const when = { field: "people", op: ">=", value: 12_000 };
    const large = await run({ kind: "exists", level: "county", facility: clinic, when, atMost: 1 });
    expect(large.units.map(({ status }) => status)).toEqual(["met", "not-applicable"]);
    const having = [{ column: "stars", op: ">=", value: 5 }];
    const share = await run({
      ...{ kind: "share", facility: clinic, of: "count", having, level: "county", target: 0.5 },
    });
    expect(share.units.map(({ status, value }) => [status, value])).toEqual([
      ["unmet", "0.000000"],
      ["met", "1.000000"],
    ]);
    expect(share.rule).toMatchObject({ status: "met", value: 0.5 });
  });

  it("supply: access by cell, what is below the line, and how evenly it falls", async () => {
    const supply = {
      ...{ kind: "supply", facility: { class: "clinic", levels: ["centre"] }, method: "2sfca" },
      ...{ cutoff: { m: 600 }, per: 1000, fairness: true },
    };
    const { rule, cells } = await run({ ...supply, line: 4, target: 0.5 });
    expect(cells.map(({ access, reason }) => [access, reason])).toEqual([
      ["3.33333333333", "below-line"],
      ["3.33333333333", "below-line"],
      ["0", "too-far"],
      ["0", "too-far"],
    ]);
    expect(rule).toMatchObject({ status: "unmet", share: 0, value: 0.666666666667 });
    expect(rule.fairness).toMatchObject({ gini: 0.8, fgt0: 1 });
    const onLine = await run({ ...supply, line: 10 / 3, target: 0.2 });
    expect(onLine.rule).toMatchObject({ status: "met", share: 0.2 });
    const unknown = await run({ ...supply, facility: clinic, line: 4, target: 0.5 });
    expect(unknown.rule).toMatchObject({ status: "undecided", value: null, fairness: null });
    expect(unknown.rule.missing).toEqual(["capacity-missing:1"]);
    // What is unknown is empty; where no facility is of unknown capacity, access is still told.
    expect(unknown.rule.share).toBeNull();
    const known = unknown.cells.filter(({ access }) => access !== "");
    expect(known.map(({ cell_id, access }) => [cell_id, access])).toEqual([["a", "3.33333333333"]]);
    const shares = unknown.coverage.map(({ unit_id, demand, share }) => [unit_id, demand, share]);
    expect(shares).toContainEqual(["E", "people", ""]);
  });
});

describe("scopes and options", () => {
  const near = { kind: "within", facility: clinic, cutoff: { m: 600 }, target: 1 };

  it("take polygons of a file as scope, for cells and for facilities", async () => {
    const ring = [
      [120.004, 29.99],
      [120.02, 29.99],
      [120.02, 30.01],
      [120.004, 30.01],
      [120.004, 29.99],
    ];
    const geometry = { type: "Polygon", coordinates: [ring] };
    const file = JSON.stringify({ type: "Feature", properties: {}, geometry });
    const files = { "town.geojson": file };
    const scope = { area: { path: "town.geojson" } };
    const { rule, cells, summary } = await run({ ...near, scope }, {}, files);
    expect(rule.total).toEqual({ people: 14_000, age60: 900, cells: 3 });
    expect(rule.scope).toEqual({ area: "town.geojson" });
    expect(cells[0]!.reason).toBe("out-of-scope");
    expect(summary.inputs["scope/r"]).toMatchObject({ read: 1, accepted: 1 });
    const count = { kind: "ratio", facility: clinic, measure: "count", per: 1000, atLeast: 1 };
    const counted = await run({ ...count, level: "county", scope }, {}, files);
    expect(counted.units.map(({ unit_id, present }) => [unit_id, present])).toEqual([
      ["E", "1"],
      ["W", "0"],
    ]);
  });

  it("keep facilities to their own unit when services across boundaries are off", async () => {
    const far = { ...near, facility: { class: "school" }, cutoff: { m: 1100 } };
    const open = await run(far);
    expect(open.units.map(({ value }) => value)).toEqual(["1.000000", "0.666667"]);
    const closed = await run(far, { options: { crossBoundary: false } });
    expect(closed.units.map(({ value }) => value)).toEqual(["1.000000", "0.000000"]);
    expect(closed.cells.map(({ reason }) => reason)).toEqual([
      ...["unreachable", "unreachable", "covered", "covered"],
    ]);
  });

  it("do not tell small counts, nor what would tell them by subtraction", async () => {
    const { text, summary } = await outputsOf(
      plan([{ ...near, facility: { class: "school" } }], { options: { maskBelow: 3000 } }),
      FILES,
    );
    const read = (name: string) => recordsOf(text.get(name)!);
    // Of the 3,000 in W nobody is covered; of the 12,000 in E everybody is.
    const told = read("units.csv").map(
      (row) => `${row.unit_id} ${row.demand}: ${row.total} ${row.covered} ${row.share}`,
    );
    expect(told).toEqual([
      "E people: 12000 12000 1.000000",
      "E age60: masked masked masked",
      "W people: 3000 0 0.000000",
      "W age60: masked masked masked",
    ]);
    const people = read("cells.csv").map((row) => [row.people, row.age60]);
    expect(people).toEqual([
      ["masked", "masked"],
      ["masked", "masked"],
      ["4000", "masked"],
      ["8000", "masked"],
    ]);
    const [rule] = summary.scenarios[0].rules;
    expect(rule.covered).toEqual({ people: 12_000, age60: null, cells: 2 });
    const [gap] = JSON.parse(text.get("gaps.geojson")!).features;
    expect(gap.properties).toMatchObject({ people: 3000, age60: null });
    const masked = plan([near], { options: { maskBelow: 5 }, scenarios: [{ id: "s" }] });
    const bytes = bytesOf(JSON.stringify(masked));
    const ledger = await comparePlan("plan.json", bytes, hostOf(FILES), ["baseline", "s"], []);
    expect(ledger.issues.map(({ code, examples }) => `${code} ${examples[0]?.key}`)).toEqual([
      "not-supported options.maskBelow",
    ]);
    // One more masked: of 15,000 the 3,000 uncovered are fewer than 3,001, and so is what is left.
    const more = await outputsOf(
      plan([{ ...near, facility: { class: "school" } }], { options: { maskBelow: 3001 } }),
      FILES,
    );
    const [hidden] = more.summary.scenarios[0].rules;
    expect(hidden).toMatchObject({
      ...{ value: null, share: null, total: { people: 15_000 } },
      ...{ covered: { people: null }, uncovered: { people: null } },
    });
    const rows = recordsOf(more.text.get("rules.csv")!);
    expect(rows.map(({ value, people }) => [value, people])).toEqual([
      ["1.000000", "0"],
      ["masked", "masked"],
    ]);
    const ratio = { kind: "ratio", facility: clinic, measure: "count", per: 1000, atLeast: 1 };
    const need = await outputsOf(
      plan([{ ...ratio, level: "county" }], { options: { maskBelow: 3001 } }),
      FILES,
    );
    const [east, west] = recordsOf(need.text.get("rules.csv")!);
    expect(east).toMatchObject({ value: "0.083333", needed: "12", present: "1", shortfall: "11" });
    expect(west).toMatchObject({ value: "masked", needed: "masked", shortfall: "masked" });
  });

  it("list the facilities that a rule does not count, by reason", async () => {
    const facility = { ...clinic, levels: ["centre"] };
    const { rule, issues } = await run({ ...near, facility });
    expect(rule.facilities).toEqual({ eligible: 1, excluded: { level: 1 } });
    const [note] = issues.filter(({ code }) => code === "facilities-excluded");
    expect(note).toMatchObject({ count: 1, examples: [{ key: "r", value: "all/q" }] });
  });
});

describe("what is kept between rules", () => {
  const supply = {
    ...{ kind: "supply", facility: { class: "clinic", levels: ["centre"] }, method: "2sfca" },
    ...{ cutoff: { m: 600 }, per: 1000, line: 3, target: 0.5, fairness: true },
  };
  const near = { kind: "within", facility: { class: "school" }, cutoff: { m: 600 }, target: 0.5 };

  it("is never the sums of another scope", async () => {
    const scoped = { units: ["W"] };
    const rules = [
      { ...near, id: "all" },
      { ...near, id: "west", scope: scoped },
      { ...near, id: "again" },
      { ...supply, id: "supply-all" },
      { ...supply, id: "supply-west", scope: scoped },
      { ...supply, id: "supply-east", scope: { units: ["E"] } },
    ];
    const { summary, text } = await outputsOf(plan(rules), FILES);
    const found = summary.scenarios[0].rules.map((rule: Record<string, unknown>) => [
      rule.id,
      (rule.total as Record<string, number>).people,
      rule.value,
    ]);
    expect(found).toEqual([
      ["all", 15_000, 0.8],
      ["west", 3000, 0],
      ["again", 15_000, 0.8],
      // 10 places for the 3,000 in reach: 3.33 per 1,000 of them, over 15,000 or over 3,000.
      ["supply-all", 15_000, 0.666666666667],
      ["supply-west", 3000, 3.33333333333],
      ["supply-east", 12_000, 0],
    ]);
    const east = recordsOf(text.get("rules.csv")!).filter(({ unit_id }) => unit_id === "E");
    expect(east.map(({ status }) => status)).toEqual([
      ...["met", "not-applicable", "met", "unmet", "not-applicable", "unmet"],
    ]);
  });

  it("ranks cells from sparse to dense: the sparse have all, so the index is below 0", async () => {
    const { rule } = await run(supply);
    // a and b, the sparsest fifth of the people, share everything: −(1 − 0.2).
    expect(rule.fairness.concentration).toBe(-0.8);
  });
});

describe("units above the level of a rule", () => {
  it("are found by where people live when the tables name no parents", async () => {
    const withCity = HOMES.split("\n").map((line) => line.replace(/,[WE]$/, ""));
    const box = (id: string, west: number, east: number) => ({
      type: "Feature",
      properties: { id },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            ...[
              [west, 29.9],
              [east, 29.9],
              [east, 30.1],
              [west, 30.1],
              [west, 29.9],
            ],
          ],
        ],
      },
    });
    const layer = (...features: unknown[]) =>
      JSON.stringify({ type: "FeatureCollection", features });
    const files = {
      ...FILES,
      "homes.csv": withCity.join("\n"),
      "cities.geojson": layer(box("C", 119.9, 120.2), box("D", 121, 122)),
      "counties.geojson": layer(box("W", 119.9, 120.0075), box("E", 120.0075, 120.1)),
    };
    const ratio = { kind: "ratio", facility: clinic, measure: "count", per: 10_000, atLeast: 1 };
    const given = plan([{ ...ratio, level: "county" }]);
    const columns = { id: "id" };
    const units = [
      { path: "cities.geojson", level: "city", columns },
      { path: "counties.geojson", level: "county", columns },
    ];
    const demandColumns = { id: "id", lon: "lon", lat: "lat" };
    const { text } = await outputsOf(
      {
        ...given,
        inputs: {
          ...given.inputs,
          units,
          demand: { ...given.inputs.demand, columns: demandColumns },
        },
      },
      files,
    );
    const rows = recordsOf(text.get("rules.csv")!);
    expect(
      rows.map((r) => `${r.unit_id} ${r.status} ${r.needed} ${r.present} ${r.shortfall}`),
    ).toEqual(["C unmet 3 2 1", "D not-applicable   ", "E unmet 2 1 1", "W met 1 1 0"]);
  });
});

describe("a rule that cannot be carried out", () => {
  const ratio = { kind: "ratio", facility: clinic, measure: "capacity", per: 1, atLeast: 1 };

  it.each([
    ["unknown-level rules[0].level", { ...ratio, level: "parish" }],
    ["missing-key rules[0].facility", { kind: "exists", level: "all" }],
    [
      "unknown-field rules[0].when.field",
      {
        ...{ kind: "exists", facility: clinic, level: "all" },
        when: { field: "cows", op: ">", value: 1 },
      },
    ],
    [
      "bad-value rules[0].need",
      { kind: "all-classes", classes: ["clinic"], need: 2, cutoff: { m: 1 } },
    ],
    [
      "bad-value rules[0].classes",
      { kind: "all-classes", classes: ["clinic", "clinic"], cutoff: { m: 1 } },
    ],
    [
      "bad-value rules[0].facility.class",
      { kind: "all-classes", classes: ["clinic"], facility: { class: "pool" }, cutoff: { m: 1 } },
    ],
    [
      "missing-key rules[0].decay.beta",
      {
        ...{ kind: "supply", facility: clinic, method: "2sfca", cutoff: { m: 1 } },
        decay: { kind: "exp" },
      },
    ],
    [
      "missing-key rules[0].line",
      { kind: "supply", facility: clinic, method: "2sfca", cutoff: { m: 1 }, target: 1 },
    ],
    [
      "bad-value rules[0].decay.steps",
      {
        ...{ kind: "supply", facility: clinic, method: "2sfca", cutoff: { m: 1 } },
        decay: {
          steps: [
            { upTo: 9, weight: 1 },
            { upTo: 9, weight: 0.5 },
          ],
        },
      },
    ],
    [
      "file-not-found rules[0].scope.area.path",
      {
        kind: "within",
        facility: clinic,
        cutoff: { m: 1 },
        scope: { area: { path: "a.geojson" } },
      },
    ],
  ])("is refused with its place: %s", async (fault, rule) => {
    const plan = changedPlan((p) => {
      p.rules = [{ id: "r", ...rule }];
    });
    expect(await faultsOf(plan, SMALL_FILES)).toEqual([fault]);
  });

  it("is undecided, and says why, where a common level or an attribute is not loaded", async () => {
    const share = { kind: "share", facility: clinic, of: "count", level: "all" };
    const plan = changedPlan((p) => {
      p.rules = [
        { id: "level", ...ratio, level: "village" },
        {
          id: "attribute",
          ...share,
          having: [{ column: "stars", op: "=", value: "5" }],
          target: 1,
        },
      ];
    });
    const { summary } = await outputsOf(plan, SMALL_FILES);
    const [{ rules }] = summary.scenarios;
    expect(
      rules.map(({ status, value, missing }: Record<string, unknown>) => ({
        ...{ status, value, missing },
      })),
    ).toEqual([
      { status: "undecided", value: null, missing: ["no-level:village"] },
      { status: "undecided", value: null, missing: ["no-column:stars"] },
    ]);
  });

  it("leaves no gaps to ask for where units decide", async () => {
    const plan = changedPlan((p) => {
      p.rules = [{ id: "r", ...ratio, level: "all" }];
      p.options = { gaps: [{ rule: "r" }] };
    });
    expect(await faultsOf(plan, SMALL_FILES)).toEqual(["bad-value options.gaps[0].rule"]);
  });
});
