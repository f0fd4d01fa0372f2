import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { runPlanFile } from "../../scripts/cli/analyse.ts";
import { ruleCatalogue } from "../../scripts/rules.ts";
import type { FacilityFilter } from "../../src/core/rules/rule.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";

/** The classes that the built region has facilities of. */
const LOADED = ["elder", "nursery", "clinic", "sport"];
const DECIDED = ["met", "unmet", "value-only"];

type Row = Readonly<Record<string, string>>;

function filtersOf(rule: WrittenRule): readonly FacilityFilter[] {
  if (rule.kind === "all-classes") return rule.classes.map((name) => ({ class: name }));
  if (rule.kind === "exists" && rule.allOf !== undefined) return rule.allOf;
  return rule.facility === undefined ? [] : [rule.facility];
}

describe("the whole catalogue over the built region", () => {
  const rules = ruleCatalogue().rules.map(({ rule }) => rule);
  const rowsOf = new Map<string, Row[]>();

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
    const file = join(folder, "plan.json");
    const options = { gaps: [], cells: false };
    const plan = { fuwuquan: 1, asOf: "2025-06-01", region: "zhejiang", rules, options };
    writeFileSync(file, JSON.stringify(plan));
    const run = await runPlanFile(file, "all");
    rmSync(folder, { recursive: true });
    if (!run.ok) throw new Error(JSON.stringify(run.issues));
    const { bytes } = run.files.find(({ name }) => name === "rules.csv")!;
    const text = new TextDecoder().decode(bytes);
    for (const row of Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data) {
      rowsOf.set(row.rule!, [...(rowsOf.get(row.rule!) ?? []), row]);
    }
  }, 240_000);

  it("answers every rule, as a plan takes it unchanged", () => {
    expect([...rowsOf.keys()].sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it("is undecided, never 0 and never met, where a class is not in the data", () => {
    const absent = rules.filter((rule) => filtersOf(rule).some((f) => !LOADED.includes(f.class)));
    expect(absent.length).toBeGreaterThan(50);
    for (const { id } of absent) {
      for (const { status, value, missing } of rowsOf.get(id)!) {
        expect(["undecided", "not-applicable"], id).toContain(status);
        expect(value, id).toBe("");
        if (status === "undecided") expect(missing, id).toContain("no-facility-layer");
      }
    }
  });

  it("is undecided where an attribute, a figure, a level or a population is not in the data", () => {
    const why = (id: string) =>
      new Set(rowsOf.get(id)!.map(({ missing }) => missing!.split(":")[0]));
    expect(why("elder-rehab-room-100-beds")).toContain("no-column");
    expect(why("health-doctors-per-1000-zj")).toContain("doctors-missing");
    expect(why("sport-village-full-coverage-zj")).toContain("no-level");
    expect(why("elder-inst-beds-300-registered")).toEqual(new Set(["no-registered-population"]));
    for (const [id, rows] of rowsOf) {
      for (const { status, missing } of rows) {
        if (status === "undecided") expect(missing, id).not.toBe("");
        if (DECIDED.includes(status!)) continue;
        expect(["undecided", "not-applicable"], id).toContain(status);
      }
    }
  });

  it.each([
    ["淳安县", 3033, 4044],
    ["嵊泗县", 629, 838],
    ["洞头区", 846, 1128],
    ["开化县", 2222, 2962],
    ["景宁畲族自治县", 795, 1060],
  ])(
    "needs the beds that the census gives %s: at 300 per 10,000 and at 40 ‰",
    (name, at300, at40) => {
      const needed = (id: string) =>
        rowsOf.get(id)!.find((row) => row.level === "county" && row.unit_name === name)?.needed;
      expect(needed("elder-inst-beds-300-per-10k-elders")).toBe(String(at300));
      expect(needed("gb50437-elder-beds-40")).toBe(String(at40));
    },
  );

  it("keeps the tiers and editions apart: a stricter standard never covers more", () => {
    const share = (id: string): number =>
      Number(rowsOf.get(id)!.find(({ level }) => level === "all" || level === "province")?.value);
    expect(share("gb50180-5min-sport")).toBeLessThan(share("sport-fitness-circle-1km"));
    expect(share("sport-10min-fitness-circle-zj")).toBeLessThan(
      share("sport-15min-public-service-circle"),
    );
    expect(share("circle-15min-four-classes")).toBeLessThan(
      share("health-15min-public-service-circle"),
    );
  });
});
