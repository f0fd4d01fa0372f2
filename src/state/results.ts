import type { FeatureCollection } from "geojson";
import { createStore } from "zustand/vanilla";
import type { CoverageSummary } from "../core/access/summary.ts";
import type { CoverageAnswer } from "../core/analysis/question.ts";
import type { Issue } from "../core/base/issue.ts";
import type { Gaps } from "../core/gaps/gap.ts";
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
  readonly gaps: Gaps | null;
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

/** What the site under the pointer would gain, with totals as they would be. */
export interface LiveFigures {
  readonly siteId: string;
  readonly lon: number;
  readonly lat: number;
  /** Pointer, CSS pixels of the map. */
  readonly x: number;
  readonly y: number;
  /** Field → millionths newly covered by this site alone. */
  readonly gained: Readonly<Record<string, number>>;
  /** Field → millionths in reach of this site and covered without it. */
  readonly already: Readonly<Record<string, number>>;
  /** Other sites that are moved with it: they count where they stood until they are put down. */
  readonly carriedAlong: number;
  /** Gaps there would be without this site and are no more with it. */
  readonly gapsClosed: number;
  /** Null where no such rule is on, it does not speak of the place, or lacks a figure. */
  readonly shortfall: LiveShortfall | null;
  /** Field → millionths covered in the unit in focus, with the site where it is now. */
  readonly covered: Readonly<Record<string, number>>;
  readonly total: Readonly<Record<string, number>>;
  readonly gainedCells: readonly number[];
  readonly alreadyCells: readonly number[];
  /** Covered only by the site where it stood: beyond reach while it is in the air. Same array all through a drag. */
  readonly leftCells: readonly number[];
  /** Why the place gains nothing or is doubtful: on water, or the rule does not count the site. */
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
