import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changedPlan, SMALL_FILES } from "../io/run-in-memory.ts";
import { type Ended, folderWith, runCli, runProcess } from "./run-cli.ts";

const ALL_FILES = [
  "cells.csv",
  "gaps.geojson",
  "report.json",
  "rules.csv",
  "summary.json",
  "units.csv",
];

const SCENARIOS = [
  {
    id: "two",
    edits: [{ op: "add", layer: "health", id: "n", class: "clinic", lon: 120, lat: 30.02 }],
  },
  { id: "none", edits: [{ op: "close", facility: "health/c" }] },
];

const PLANS: Readonly<Record<string, unknown>> = {
  "plan.json": changedPlan((plan) => {
    plan.scenarios = SCENARIOS;
    plan.rules.push({ ...plan.rules[0], id: "far", cutoff: { min: 60 } });
  }),
  "no-cells.json": changedPlan((plan) => {
    plan.options = { cells: false };
  }),
  "wrong.json": changedPlan((plan) => {
    plan.rules[0].cutof = 5;
    plan.colour = "red";
    plan.travel.model = "fly";
  }),
  "later.json": changedPlan((plan) => {
    plan.travel.model = "network";
  }),
  "lost.json": changedPlan((plan) => {
    plan.inputs.demand.path = "lost.csv";
  }),
  "dirty.json": changedPlan((plan) => {
    plan.inputs.demand.path = "dirty.csv";
  }),
  "useless.json": changedPlan((plan) => {
    plan.inputs.demand.path = "useless.csv";
  }),
};

let folder = "";
const at = (...parts: string[]) => join(folder, ...parts);

function namesIn(name: string): string[] {
  return readdirSync(at(name)).sort();
}

function outputsIn(name: string): Record<string, string> {
  return Object.fromEntries(
    namesIn(name).map((file) => [file, readFileSync(at(name, file), "latin1")]),
  );
}

