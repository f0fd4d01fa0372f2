import type { FeatureCollection } from "geojson";
import { createStore } from "zustand/vanilla";
import type { CoverageSummary } from "../core/access/summary.ts";
import type { LiveRuleFigure } from "../core/analysis/live-rules.ts";
import type { CoverageAnswer } from "../core/analysis/question.ts";
import type { Issue } from "../core/base/issue.ts";
import type { TracedGaps } from "../core/gaps/traced-gaps.ts";
import { BASELINE } from "../core/scenario/document.ts";
import type { QuestionSettings } from "./question-settings.ts";

/** Progress of work under way; null where its length is not known. */
interface Running {
  readonly since: number;
  readonly share: number | null;
}

/** Figures of a question. `settings` are the ones they answer, which may be older than the screen's. */
export interface ResultState {
  /** What the figures below answer; null before any. */
  readonly settings: QuestionSettings | null;
  /** The scenario they answer. */
  readonly scenario: string;
  readonly summaries: readonly CoverageSummary[];
  /** The same question for the baseline on the question's date: the 现状 column. */
  readonly baseline: readonly CoverageSummary[];
  /** Null while only the first figures are known. */
  readonly answer: CoverageAnswer | null;
  readonly gaps: TracedGaps | null;
  readonly circles: FeatureCollection | null;
  readonly running: Running | null;
  readonly failure: { readonly message: string; readonly issues: readonly Issue[] } | null;
  /** Figures of the moment while a site is dragged; null otherwise. */
  readonly live: LiveFigures | null;
}

/** Places short in the county, city or province under the pointer by a rule of places per people. */
interface LiveShortfall {
  readonly ruleId: string;
  readonly unitId: string;
  readonly without: number;
  readonly now: number;
}

/** The other rules that are on, with the sites in the hand where they are. */
interface LiveOthers {
  /** Figures that differ from those without the sites, in the order of the rules. */
  readonly changed: readonly LiveRuleFigure[];
  readonly same: number;
  /** Rules that are told only once the sites are put down, or lack data. */
  readonly untold: number;
  /** Rules the worker has not answered for yet in this drag. */
  readonly waiting: number;
}

/** What the site under the pointer, and those carried with it, would gain, with totals as they would be. */
export interface LiveFigures {
  readonly siteId: string;
  /** Facility keys of all in the hand; the same array all through a drag. */
  readonly inHand: readonly string[];
  readonly lon: number;
  readonly lat: number;
  /** Pointer, CSS pixels of the map. */
  readonly x: number;
  readonly y: number;
  /** Field → millionths newly covered by these sites alone. */
  readonly gained: Readonly<Record<string, number>>;
  /** Field → millionths in reach of these sites and covered without them. */
  readonly already: Readonly<Record<string, number>>;
  /** Gaps there would be without these sites and are no more with them. */
  readonly gapsClosed: number | null;
  /** Null where no such rule is on, it does not speak of the place, or lacks a figure. */
  readonly shortfall: LiveShortfall | null;
  /** Null where they cannot be asked for. */
  readonly rules: LiveOthers | null;
  /** Field → millionths covered in the unit in focus, with the sites where they are now. */
  readonly covered: Readonly<Record<string, number>>;
  readonly total: Readonly<Record<string, number>>;
  readonly gainedCells: readonly number[];
  readonly alreadyCells: readonly number[];
  /** Covered only by the sites where they stood: beyond reach while they are in the air. Same array all through a drag. */
  readonly leftCells: readonly number[];
  /** Why the places gain nothing: all on water, or the rule counts none of the sites. */
  readonly doubt: "water" | "not-counted" | null;
}

export const resultStore = createStore<ResultState>(() => ({
  settings: null,
  scenario: BASELINE,
  summaries: [],
  baseline: [],
  answer: null,
  gaps: null,
  circles: null,
  running: null,
  failure: null,
  live: null,
}));
