import { describe, expect, it } from "vitest";
import {
  addRule,
  type ChoiceChange,
  editRule,
  exportRules,
  importRules,
  listRules,
  type RuleChoices,
  removeRule,
  switchRule,
} from "../../src/core/rules/rule-choice.ts";
import { valueAt, withValueAt } from "../../src/core/rules/rule-paths.ts";
import {
  applyDiff,
  EMPTY_DOCUMENT,
  keyOf,
  reverseDiff,
  ruleChoicesOf,
} from "../../src/core/scenario/document.ts";
import { catalogueOf, entryOf } from "../rules/sample-entry.ts";

const CATALOGUE = catalogueOf(entryOf("a", {}, { startsOn: true }), entryOf("b"));

function carriedOut(choices: RuleChoices, ...changes: readonly ChoiceChange[]): RuleChoices {
  const next: Record<string, RuleChoices[string]> = { ...choices };
  for (const { id, after: choice } of changes) {
    if (choice === null) delete next[id];
    else next[id] = choice;
  }
  return next;
}

const states = (choices: RuleChoices) =>
  listRules(CATALOGUE, choices).map(
    ({ entry, isOn, origin }) => `${entry.rule.id} ${isOn ? "on" : "off"} ${origin}`,
  );
const listed = (choices: RuleChoices, id: string) =>
  listRules(CATALOGUE, choices).find(({ entry }) => entry.rule.id === id)!;

describe("the rules as the planner has them", () => {
  it("start as the catalogue says", () => {
    expect(states({})).toEqual(["a on catalogue", "b off catalogue"]);
  });

  it("are switched without being edited", () => {
    const off = carriedOut({}, switchRule({}, listed({}, "a"), false));
    expect(states(off)).toEqual(["a off catalogue", "b off catalogue"]);
    expect(states(carriedOut(off, switchRule(off, listed(off, "a"), true)))[0]).toBe(
      "a on catalogue",
    );
  });

  it("are marked when edited, keep their switch, and come back as they were", () => {
    const changed = { ...entryOf("a"), rule: withValueAt(entryOf("a").rule, "cutoff.m", 500) };
    const edited = carriedOut({}, editRule(CATALOGUE, {}, listed({}, "a"), changed));
    expect(states(edited)[0]).toBe("a on edited");
    expect(valueAt(listed(edited, "a").entry.rule, "cutoff.m")).toBe(500);
    const unmarked = editRule(CATALOGUE, edited, listed(edited, "a"), listed({}, "a").entry);
    expect(states(carriedOut(edited, unmarked))[0]).toBe("a on catalogue");
    const restored = carriedOut(edited, removeRule(edited, listed(edited, "a")));
    expect(states(restored)[0]).toBe("a on catalogue");
    expect(valueAt(listed(restored, "a").entry.rule, "cutoff.m")).toBe(1000);
  });

  it("gain own rules at the end, under an id that is free, and lose them again", () => {
    const one = carriedOut({}, addRule(CATALOGUE, {}, entryOf("a")));
    const two = carriedOut(one, addRule(CATALOGUE, one, entryOf("own")));
    expect(states(two)).toEqual(["a on catalogue", "b off catalogue", "a-2 on own", "own on own"]);
    const removal = removeRule(two, listed(two, "a-2"));
    expect(removal.after).toBeNull();
    const gone = carriedOut(two, removal);
    expect(states(gone)).toEqual(["a on catalogue", "b off catalogue", "own on own"]);
  });

  it("come back from their own file as they were", () => {
    const changed = { ...entryOf("b"), rule: withValueAt(entryOf("b").rule, "cutoff.m", 500) };
    const edited = carriedOut({}, editRule(CATALOGUE, {}, listed({}, "b"), changed));
    const all = carriedOut(
      edited,
      addRule(CATALOGUE, edited, entryOf("own", {}, { document: "x" })),
    );
    const file = exportRules(listRules(CATALOGUE, all));
    expect(Object.keys(file.documents)).toEqual(["plan", "x"]);
    const read = carriedOut({}, ...importRules(CATALOGUE, {}, file));
    // `a` says what the catalogue says: it is no edit.
    expect(states(read)).toEqual(["a on catalogue", "b on edited", "own on own"]);
  });

  it("are part of the document: one step to undo", () => {
    const { before, after: choice } = switchRule({}, listed({}, "b"), true);
    const diff = { [keyOf(choice!)]: { before, after: choice } };
    const document = applyDiff(EMPTY_DOCUMENT, diff);
    expect(states(ruleChoicesOf(document))).toEqual(["a on catalogue", "b on catalogue"]);
    expect(applyDiff(document, reverseDiff(diff))).toEqual(EMPTY_DOCUMENT);
  });
});

describe("a key path of a rule", () => {
  const { rule } = entryOf("a");

  it("is read, set, made and taken away without touching the rule it came from", () => {
    const text = JSON.stringify(rule);
    expect(valueAt(rule, "cutoff.m")).toBe(1000);
    expect(valueAt(rule, "scope.area")).toBeUndefined();
    const scoped = withValueAt(rule, "scope.area", "main-urban");
    expect(valueAt(scoped, "scope.area")).toBe("main-urban");
    // Where nothing is left of a part, the part goes too.
    expect(withValueAt(scoped, "scope.area", null)).toEqual(rule);
    expect(valueAt(withValueAt(rule, "facility.levels", ["x"]), "facility")).toEqual({
      class: "elder",
      levels: ["x"],
    });
    expect(JSON.stringify(rule)).toBe(text);
  });
});
