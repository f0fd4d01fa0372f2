import { describe, expect, it } from "vitest";
import { parsePlan } from "../../src/io/plan/parse-plan.ts";
import { runPlan } from "../../src/io/run-plan.ts";
import {
  bytesOf,
  changedPlan,
  DEMAND_CSV,
  faultsOf,
  hostOf,
  outputsOf,
  SMALL_FILES,
  smallPlan,
} from "./run-in-memory.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests put anything anywhere
type Change = (plan: any) => void;

/** What is expected, the key path to change, the value to put there: undefined takes the key away. */
type Fault = readonly [expected: string, at: string, value: unknown];

function setting(at: string, value: unknown): Change {
  return (plan) => {
    const keys = at.split(/[.[\]]+/).filter((key) => key !== "");
    const last = keys.pop()!;
    const parent = keys.reduce((node, key) => node[key], plan);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  };
}

const faults = (change: Change, scenario?: string) =>
  faultsOf(changedPlan(change), SMALL_FILES, scenario);

describe("the small plan", () => {
  it("is without fault", async () => {
    const { summary, issues } = await outputsOf(smallPlan(), SMALL_FILES);
    expect(issues).toEqual([]);
    expect(summary.scenarios[0].rules[0]).toMatchObject({ status: "unmet", value: 0.333333 });
  });
});

describe("a plan that is no JSON", () => {
  it.each([
    ["", 1, "1"],
    ["{", 1, "2"],
    ['{\n  "fuwuquan": 1,\n  oops\n}', 3, "3"],
    ["<xml/>", 1, "1"],
    ['{"a": 1e}', 1, "8"],
  ])("%j is refused with row %i and column %s", (text, row, column) => {
    const result = parsePlan("p.json", bytesOf(text));
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { code: "not-json", severity: "error", examples: [{ file: "p.json", row, column }] },
      ],
    });
  });

  it.each(["null", "[]", '"plan"', "3", "true"])("but is %s is refused", (text) => {
    expect(parsePlan("p.json", bytesOf(text))).toMatchObject({ ok: false });
  });
});

describe("every unknown key", () => {
  const EVERYWHERE: readonly Fault[] = [
    ["extra", "extra", 1],
    ["inputs.extra", "inputs.extra", 1],
    ["inputs.demand.extra", "inputs.demand.extra", 1],
    ["inputs.facilities[0].extra", "inputs.facilities[0].extra", 1],
    [
      "inputs.facilities[0].where[0].extra",
      "inputs.facilities[0].where",
      [{ column: "id", op: "=", value: "c", extra: 1 }],
    ],
    ["inputs.units[0].extra", "inputs.units", [{ path: "u.csv", level: "county", extra: 1 }]],
    ["inputs.groups[0].extra", "inputs.groups", [{ id: "g", units: [], extra: 1 }]],
    ["inputs.land.extra", "inputs.land", { path: "l.geojson", extra: 1 }],
    [
      "inputs.links[0].extra",
      "inputs.links",
      [{ id: "l", a: "a", b: "b", kind: "bridge", extra: 1 }],
    ],
    ["inputs.matrix.extra", "inputs.matrix", { path: "m.csv", costUnit: "m", extra: 1 }],
    ["inputs.network.extra", "inputs.network", { extra: 1 }],
    ["inputs.terrain.extra", "inputs.terrain", { elevation: { path: "e.tif" }, extra: 1 }],
    ["travel.extra", "travel.extra", 1],
    ["rules[0].extra", "rules[0].extra", 1],
    ["rules[0].cutoff.km", "rules[0].cutoff", { m: 1, km: 1 }],
    ["rules[0].facility.extra", "rules[0].facility.extra", 1],
    ["rules[0].travel.extra", "rules[0].travel", { model: "circle", extra: 1 }],
    ["rules[0].scope.extra", "rules[0].scope", { extra: 1 }],
    ["scenarios[0].extra", "scenarios", [{ id: "s", extra: 1 }]],
    [
      "scenarios[0].edits[0].extra",
      "scenarios",
      [{ id: "s", edits: [{ op: "close", facility: "health/c", extra: 1 }] }],
    ],
    [
      "scenarios[0].edits[0].link.extra",
      "scenarios",
      [
        {
          id: "s",
          edits: [{ op: "link", link: { id: "l", a: "a", b: "b", kind: "ferry", extra: 1 } }],
        },
      ],
    ],
    ["site.extra", "site", { model: "mclp", candidates: "facilities", extra: 1 }],
    ["site.candidates.extra", "site", { model: "mclp", candidates: { gridM: 500, extra: 1 } }],
    ["options.extra", "options", { extra: 1 }],
    ["options.gaps[0].extra", "options", { gaps: [{ rule: "near", extra: 1 }] }],
  ];

  it.each(EVERYWHERE)("is named: %s", async (key, at, value) => {
    expect(await faults(setting(at, value))).toEqual([`unknown-key ${key}`]);
  });

  it("is named when there are several, and when it is a word of the language", async () => {
    const several = (p: Record<string, unknown>) => Object.assign(p, { a: 1, b: 2 });
    expect(await faults(several)).toEqual(["unknown-key a", "unknown-key b"]);
    const text = JSON.stringify(smallPlan()).replace("{", '{"__proto__":{"x":1},"constructor":1,');
    const result = await runPlan("p.json", bytesOf(text), hostOf(SMALL_FILES));
    expect(result.ok).toBe(false);
    expect(result.issues.flatMap(({ examples }) => examples.map(({ key }) => key))).toEqual([
      "__proto__",
      "constructor",
    ]);
  });
});

