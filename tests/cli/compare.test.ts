import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedPlan, recordsOf, SMALL_FILES } from "../io/run-in-memory.ts";
import { folderWith, runCli } from "./run-cli.ts";

/** Home a (4 people, 1 elder) at the clinic, home b (8, 2.5) 2.2 km away. */
const PLAN = changedPlan((plan) => {
  plan.scenarios = [
    {
      id: "two",
      title: "二",
      note: "why",
      edits: [
        {
          op: "add",
          layer: "health",
          id: "n",
          class: "clinic",
          lon: 120,
          lat: 30.02,
          cost: 90,
          openYear: 2027,
          capacity: 5,
        },
      ],
    },
    { id: "half", base: "two", edits: [{ op: "close", facility: "health/c", year: 2030 }] },
    { id: "dropped", base: "two", edits: [{ op: "close", facility: "health/n", year: 2030 }] },
  ];
});
const folder = folderWith({
  ...(SMALL_FILES as Record<string, string>),
  "plan.json": JSON.stringify(PLAN),
});

const compare = (out: string, ...words: string[]) =>
  runCli(folder, "compare", "plan.json", ...words, "--out", out);
const rows = (out: string) =>
  recordsOf(readFileSync(join(folder, out, "ledger.csv"), "utf8").replace("\uFEFF", ""));
const peopleRows = (out: string) =>
  rows(out)
    .filter(({ level, demand }) => level === "all" && (demand === "people" || demand === undefined))
    .filter(({ demand }) => demand === "people");

