import type { UnitOutcome } from "../../core/rules/outcome.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";

/** How a cell of the matrix is drawn: three steps of falling short, a true 0, and no figure. */
export type CellState =
  | "met"
  | "short-10"
  | "short-30"
  | "short-more"
  | "zero"
  | "value-only"
  | "missing"
  | "not-applicable"
  | "waiting";

export interface MatrixCell {
  readonly state: CellState;
  /** The figure alone, in the unit of the column's head; empty where there is none. */
  readonly text: string;
  /** How far from the standard, as a part of it: 0 = met, 1 = all of it. */
  readonly lack: number;
  readonly outcome: UnitOutcome | null;
}

/** Figures of a rule are shares, or amounts in the rule's own unit. */
export function isShare(rule: WrittenRule, level: string): boolean {
  if (rule.kind === "ratio" || rule.kind === "supply") return false;
  return rule.kind !== "exists" || rule.level !== level;
}

/** One rule in one unit as a cell. `undefined` = not evaluated yet. */
export function matrixCell(rule: WrittenRule, outcome: UnitOutcome | undefined): MatrixCell {
  if (outcome === undefined) return { state: "waiting", text: "", lack: 0, outcome: null };
  const { status, value, target, level } = outcome;
  const blank = { text: "", lack: 0, outcome };
  if (status === "off" || status === "not-applicable") {
    return { ...blank, state: "not-applicable" };
  }
  if (status === "undecided") return { ...blank, state: "missing" };
  const share = isShare(rule, level);
  const scale = share ? 100 : 1;
  const digits = digitsOf(rule, share);
  const limit = target === null ? null : target * scale;
  if (status === "value-only" || limit === null) {
    const text = value === null ? "" : honestText(value * scale, null, true, digits);
    return { ...blank, state: value === null ? "missing" : "value-only", text };
  }
  const isMet = status === "met";
  const text =
    value === null
      ? `${isMet ? "≥" : "<"}${trimmed(limit)}`
      : honestText(value * scale, limit, isMet, digits);
  if (isMet) return { ...blank, state: "met", text };
  const lack = value === null ? 0 : lackOf(rule, value, target!);
  if (value === 0) return { state: "zero", text, lack: 1, outcome };
  const state = lack <= 0.1 ? "short-10" : lack <= 0.3 ? "short-30" : "short-more";
  return { state, text, lack, outcome };
}

/** A rule answers down to its own level; below it does not speak of single units. */
export function notSpokenOf(unit: { readonly id: string; readonly level: string }): UnitOutcome {
  return {
    ...{ level: unit.level, unitId: unit.id, status: "not-applicable", value: null, target: null },
    ...{ needed: null, present: null, shortfall: null, demand: 0, people: null, missing: [] },
  };
}

/** Falling short of the least, or above the most, as a part of the standard. */
function lackOf(rule: WrittenRule, value: number, target: number): number {
  if (value < target) return (target - value) / target;
  const most = rule.kind === "exists" ? (rule.atMost ?? target) : target;
  return Math.min(1, most === 0 ? 1 : Math.max(0, value - most) / most);
}

/** Whole per cent and large amounts; one decimal where the standard itself is small. */
function digitsOf(rule: WrittenRule, share: boolean): number {
  if (share || rule.kind === "exists") return 0;
  return rule.kind === "ratio" && rule.atLeast >= 20 ? 0 : 1;
}

const MOST_DIGITS = 6;

/**
 * A figure rounded to `digits`, or to more until rounding neither reaches a limit that the figure
 * falls short of, nor falls short of one it reaches, nor makes a 0 of what is there.
 */
export function honestText(
  value: number,
  limit: number | null,
  isMet: boolean,
  digits: number,
): string {
  for (let more = digits; more < MOST_DIGITS; more++) {
    const text = value.toFixed(more);
    const shown = Number(text);
    const keepsVerdict = limit === null || shown >= limit === (isMet || value >= limit);
    if (keepsVerdict && (shown !== 0 || value === 0)) return text;
  }
  return value.toFixed(MOST_DIGITS);
}

function trimmed(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