describe("every required key that is missing", () => {
  const REQUIRED: readonly Fault[] = [
    ["fuwuquan", "fuwuquan", undefined],
    ["asOf", "asOf", undefined],
    ["inputs.demand", "inputs.demand", undefined],
    ["inputs.demand.kind", "inputs.demand.kind", undefined],
    ["inputs.demand.path", "inputs.demand.path", undefined],
    ["inputs.demand.weights.people", "inputs.demand.weights", undefined],
    ["inputs.demand.weights.people", "inputs.demand.weights.people", undefined],
    ["inputs.demand.columns.lat", "inputs.demand.columns.lat", undefined],
    ["inputs.facilities[0].layer", "inputs.facilities[0].layer", undefined],
    ["inputs.facilities[0].path", "inputs.facilities[0].path", undefined],
    ["inputs.facilities[0].class", "inputs.facilities[0].class", undefined],
    ["inputs.facilities[0].columns.lon", "inputs.facilities[0].columns.lon", undefined],
    ["inputs.units[0].level", "inputs.units", [{ path: "u.csv" }]],
    ["inputs.groups[0].units", "inputs.groups", [{ id: "g" }]],
    ["inputs.links[0].kind", "inputs.links", [{ id: "l", a: "a", b: "b" }]],
    ["inputs.matrix.costUnit", "inputs.matrix", { path: "m.csv" }],
    ["inputs.terrain.elevation", "inputs.terrain", {}],
    ["travel", "travel", undefined],
    ["travel.model", "travel.model", undefined],
    ["travel.detour", "travel.model", "detour"],
    ["rules[0].id", "rules[0].id", undefined],
    ["rules[0].kind", "rules[0].kind", undefined],
    ["rules[0].facility", "rules[0].facility", undefined],
    ["rules[0].facility.class", "rules[0].facility.class", undefined],
    ["rules[0].cutoff", "rules[0].cutoff", undefined],
    ["scenarios[0].id", "scenarios", [{}]],
    ["scenarios[0].edits[0].op", "scenarios", [{ id: "s", edits: [{}] }]],
    [
      "scenarios[0].edits[0].lat",
      "scenarios",
      [{ id: "s", edits: [{ op: "move", facility: "health/c", lon: 1 }] }],
    ],
    ["site.model", "site", { candidates: "facilities" }],
    ["site.candidates", "site", { model: "mclp" }],
    ["options.gaps[0].rule", "options", { gaps: [{}] }],
  ];

  it.each(REQUIRED)("is named: %s", async (key, at, value) => {
    expect(await faults(setting(at, value))).toEqual([`missing-key ${key}`]);
  });
});