describe("compare", () => {
  it("writes who is newly covered, lost and still out, by scenario and year", async () => {
    const { code, stderr } = await compare(
      "out",
      "baseline",
      "two",
      "half",
      "--years",
      "2026,2027,2030",
    );
    expect([code, stderr]).toEqual([0, ""]);
    const shown = peopleRows("out").map(
      ({ scenario, as_of, covered, newly_covered, lost, uncovered, facilities, cost }) =>
        [
          scenario,
          as_of!.slice(0, 4),
          covered,
          newly_covered,
          lost,
          uncovered,
          facilities,
          cost,
        ].join(" "),
    );
    expect(shown).toEqual([
      "baseline 2026 4 0 0 8 1 ",
      "baseline 2027 4 0 0 8 1 ",
      "baseline 2030 4 0 0 8 1 ",
      "two 2026 4 0 0 8 1 ",
      "two 2027 12 8 0 0 2 90",
      "two 2030 12 8 0 0 2 90",
      "half 2026 4 0 0 8 1 ",
      "half 2027 12 8 0 0 2 90",
      "half 2030 8 8 4 4 1 90",
    ]);
    const elders = rows("out").find(
      (row) =>
        row.scenario === "two" &&
        row.as_of === "2027-12-31" &&
        row.demand === "age60" &&
        row.level === "all",
    )!;
    expect([elders.newly_covered, elders.cost_per_newly_covered]).toEqual(["2.5", "36.00"]);
  });

  it("says the same in ledger.json, with the edits and the checks", async () => {
    const { code, stdout } = await runCli(
      folder,
      "compare",
      "plan.json",
      "baseline",
      "two",
      "--out",
      "json",
      "--years",
      "2030",
      "--json",
    );
    expect(code).toBe(0);
    const ledger = JSON.parse(stdout);
    expect(ledger).toMatchObject({
      format: "ledger/1",
      reference: "baseline",
      checks: { physics: "passed" },
    });
    const two = ledger.scenarios[1];
    expect(two).toMatchObject({ id: "two", title: "二", note: "why", phaseKept: true });
    expect(two.edits).toHaveLength(1);
    const [rule] = two.days[0].rules;
    expect(rule.all.people).toMatchObject({ covered: 12, newlyCovered: 8, lost: 0, share: 1 });
    expect(rule).toMatchObject({ capacity: 15, costPerNewlyCovered: 11.25 });
    expect(readFileSync(join(folder, "json", "ledger.json"), "utf8")).toBe(stdout);
  });

  it("gives the same bytes again", async () => {
    await compare("again", "baseline", "two", "half", "--years", "2026,2027,2030");
    for (const name of ["ledger.csv", "ledger.json"]) {
      const bytes = (out: string) => readFileSync(join(folder, out, name));
      expect(bytes("again").equals(bytes("out"))).toBe(true);
    }
  });

  it("has the people of each year where growth is loaded, and says how; else it says it has not", async () => {
    const plan = structuredClone(PLAN);
    plan.rules.push({
      ...{ id: "beds", kind: "ratio", facility: { class: "clinic" }, measure: "capacity" },
      ...{ per: 1, atLeast: 1, level: "all" },
    } as never);
    const inputs = plan.inputs as Record<string, unknown>;
    inputs.projection = {
      ...{ path: "growth.csv", baseYear: 2020, level: "all" },
      columns: { unit: "code", field: "who", year: "year", factor: "factor" },
    };
    const files = {
      ...(SMALL_FILES as Record<string, string>),
      "plan.json": JSON.stringify(plan),
      "growth.csv":
        "code,who,year,factor\nall,people,2025,1.5\nall,people,2035,2.5\nnone,people,2025,1\n",
    };
    const place = folderWith(files);
    const args = ["compare", "plan.json", "baseline", "two", "--years", "2020,2025,2030,2035"];
    const { code, stderr } = await runCli(place, ...args, "--out", "grown");
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^warning unknown-unit .*\n$/)]);
    const read = (name: string) =>
      recordsOf(readFileSync(join(place, "grown", name), "utf8").replace("\uFEFF", ""));
    const totals = read("ledger.csv").filter(
      ({ level, demand, scenario }) => level === "all" && demand === "people" && scenario === "two",
    );
    expect(totals.map(({ total, basis }) => [total, basis])).toEqual([
      ["12", ""],
      ["18", "projected 2025: growth by all and group from growth.csv"],
      ["24", "projected 2030: growth by all and group from growth.csv"],
      ["30", "projected 2035: growth by all and group from growth.csv"],
    ]);
    // 10 beds, from 2027 on 15 in the scenario, for 12, 18, 24 and 30 people.
    const beds = read("verdicts.csv").filter(({ rule }) => rule === "beds");
    expect(
      beds.map((row) =>
        [row.scenario, row.as_of!.slice(0, 4), row.status, row.shortfall].join(" "),
      ),
    ).toEqual([
      "baseline 2020 unmet 2",
      "baseline 2025 unmet 8",
      "baseline 2030 unmet 14",
      "baseline 2035 unmet 20",
      "two 2020 unmet 2",
      "two 2025 unmet 8",
      "two 2030 unmet 9",
      "two 2035 unmet 15",
    ]);
    const report = JSON.parse(readFileSync(join(place, "grown", "report.json"), "utf8"));
    const codes = report.issues.map((issue: { code: string }) => issue.code);
    expect(codes).toContain("projected");
    expect(codes).toContain("base-population");
  });

  it("has the people of each year by cohort survival where five-year ages and rates are loaded", async () => {
    const plan = structuredClone(PLAN);
    const inputs = plan.inputs as Record<string, unknown>;
    const columns = { unit: "code", age: "from", people: "n", survival: "lives", births: "born" };
    inputs.projection = { path: "ages.csv", baseYear: 2020, level: "all", columns };
    const place = folderWith({
      ...(SMALL_FILES as Record<string, string>),
      "plan.json": JSON.stringify(plan),
      // 2 + 6 become 3 + 1, then 0.5 + 1.5: a half and a quarter of the 12 that were counted.
      "ages.csv": "code,from,n,lives,born\nall,0–4,2,0.5,0\nall,5+,6,0,0.5\n",
    });
    const args = ["compare", "plan.json", "baseline", "two", "--years", "2020,2025,2030"];
    const { code, stderr } = await runCli(place, ...args, "--out", "aged");
    expect([code, stderr]).toEqual([0, ""]);
    const ledger = readFileSync(join(place, "aged", "ledger.csv"), "utf8").replace("\uFEFF", "");
    const totals = recordsOf(ledger).filter(
      ({ level, demand, scenario }) => level === "all" && demand === "people" && scenario === "two",
    );
    const method = (year: number) =>
      `projected ${year}: cohort survival, five-year ages, by all and group from ages.csv`;
    expect(totals.map(({ total, basis }) => [total, basis])).toEqual([
      ["12", ""],
      ["6", method(2025)],
      ["3", method(2030)],
    ]);
  });

  it("names a later phase that gives up an earlier one", async () => {
    const { code, stderr } = await compare("phases", "baseline", "dropped");
    expect(code).toBe(0);
    expect(stderr).toMatch(/phase-not-kept .*health\/n/);
  });

  it("refuses scenarios that are not there, and writes only the report", async () => {
    const { code, stderr } = await compare("lost", "baseline", "three");
    expect(code).toBe(1);
    expect(stderr).toMatch(/unknown-scenario .*"three"/);
    expect(existsSync(join(folder, "lost", "ledger.csv"))).toBe(false);
    expect(existsSync(join(folder, "lost", "report.json"))).toBe(true);
  });

  it("asks for two to four scenarios and for years that are years", async () => {
    for (const words of [
      ["baseline"],
      ["a", "b", "c", "d", "e"],
      ["baseline", "two", "--years", "soon"],
    ]) {
      const { code, stderr } = await compare("usage", ...words);
      expect([code, stderr.slice(0, 11)]).toEqual([1, "error usage"]);
    }
  });
});
