import { compareCodePoints } from "../base/exact.ts";
import type { RuleChoice, RuleChoices } from "../rules/rule-choice.ts";
import type { Edit } from "./edit.ts";
import type { InputEntry } from "./own-input.ts";

/** The scenario that always exists and has no edits. */
export const BASELINE = "baseline";

/** A named alternative to the baseline; its edits are entries of their own. */
export interface Scenario {
  readonly kind: "scenario";
  readonly id: string;
  /** Position in lists; survives undo of a delete. */
  readonly order: number;
  readonly title: string;
  readonly note: string;
  /** Counts as of 31 December of this year; null = on the question's date. */
  readonly year: number | null;
}

/** One edit in its place in a scenario. */
export interface ScenarioEdit {
  readonly kind: "edit";
  readonly scenario: string;
  /** Unique in its scenario. */
  readonly id: string;
  readonly order: number;
  readonly edit: Edit;
}

export type Entry = Scenario | ScenarioEdit | RuleChoice | InputEntry;

/**
 * What the planner makes: saved, undoable. Derived figures are never in it. Scenarios stand
 * under their id, edits under `scenario/id`, rules under `rule:id`, inputs under `input:id`; order is
 * a field, never the order of keys.
 */
export interface WorkDocument {
  readonly entries: Readonly<Record<string, Entry>>;
}

export const EMPTY_DOCUMENT: WorkDocument = { entries: {} };

/** The entries changed by one step: before and after, null where there was or is none. */
export interface Diff {
  readonly [key: string]: { readonly before: Entry | null; readonly after: Entry | null };
}

export function keyOf(entry: Entry): string {
  switch (entry.kind) {
    case "scenario":
      return entry.id;
    case "edit":
      return `${entry.scenario}/${entry.id}`;
    case "rule":
      return `rule:${entry.id}`;
    case "input":
      return `input:${entry.id}`;
  }
}

export function applyDiff(document: WorkDocument, diff: Diff): WorkDocument {
  return applyDiffs(document, [diff]);
}

/** Many steps on one copy: a long history is gone through at once. */
export function applyDiffs(document: WorkDocument, diffs: readonly Diff[]): WorkDocument {
  const entries = { ...document.entries };
  for (const diff of diffs) {
    for (const [key, { after }] of Object.entries(diff)) {
      if (after === null) delete entries[key];
      else entries[key] = after;
    }
  }
  return { entries };
}

export function reverseDiff(diff: Diff): Diff {
  return Object.fromEntries(
    Object.entries(diff).map(([key, { before, after }]) => [key, { before: after, after: before }]),
  );
}

/** Two steps on the same document as one: first `a`, then `b`. */
export function mergeDiffs(a: Diff, b: Diff): Diff {
  const merged: Record<string, Diff[string]> = { ...a };
  for (const [key, change] of Object.entries(b)) {
    const first = a[key];
    merged[key] = {
      before: first === undefined ? change.before : first.before,
      after: change.after,
    };
  }
  return merged;
}

/** The step that turns one document into another: going back to a version is an edit too. */
export function diffBetween(from: WorkDocument, to: WorkDocument): Diff {
  const diff: Record<string, Diff[string]> = {};
  for (const [key, before] of Object.entries(from.entries)) {
    const after = to.entries[key] ?? null;
    if (JSON.stringify(before) !== JSON.stringify(after)) diff[key] = { before, after };
  }
  for (const [key, after] of Object.entries(to.entries)) {
    if (from.entries[key] === undefined) diff[key] = { before: null, after };
  }
  return diff;
}

/** The document as text, the same for the same content: keys by code point. */
export function documentText({ entries }: WorkDocument): string {
  const sorted = Object.entries(entries).sort(([a], [b]) => compareCodePoints(a, b));
  return JSON.stringify(sorted.map(([, entry]) => entry));
}

/** What the planner did with rules, by rule id. */
export function ruleChoicesOf({ entries }: WorkDocument): RuleChoices {
  const choices = Object.values(entries).filter((entry) => entry.kind === "rule");
  return Object.fromEntries(choices.map((choice) => [choice.id, choice]));
}

/** What the planner brought in, by id. */
export function inputsOf({ entries }: WorkDocument): InputEntry[] {
  return Object.values(entries)
    .filter((entry): entry is InputEntry => entry.kind === "input")
    .sort((a, b) => compareCodePoints(a.id, b.id));
}

/** In list order. */
export function scenariosOf(document: WorkDocument): Scenario[] {
  return Object.values(document.entries)
    .filter((entry): entry is Scenario => entry.kind === "scenario")
    .sort(byOrder);
}

export function scenarioOf(document: WorkDocument, id: string): Scenario | null {
  const entry = document.entries[id];
  return entry?.kind === "scenario" ? entry : null;
}

/** The edits of a scenario in the order they are carried out. */
export function entriesOf(document: WorkDocument, scenario: string): ScenarioEdit[] {
  return Object.values(document.entries)
    .filter((entry): entry is ScenarioEdit => entry.kind === "edit" && entry.scenario === scenario)
    .sort(byOrder);
}

export function planEditsOf(document: WorkDocument, scenario: string): Edit[] {
  return entriesOf(document, scenario).map(({ edit }) => edit);
}

export function editOf(document: WorkDocument, scenario: string, id: string): ScenarioEdit | null {
  const entry = document.entries[`${scenario}/${id}`];
  return entry?.kind === "edit" ? entry : null;
}

function byOrder(
  a: { readonly order: number; readonly id: string },
  b: { readonly order: number; readonly id: string },
): number {
  return a.order - b.order || compareCodePoints(a.id, b.id);
}

/** The diff that puts an entry where there is none. */
export function inserted(entry: Entry): Diff {
  return { [keyOf(entry)]: { before: null, after: entry } };
}

export function removed(entry: Entry): Diff {
  return { [keyOf(entry)]: { before: entry, after: null } };
}

/** Empty where nothing would change. */
export function replaced(before: Entry, after: Entry): Diff {
  return JSON.stringify(before) === JSON.stringify(after)
    ? {}
    : { [keyOf(before)]: { before, after } };
}

/** Puts the list in the wanted order: only entries whose place changes are touched. */
export function reordered<T extends Entry>(list: readonly T[], id: string, to: number): Diff {
  const at = list.findIndex((entry) => entry.id === id);
  if (at < 0) return {};
  const moved = [...list];
  const [entry] = moved.splice(at, 1);
  moved.splice(Math.max(0, Math.min(moved.length, to)), 0, entry!);
  const orders = list.map(({ order }) => order);
  // Equal orders, as two files may hold, are told apart by id: renumber them from the first.
  const orderAt = (k: number): number => (isRising(orders) ? orders[k]! : k + 1);
  return Object.assign(
    {},
    ...moved.map((one, k) => replaced(one, { ...one, order: orderAt(k) })),
  ) as Diff;
}

function isRising(orders: readonly number[]): boolean {
  return orders.every((order, k) => k === 0 || order > orders[k - 1]!);
}
