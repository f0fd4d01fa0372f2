import { createStore } from "zustand/vanilla";
import type { Comparison } from "../core/analysis/compare-scenarios.ts";
import type { Issue } from "../core/base/issue.ts";
import { DEFAULT_RANGES, type Range } from "../core/sensitivity/parameter.ts";
import type { Sweep } from "../core/sensitivity/sweep.ts";

/** What answers were asked of: the same objects as long as nothing changed. */
export type Situation = readonly unknown[];

/** Scenarios beside each other over several years and all rules, and how firm what they say is. */
export interface BesideState {
  readonly years: readonly number[];
  /** What could not be used of the table of growth. */
  readonly growthIssues: readonly Issue[];
  readonly ranges: readonly Range[];
  readonly byYear: {
    readonly of: Situation;
    readonly ids: readonly string[];
    readonly comparison: Comparison;
  } | null;
  readonly sweep: {
    readonly of: Situation;
    readonly ids: readonly string[];
    readonly sweep: Sweep;
  } | null;
  /** Which of them is under way. */
  readonly running: {
    readonly what: "years" | "sweep";
    readonly done: number;
    readonly total: number;
  } | null;
  readonly failure: {
    readonly what: "years" | "sweep" | "growth";
    readonly message: string;
  } | null;
}

export const PHASE_YEARS = [2025, 2027, 2030, 2035] as const;

export const besideStore = createStore<BesideState>(() => ({
  years: PHASE_YEARS,
  growthIssues: [],
  ranges: DEFAULT_RANGES,
  byYear: null,
  sweep: null,
  running: null,
  failure: null,
}));
