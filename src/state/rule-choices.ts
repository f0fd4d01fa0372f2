import type { ChoiceChange, RuleChoices } from "../core/rules/rule-choice.ts";
import { type Diff, keyOf, ruleChoicesOf, type WorkDocument } from "../core/scenario/document.ts";
import { dispatch } from "./document.ts";

const known = new WeakMap<WorkDocument, RuleChoices>();

/** What the planner did with rules; the same object for the same document. */
export function choicesIn({ document }: { readonly document: WorkDocument }): RuleChoices {
  let choices = known.get(document);
  if (choices === undefined) {
    choices = ruleChoicesOf(document);
    known.set(document, choices);
  }
  return choices;
}

/** Carries out changes of rules as one step to undo. */
export function chooseRules(changes: readonly ChoiceChange[]): void {
  const diff: Record<string, Diff[string]> = {};
  for (const { before, after } of changes) {
    const entry = after ?? before;
    if (entry !== null) diff[keyOf(entry)] = { before, after };
  }
  dispatch(diff, { history: "record" });
}

/**
 * Whether two documents come to the same figures but for rules, and for inputs, which are answered
 * for when they are in play: names, notes and the order of scenarios change none.
 */
export function isSameBesideRules(a: WorkDocument, b: WorkDocument): boolean {
  return isWithin(a, b) && isWithin(b, a);
}

const IN_TIME = ["rule", "input"];

function isWithin(a: WorkDocument, b: WorkDocument): boolean {
  return Object.entries(a.entries).every(([key, entry]) => {
    const other = b.entries[key];
    if (IN_TIME.includes(entry.kind) || other === entry) return true;
    return entry.kind === "scenario" && other?.kind === "scenario" && entry.year === other.year;
  });
}