beforeAll(() => {
  const plans = Object.entries(PLANS).map(([name, plan]) => [name, JSON.stringify(plan)]);
  folder = folderWith({
    ...(SMALL_FILES as Record<string, string>),
    ...Object.fromEntries(plans),
    "dirty.csv": `${SMALL_FILES["demand.csv"]}c,x,30,1,1\nd,120,,1,1\ne,120,y\u001b[31m,1,1\n`,
    "useless.csv": "id,lon,lat,people,age60\na,x,30,1,1\n",
    "broken.json": '{\n  "fuwuquan": 1,\n  oops\n}',
    taken: "a file where a folder should be",
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("analyse", () => {
  let first: Ended;
  let second: Ended;

  beforeAll(async () => {
    [first, second] = await Promise.all([
      runProcess(folder, "analyse", "plan.json", "--out", "one/deep"),
      runProcess(folder, "analyse", "./plan.json", "--out", at("two"), "--json"),
    ]);
  });

  it("writes the six files, says nothing on stdout and ends with 0", () => {
    expect(first).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(namesIn("one/deep")).toEqual(ALL_FILES);
  });

  it("gives the same bytes twice", () => {
    expect(outputsIn("two")).toEqual(outputsIn("one/deep"));
  });

  it("prints the summary with --json, byte for byte", () => {
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(readFileSync(at("two/summary.json"), "utf8"));
  });

  it("names no machine, no folder and no time of day", () => {
    for (const text of Object.values(outputsIn("two"))) {
      expect(text).not.toContain(folder);
      expect(text).not.toMatch(/\d\d:\d\d:\d\d/);
    }
  });

  it("computes baseline and all scenarios unless one is asked for", async () => {
    const ids = (text: string) => JSON.parse(text).scenarios.map(({ id }: { id: string }) => id);
    expect(ids(second.stdout)).toEqual(["baseline", "two", "none"]);
    const one = await runCli(
      folder,
      "analyse",
      "plan.json",
      "--out",
      "s",
      "--json",
      "--scenario",
      "two",
    );
    expect(ids(one.stdout)).toEqual(["two"]);
    const rules = JSON.parse(one.stdout).scenarios[0].rules;
    expect(rules[0]).toMatchObject({ id: "near", covered: { people: 12 }, status: "met" });
    expect(readFileSync(at("s/units.csv"), "utf8")).not.toContain("baseline");
    const base = await runCli(
      folder,
      "analyse",
      "plan.json",
      "--out",
      "b",
      "--json",
      "--scenario",
      "baseline",
    );
    expect(ids(base.stdout)).toEqual(["baseline"]);
  });

  it("leaves cells.csv out where the plan says so", async () => {
    expect(await runCli(folder, "analyse", "no-cells.json", "--out", "nc")).toMatchObject({
      code: 0,
    });
    expect(namesIn("nc")).toEqual(ALL_FILES.filter((name) => name !== "cells.csv"));
  });

  it("finds the files beside the plan, wherever it was typed", async () => {
    mkdirSync(at("elsewhere"));
    const run = await runProcess(at("elsewhere"), "analyse", "../plan.json", "--out", "out");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(outputsIn("elsewhere/out")).toEqual(outputsIn("two"));
  });

  it("warns on stderr about rows that are not used, in one clean line each, and ends with 0", async () => {
    const run = await runCli(folder, "analyse", "dirty.json", "--out", "dirty");
    expect(run).toMatchObject({ code: 0, stdout: "" });
    const lines = run.stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^warning coordinates-not-numbers dirty\.csv:4:lon "x" .*\(1 more\)$/);
    expect(lines[1]).toMatch(/^warning coordinates-missing dirty\.csv:5:lat /);
    expect(run.stderr).not.toContain("\u001b");
    const report = JSON.parse(readFileSync(at("dirty/report.json"), "utf8"));
    expect(report).toMatchObject({
      format: "report/1",
      issues: [
        {
          severity: "warning",
          code: "coordinates-not-numbers",
          count: 2,
          examples: [
            { file: "dirty.csv", row: 4, column: "lon", value: "x" },
            { file: "dirty.csv", row: 6, column: "lat" },
          ],
        },
        { code: "coordinates-missing", count: 1 },
      ],
    });
  });
});

describe("analyse of an input at fault", () => {
  const FAULTS: readonly (readonly [plan: string, lines: readonly RegExp[]])[] = [
    [
      "wrong.json",
      [
        /^error unknown-value wrong\.json \[travel\.model\] "fly" expected one of: circle, /,
        /^error unknown-key wrong\.json \[rules\[0\]\.cutof\] .+; .+$/,
        /^error unknown-key wrong\.json \[colour\] .+; .+$/,
      ],
    ],
    ["later.json", [/^error not-supported later\.json \[travel\.model\] "network" /]],
    ["lost.json", [/^error file-not-found lost\.csv \[inputs\.demand\.path\] .+; .+$/]],
    ["broken.json", [/^error not-json broken\.json:3:3 .+; .+$/]],
    ["absent.json", [/^error file-not-found .*absent\.json .+; .+$/]],
    [".", [/^error file-not-found .+; .+$/]],
    [
      "useless.json",
      [
        /^warning coordinates-not-numbers useless\.csv:2:lon "x" /,
        /^error nothing-accepted useless\.csv \[inputs\.demand\] .+; .+$/,
      ],
    ],
  ];

  it.each(FAULTS)(
    "%s ends with 1, one line per problem and report.json alone",
    async (plan, lines) => {
      const run = await runCli(folder, "analyse", plan, "--out", `bad-${plan}`);
      expect(run).toMatchObject({ code: 1, stdout: "" });
      const found = run.stderr.trimEnd().split("\n");
      expect(found).toHaveLength(lines.length);
      for (const line of lines)
        expect(
          found.some((one) => line.test(one)),
          `${line}`,
        ).toBe(true);
      expect(namesIn(`bad-${plan}`)).toEqual(["report.json"]);
      const report = JSON.parse(readFileSync(at(`bad-${plan}`, "report.json"), "utf8"));
      expect(report.format).toBe("report/1");
      expect(report.issues.some(({ severity }: { severity: string }) => severity === "error")).toBe(
        true,
      );
    },
  );

  it("prints ok: false and the issues with --json", async () => {
    const run = await runProcess(folder, "analyse", "later.json", "--out", "bj", "--json");
    expect(run.code).toBe(1);
    const { ok, issues } = JSON.parse(run.stdout);
    expect(ok).toBe(false);
    expect(issues).toMatchObject([{ severity: "error", code: "not-supported", count: 1 }]);
  });

  it("says so when there is no such scenario", async () => {
    const run = await runCli(folder, "analyse", "plan.json", "--out", "ns", "--scenario", "x");
    expect(run).toMatchObject({ code: 1 });
    expect(run.stderr).toMatch(/^error unknown-scenario plan\.json "x" /);
  });

  it.each(["taken", "taken/below", "/dev/null/below"])(
    "says so when %s cannot be the folder",
    async (out) => {
      const run = await runCli(folder, "analyse", "plan.json", "--out", out);
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toMatch(/^error not-writable .+; choose another with --out\n$/);
      expect(readFileSync(at("taken"), "utf8")).toContain("a file where");
    },
  );
});

describe("the way a command is typed", () => {
  it.each([
    ["no words", []],
    ["help", ["help"]],
    ["--help", ["--help"]],
  ])("prints the usage on stdout and ends with 0: %s", async (_, words) => {
    const run = await runCli(folder, ...words);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    for (const command of ["analyse", "verify", "serve"]) expect(run.stdout).toContain(command);
  });

  it.each([
    ["analyse without --out", ["analyse", "plan.json"], /^error usage .*--out/],
    ["analyse without a plan", ["analyse", "--out", "x"], /^error usage /],
    ["analyse of two plans", ["analyse", "plan.json", "lost.json", "--out", "x"], /^error usage /],
    ["an option without its value", ["analyse", "plan.json", "--out"], /^error usage --out /],
    ["an unknown option", ["analyse", "plan.json", "--output", "x"], /^error usage .*--output/],
    ["a port that is none", ["serve", "--port", "many"], /^error usage --port /],
    ["verify without a folder", ["verify", "plan.json"], /^error usage /],
    ["an unknown command", ["analyze", "plan.json"], /^error unknown-command .*"analyze"/],
    ["compare of one", ["compare", "plan.json", "a", "--out", "x"], /^error usage compare needs/],
    ["site", ["site", "plan.json", "--out", "x"], /^error not-supported .*"site"/],
    ["import", ["import", "a.csv", "--out", "x"], /^error file-not-found .*a\.csv/],
    ["import without a place", ["import", "a.csv"], /^error usage .*--out/],
    ["import as what", ["import", "a.csv", "--out", "x", "--as", "y"], /^error usage .*--as/],
    ["pack", ["pack", "--out", "x"], /^error not-supported .*"pack"/],
  ])("ends with 1 and one line on stderr: %s", async (_, words, line) => {
    const run = await runCli(folder, ...words);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(line);
    expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(existsSync(at("x"))).toBe(false);
  });
});

describe("verify", () => {
  beforeAll(async () => {
    await runCli(folder, "analyse", "plan.json", "--out", "v");
  });

  /** Runs verify with one output changed, then puts it back. */
  async function withChanged(name: string, change: (text: string) => string | null) {
    const path = at("v", name);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    if (after === null) rmSync(path);
    else writeFileSync(path, after);
    const run = await runCli(folder, "verify", "plan.json", "v");
    writeFileSync(path, before);
    return run;
  }

  it("says same and ends with 0 for what analyse wrote", async () => {
    expect(await runProcess(folder, "verify", "plan.json", "v")).toMatchObject({
      code: 0,
      stdout: "same\n",
      stderr: "",
    });
  });

  it("ends with 3 and names file, row and column of the first difference", async () => {
    const units = await withChanged("units.csv", (text) => text.replace("0.333333", "0.333334"));
    expect(units).toMatchObject({
      code: 3,
      stdout: "differs: units.csv row 2 column share: 0.333334 | 0.333333\n",
    });
    const summary = await withChanged("summary.json", (text) =>
      text.replace("summary/1", "summary/2"),
    );
    expect(summary).toMatchObject({
      code: 3,
      stdout:
        'differs: summary.json row 2 column 1:   "format": "summary/2", |   "format": "summary/1",\n',
    });
  });

  it.each(ALL_FILES)(
    "finds one changed byte, a byte more, a byte less and the file gone: %s",
    async (name) => {
      const flipped = (text: string) => {
        const middle = text.search(/[0-9](?=[^0-9]*$)/);
        return `${text.slice(0, middle)}${(Number(text[middle]) + 1) % 10}${text.slice(middle + 1)}`;
      };
      const changes = [
        flipped,
        (text: string) => `${text} `,
        (text: string) => text.slice(0, -1),
        () => null,
      ];
      for (const change of changes) {
        const run = await withChanged(name, change);
        expect(run.code).toBe(3);
        expect(run.stdout.startsWith(`differs: ${name} `)).toBe(true);
      }
    },
  );

  it("finds a mark or line ends that another program changed", async () => {
    for (const change of [
      (t: string) => t.replace("\uFEFF", ""),
      (t: string) => t.replaceAll("\r\n", "\n"),
    ]) {
      const run = await withChanged("rules.csv", change);
      expect(run).toMatchObject({ code: 3 });
      expect(run.stdout).toMatch(/^differs: rules\.csv /);
    }
  });

  it("finds that an input has changed since", async () => {
    const before = readFileSync(at("clinics.csv"), "utf8");
    writeFileSync(at("clinics.csv"), before.replace("30,10", "30,11"));
    const run = await runProcess(folder, "verify", "plan.json", "v");
    writeFileSync(at("clinics.csv"), before);
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/^differs: summary\.json row \d+ column 1: .*planHash/);
  });

  it("ends with 1 where the plan itself is at fault", async () => {
    const run = await runCli(folder, "verify", "lost.json", "v");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^error file-not-found lost\.csv /);
  });
});

describe("the program", () => {
  it("ends with the code of its command", async () => {
    expect(await runProcess(folder, "help")).toMatchObject({ code: 0, stderr: "" });
    expect(await runProcess(folder, "analyze")).toMatchObject({ code: 1, stdout: "" });
  });
});