describe("every value of a wrong type or out of bounds", () => {
  const WRONG: readonly Fault[] = [
    ["unknown-value fuwuquan", "fuwuquan", "1"],
    ["unknown-value fuwuquan", "fuwuquan", 0],
    ["wrong-type asOf", "asOf", 20250601],
    ["bad-value asOf", "asOf", "2025-6-1"],
    ["bad-value asOf", "asOf", "2025-02-30"],
    ["bad-value asOf", "asOf", "2025-06-01T00:00"],
    ["wrong-type title", "title", 1],
    ["unknown-value region", "region", "jiangsu"],
    ["wrong-type inputs", "inputs", []],
    ["bad-value inputs.demand.path", "inputs.demand.path", "/etc/passwd"],
    ["bad-value inputs.demand.path", "inputs.demand.path", "C:\\data.csv"],
    ["bad-value inputs.demand.path", "inputs.demand.path", "\\\\server\\data.csv"],
    ["bad-value inputs.demand.path", "inputs.demand.path", "https://example.org/a.csv"],
    ["bad-value inputs.demand.path", "inputs.demand.path", "file:///a.csv"],
    ["bad-value inputs.demand.path", "inputs.demand.path", ""],
    ["unknown-value inputs.demand.kind", "inputs.demand.kind", "lines"],
    ["unknown-value inputs.demand.format", "inputs.demand.format", "dbf"],
    ["unknown-value inputs.demand.encoding", "inputs.demand.encoding", "gbk"],
    ["unknown-value inputs.demand.datum", "inputs.demand.datum", "xian80"],
    ["wrong-type inputs.demand.columns.id", "inputs.demand.columns.id", 1],
    ["bad-value inputs.demand.weights.people", "inputs.demand.weights.people", -1],
    ["bad-value inputs.demand.cellM", "inputs.demand.cellM", 0],
    [
      "unknown-value inputs.facilities[0].where[0].op",
      "inputs.facilities[0].where",
      [{ column: "id", op: "~", value: 1 }],
    ],
    [
      "wrong-type inputs.facilities[0].where[0].value",
      "inputs.facilities[0].where",
      [{ column: "id", op: "=", value: null }],
    ],
    [
      "unknown-value inputs.links[0].kind",
      "inputs.links",
      [{ id: "l", a: "a", b: "b", kind: "rope" }],
    ],
    ["bad-value inputs.groups[0].from", "inputs.groups", [{ id: "g", units: [], from: "2024-13" }]],
    ["unknown-value travel.model", "travel.model", "teleport"],
    ["bad-value travel.speedMps", "travel.speedMps", 0],
    ["wrong-type travel.speedMps", "travel.speedMps", "1.2"],
    ["unknown-value travel.profile", "travel.profile", "runner"],
    ["bad-value travel.detour", "travel", { model: "detour", detour: 0.9 }],
    ["unknown-value travel.direction", "travel.direction", "both"],
    ["unknown-value travel.ferry", "travel.ferry", "sometimes"],
    ["wrong-type rules", "rules", {}],
    ["unknown-value rules[0].kind", "rules[0].kind", "beyond"],
    ["wrong-type rules[0].cutoff", "rules[0].cutoff", 1000],
    ["bad-value rules[0].cutoff.m", "rules[0].cutoff", { m: -1 }],
    ["wrong-type rules[0].cutoff.m", "rules[0].cutoff", { m: "1000" }],
    ["bad-value rules[0].k", "rules[0].k", 0],
    ["wrong-type rules[0].k", "rules[0].k", 1.5],
    ["wrong-type rules[0].target", "rules[0].target", "95%"],
    ["unknown-value rules[0].facility.statuses[0]", "rules[0].facility.statuses", ["shut"]],
    ["wrong-type rules[0].enabled", "rules[0].enabled", "no"],
    ["bad-value rules[0].from", "rules[0].from", "2025"],
    ["wrong-type rules[0].scope.area", "rules[0].scope", { area: "old-town" }],
    [
      "unknown-value scenarios[0].edits[0].op",
      "scenarios",
      [{ id: "s", edits: [{ op: "delete" }] }],
    ],
    [
      "bad-value scenarios[0].edits[0].lat",
      "scenarios",
      [{ id: "s", edits: [{ op: "move", facility: "health/c", lon: 1, lat: 91 }] }],
    ],
    [
      "wrong-type scenarios[0].edits[0].values.capacity",
      "scenarios",
      [
        {
          id: "s",
          edits: [{ op: "set", facility: "health/c", values: { capacity: { toString: 1 } } }],
        },
      ],
    ],
    ["unknown-value site.model", "site", { model: "best", candidates: "facilities" }],
    ["unknown-value options.gaps[0].kind", "options", { gaps: [{ rule: "near", kind: "all" }] }],
    ["unknown-value options.missingCapacity", "options", { missingCapacity: "zero" }],
  ];

  it.each(WRONG)("%s", async (fault, at, value) => {
    expect(await faults(setting(at, value))).toEqual([fault]);
  });

  it("shows the value that was found", () => {
    const text = JSON.stringify(
      changedPlan((p) => {
        p.travel.model = "x".repeat(500);
      }),
    );
    const result = parsePlan("p.json", bytesOf(text));
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.issues[0]!.examples[0]!.value).toHaveLength(120);
  });
});

