import { createStore } from "zustand/vanilla";
import type { Issue } from "../core/base/issue.ts";
import type { RuleCatalogue } from "../core/rules/catalogue.ts";
import type { RuleOutcome } from "../core/rules/outcome.ts";

/** What a rule answered, and to what. */
export interface RuleAnswer {
  /** The rule as it was asked, as JSON. */
  readonly rule: string;
  /** The situation it was asked in. */
  readonly situation: number;
  readonly outcome: RuleOutcome;
}

/** The catalogue, and what the rules that are switched on answer. */
export interface RulesState {
  /** Null until it is read. */
  readonly catalogue: RuleCatalogue | null;
  /** Counts changes of date, candidates and facilities: answers to another one are earlier ones. */
  readonly situation: number;
  /** By rule id, the newest there is. */
  readonly outcomes: ReadonlyMap<string, RuleAnswer>;
  /** Null while nothing is evaluated. */
  readonly running: {
    readonly since: number;
    readonly done: number;
    readonly total: number;
  } | null;
  readonly failure: { readonly message: string; readonly issues: readonly Issue[] } | null;
}

export const rulesStore = createStore<RulesState>(() => ({
  catalogue: null,
  situation: 0,
  outcomes: new Map(),
  running: null,
  failure: null,
}));
