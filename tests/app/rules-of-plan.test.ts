import { describe, expect, it } from "vitest";
import { choicesOfPlan } from "../../src/app/rules-of-plan.ts";
import { workOfPlan } from "../../src/app/work-of-plan.ts";
import { listRules } from "../../src/core/rules/rule-choice.ts";
import type { WrittenRule } from "../../src/core/rules/written-rule.ts";
import { catalogueOf, entryOf } from "../rules/sample-entry.ts";

const CATALOGUE = catalogueOf(entryOf("a", {}, { startsOn: true }), entryOf("b"), entryOf("c"));

function states(rules: readonly WrittenRule[]): string[] {
  const choices = choicesOfPlan(CATALOGUE, rules);
  const byId = Object.fromEntries(choices.map((choice) => [choice.id, choice]));
  return listRules(CATALOGUE, byId).map(
    ({ entry, isOn, origin }) => `${entry.rule.id} ${isOn ? "on" : "off"} ${origin}`,
  );
}

describe("the rules of a plan on the screen", () => {
  it("are on, and all others off", () => {
    expect(states([entryOf("b").rule])).toEqual([
      "a off catalogue",
      "b on catalogue",
      "c off catalogue",
    ]);
    expect(states([entryOf("a").rule])[0]).toBe("a on catalogue");
  });

  it("are the catalogue's in any order of keys, edited where they differ, own where unknown", () => {
    const { id, kind, ...rest } = entryOf("b").rule as unknown as Record<string, unknown>;
    const turned = { ...rest, kind, id } as unknown as WrittenRule;
    const changed = { ...entryOf("c").rule, target: 0.5 } as WrittenRule;
    const own = { ...entryOf("own").rule, enabled: false } as WrittenRule;
    expect(states([turned, changed, own])).toEqual([
      "a off catalogue",
      "b on catalogue",
      "c on edited",
      "own off own",
    ]);
  });

  it("need no choice where the plan says what the catalogue says", () => {
    expect(choicesOfPlan(CATALOGUE, [entryOf("a").rule])).toEqual([]);
  });
});

describe("a plan with a question and rules", () => {
  const plan = (rules: readonly unknown[]) =>
    JSON.stringify({ fuwuquan: 1, asOf: "2025-06-01", region: "zhejiang", rules });
  const question = { ...entryOf("elder-1000m").rule };

  it("opens with its first rule as the question, filter included, the others in the matrix", () => {
    const work = workOfPlan(plan([question, entryOf("b").rule]), CATALOGUE);
    expect(work?.question).toMatchObject({ facilityClass: "elder", filter: { class: "elder" } });
    expect(work?.entries.map((entry) => `${entry.kind} ${entry.id}`)).toEqual(["rule a", "rule b"]);
  });

  it("does not open without a first rule that the map can ask, or rules without a catalogue", () => {
    expect(workOfPlan(plan([]), CATALOGUE)).toBeNull();
    expect(workOfPlan(plan([{ ...question, k: 2 }]), CATALOGUE)).toBeNull();
    expect(workOfPlan(plan([question, entryOf("b").rule]), null)).toBeNull();
    expect(workOfPlan(plan([question]), null)).not.toBeNull();
  });

  it("opens with its registered people, columns as it names them, and its one division", () => {
    const given = (options: object) =>
      JSON.stringify({
        ...(JSON.parse(plan([question])) as object),
        inputs: { registered: { path: "户籍.xlsx", sheet: "2024", columns: { unit: "县" } } },
        options,
      });
    const district = { unit: "330127", target: 8000, bedsPer10000: 350 };
    const work = workOfPlan(given({ districts: [district] }), CATALOGUE);
    expect(work?.registered).toEqual({
      path: "户籍.xlsx",
      source: { sheet: "2024", columns: { unit: "县" } },
    });
    expect(work?.districts).toEqual({
      ...{ unitId: "330127", mainUrban: false, from: "cell", target: 8000 },
      ...{ tolerance: 0.2, bedsPerTenThousand: 350 },
    });
    expect(workOfPlan(given({ districts: [district, district] }), CATALOGUE)).toBeNull();
    expect(workOfPlan(plan([question]), CATALOGUE)).toMatchObject({
      registered: null,
      districts: null,
    });
  });
});