describe("cut-offs", () => {
  it("are metres or minutes, never both and never neither", async () => {
    expect(
      await faults((p) => {
        p.rules[0].cutoff = { m: 1000, min: 15 };
      }),
    ).toEqual(["unknown-key rules[0].cutoff.min"]);
    expect(
      await faults((p) => {
        p.rules[0].cutoff = {};
      }),
    ).toEqual(["missing-key rules[0].cutoff.m"]);
  });

  it("in minutes need a speed: travel's own, the rule's, or a profile's", async () => {
    const minutes: Change = (p) => {
      p.rules[0].cutoff = { min: 15 };
      delete p.travel.speedMps;
    };
    expect(await faults(minutes)).toEqual(["unit-mismatch rules[0].cutoff"]);
    const cutoffM = async (change: Change) => {
      const plan = changedPlan((p) => {
        minutes(p);
        change(p);
      });
      const { summary } = await outputsOf(plan, SMALL_FILES);
      return summary.scenarios[0].rules[0].distance.cutoffM;
    };
    expect(
      await cutoffM((p) => {
        p.travel.speedMps = 1.25;
      }),
    ).toBe(1125);
    expect(
      await cutoffM((p) => {
        p.rules[0].travel = { model: "circle", speedMps: 2 };
      }),
    ).toBe(1800);
    const profiles = { adult: 1080, elder: 720, frail: 576, carer: 630 };
    for (const [profile, m] of Object.entries(profiles)) {
      expect(
        await cutoffM((p) => {
          p.travel.profile = profile;
        }),
      ).toBe(m);
    }
  });
});

describe("ids", () => {
  it("of rules and scenarios are used once", async () => {
    expect(
      await faults((p) => {
        p.rules.push(p.rules[0]);
      }),
    ).toEqual(["duplicate-id rules[1].id"]);
    expect(
      await faults((p) => {
        p.scenarios = [{ id: "s" }, { id: "s" }];
      }),
    ).toEqual(["duplicate-id scenarios[1].id"]);
    expect(
      await faults((p) => {
        p.scenarios = [{ id: "baseline" }];
      }),
    ).toEqual(["duplicate-id scenarios[0].id"]);
  });

  it("of an added site must be free", async () => {
    const add = { op: "add", layer: "health", id: "c", class: "clinic", lon: 120, lat: 30 };
    expect(
      await faults((p) => {
        p.scenarios = [{ id: "s", edits: [add] }];
      }),
    ).toEqual(["duplicate-id scenarios[0].edits[0]"]);
  });
});

