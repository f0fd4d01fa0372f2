import type { FeatureCollection } from "geojson";
import { createStore } from "zustand/vanilla";
import type { Comparison } from "../core/analysis/compare-scenarios.ts";
import type { CoverageAnswer } from "../core/analysis/question.ts";
import type { TracedGaps } from "../core/gaps/traced-gaps.ts";

/** How two scenarios stand on the map: cut, side by side, or as their difference. */
export type CompareView = "swipe" | "side" | "difference";

/** Scenarios beside each other under the present question; the first is the reference. */
export interface ComparisonState {
  readonly view: CompareView;
  /** Where the cut stands, 0 at the left edge to 1 at the right. */
  readonly cut: number;
  /** Null before the first figures. */
  readonly result: { readonly ids: readonly string[]; readonly comparison: Comparison } | null;
  /** The reference cell by cell, for its half of the map. */
  readonly reference: CoverageAnswer | null;
  /** Gaps and circles of the reference, for the same. */
  readonly gaps: TracedGaps | null;
  readonly circles: FeatureCollection | null;
  readonly isRunning: boolean;
  readonly failure: string | null;
}

export const comparisonStore = createStore<ComparisonState>(() => ({
  view: "swipe",
  cut: 0.5,
  result: null,
  reference: null,
  gaps: null,
  circles: null,
  isRunning: false,
  failure: null,
}));
