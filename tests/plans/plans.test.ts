import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runPlanFile } from "../../scripts/cli/analyse.ts";

const FOLDER = join(import.meta.dirname, "../../data/plans");
const PLANS = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

/** The parts of summary.json that the totals are checked by. */
interface Summary {
  readonly scenarios: readonly {
    readonly id: string;
    readonly rules: readonly {
      readonly id: string;
      readonly status: string;
      readonly missing: readonly string[];
      /** Null for kinds decided by unit. */
      readonly total: Sums | null;
      readonly covered: Sums | null;
      readonly uncovered: Sums | null;
      readonly gaps: {
        readonly people: number;
        readonly belowFloor: { readonly people: number };
      } | null;
    }[];
  }[];
}
type Sums = Readonly<Record<string, number>>;

describe.each(PLANS)("data/plans/%s", (name) => {
  let summary: Summary;
  let issues: readonly { readonly severity: string }[];

  beforeAll(async () => {
    const run = await runPlanFile(join(FOLDER, name), "all");
    issues = run.issues;
    const file = run.ok ? run.files.find((one) => one.name === "summary.json") : undefined;
    if (file !== undefined) summary = JSON.parse(new TextDecoder().decode(file.bytes));
  }, 120_000);

  it("runs without an error or a warning", () => {
    expect(issues.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(summary.scenarios.length).toBeGreaterThan(0);
  });

  it("decides every rule whose data is there, and leaves a reason with the others", () => {
    for (const { rules } of summary.scenarios) {
      for (const { id, status, missing } of rules) {
        const isDecided = ["met", "unmet", "value-only"].includes(status);
        expect(isDecided ? [] : missing, id).toEqual(isDecided ? [] : ["no-registered-population"]);
      }
    }
  });

  it("covers some and not all", () => {
    for (const { id, total, covered } of coverages()) {
      expect(covered.people, id).toBeGreaterThan(0);
      expect(covered.people, id).toBeLessThan(total.people!);
    }
  });

  it("counts everyone once: covered, in a gap, or in one below the floor", () => {
    for (const { id, total, covered, uncovered, gaps } of coverages()) {
      for (const field of Object.keys(total)) {
        expect(covered[field]! + uncovered[field]!, `${id} ${field}`).toBe(total[field]);
      }
      if (gaps === null) continue;
      expect(covered.people! + gaps.people + gaps.belowFloor.people, id).toBe(total.people);
    }
  });

  it("covers no fewer with longer times or more sites", () => {
    const [baseline, ...others] = summary.scenarios;
    const coveredBy = (id: string) => baseline!.rules.find((rule) => rule.id === id)?.covered;
    for (const { id, covered } of baseline!.rules) {
      if (covered === null) continue;
      const longer = coveredBy(id.replace("10min", "15min"))!;
      expect(longer.people, id).toBeGreaterThanOrEqual(covered.people!);
    }
    let before = baseline!;
    for (const scenario of others) {
      scenario.rules.forEach(({ covered }, k) => {
        expect(covered!.people, scenario.id).toBeGreaterThan(before.rules[k]!.covered!.people!);
      });
      before = scenario;
    }
  });

  /** Rules that are decided cell by cell. */
  function coverages() {
    return summary.scenarios.flatMap(({ rules }) =>
      rules.flatMap(({ id, total, covered, uncovered, gaps }) =>
        total === null || covered === null || uncovered === null
          ? []
          : [{ id, total, covered, uncovered, gaps }],
      ),
    );
  }
});