describe("every name that names nothing", () => {
  const UNKNOWN: readonly Fault[] = [
    [
      "no-such-column rules[0].facility.where[0].column",
      "rules[0].facility.where",
      [{ column: "stars", op: ">", value: 1 }],
    ],
    [
      "no-such-column rules[0].facility.where[0].column",
      "rules[0].facility.where",
      [{ column: "__proto__", op: ">", value: 1 }],
    ],
    ["unknown-field rules[0].demand", "rules[0].demand", "dogs"],
    ["unknown-group rules[0].scope.groups[0]", "rules[0].scope", { groups: ["g"] }],
    ["unknown-unit rules[0].scope.units[1]", "rules[0].scope", { units: ["all", "u"] }],
    ["unknown-rule options.gaps[0].rule", "options", { gaps: [{ rule: "far" }] }],
    ["unknown-scenario scenarios[0].base", "scenarios", [{ id: "s", base: "t" }]],
    ["unknown-scenario scenarios[0].base", "scenarios", [{ id: "s", base: "s" }]],
    [
      "unknown-facility scenarios[0].edits[0]",
      "scenarios",
      [{ id: "s", edits: [{ op: "close", facility: "health/x" }] }],
    ],
    [
      "unknown-facility scenarios[0].edits[1]",
      "scenarios",
      [
        {
          id: "s",
          edits: [
            { op: "close", facility: "health/c" },
            { op: "move", facility: "c", lon: 1, lat: 1 },
          ],
        },
      ],
    ],
    [
      "unknown-link scenarios[0].edits[0]",
      "scenarios",
      [{ id: "s", edits: [{ op: "unlink", id: "x" }] }],
    ],
    ["no-such-column inputs.demand.columns.id", "inputs.demand.columns.id", "ID"],
    ["no-such-column inputs.demand.weights.people", "inputs.demand.weights", { people: "pop" }],
    [
      "no-such-column inputs.facilities[0].columns.capacity",
      "inputs.facilities[0].columns.capacity",
      "places",
    ],
    [
      "no-such-column inputs.facilities[0].where",
      "inputs.facilities[0].where",
      [{ column: "x", op: "=", value: 1 }],
    ],
    ["file-not-found inputs.demand.path", "inputs.demand.path", "../none.csv"],
    ["file-not-found inputs.facilities[0].path", "inputs.facilities[0].path", "none.csv"],
    ["missing-key inputs.demand.kind", "inputs.demand", { kind: "region" }],
  ];

  it.each(UNKNOWN)("%s", async (fault, at, value) => {
    expect(await faults(setting(at, value))).toEqual([fault]);
  });

  it("unknown-scenario, asked for from outside", async () => {
    expect(await faults(() => {}, "s")).toEqual(["unknown-scenario "]);
  });

  it("says in which file, and which columns it has", async () => {
    const plan = changedPlan((p) => {
      p.inputs.demand.columns.id = "ID";
    });
    const run = await runPlan("p.json", bytesOf(JSON.stringify(plan)), hostOf(SMALL_FILES));
    expect(run.issues[0]).toMatchObject({
      code: "no-such-column",
      examples: [{ file: "demand.csv", column: "ID" }],
    });
    expect(run.issues[0]!.message).toContain("id, lon, lat, people, age60");
  });
});

describe("an input of which nothing can be used", () => {
  const cases: readonly (readonly [string, string, Change])[] = [
    ["a header only", "id,lon,lat,people,age60\n", () => {}],
    ["bad rows only", "id,lon,lat,people,age60\na,x,y,1,1\n", () => {}],
    [
      "nothing that meets the condition",
      DEMAND_CSV,
      (p) => {
        p.inputs.demand.where = [{ column: "id", op: "=", value: "z" }];
      },
    ],
  ];

  it.each(cases)("is an error: %s", async (_, csv, change) => {
    const files = { ...SMALL_FILES, "demand.csv": csv };
    expect(await faultsOf(changedPlan(change), files)).toEqual(["nothing-accepted inputs.demand"]);
  });

  const points = JSON.stringify({ type: "Point", coordinates: [120, 30] });
  it.each([
    ["inputs.facilities[0]", { "clinics.csv": "id,lon,lat,beds\nc,,,\n" }, () => {}],
    [
      "inputs.land",
      { "l.geojson": points },
      (p) => {
        p.inputs.land = { path: "l.geojson" };
      },
    ],
    [
      "inputs.units[0]",
      { "u.csv": 'id\n" "\nx\n' },
      (p) => {
        p.inputs.units = [
          {
            path: "u.csv",
            level: "town",
            columns: { id: "id" },
            where: [{ column: "id", op: "=", value: "y" }],
          },
        ];
      },
    ],
    [
      "inputs.links",
      { "k.csv": "id,a,b,kind\n1,x,y,rope\n" },
      (p) => {
        p.inputs.links = { path: "k.csv", columns: { id: "id", a: "a", b: "b", kind: "kind" } };
      },
    ],
  ] as readonly (readonly [string, Record<string, string>, Change])[])(
    "is an error: %s",
    async (key, files, change) => {
      const refused = await faultsOf(changedPlan(change), { ...SMALL_FILES, ...files });
      expect(refused).toEqual([`nothing-accepted ${key}`]);
    },
  );

  it("is not an error where some rows can be used", async () => {
    const files = { ...SMALL_FILES, "demand.csv": `${DEMAND_CSV}c,x,y,1,1\n` };
    const { summary, issues } = await outputsOf(smallPlan(), files);
    expect(summary.inputs.demand).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning coordinates-not-numbers",
    ]);
  });
});
