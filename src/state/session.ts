import { createStore } from "zustand/vanilla";
import type { Projection } from "../core/demand/projection.ts";
import type { RegisteredTable } from "../core/demand/registered.ts";
import type { DistrictSettings } from "../core/districts/district.ts";
import type { RuleTerms } from "../core/rules/rule-in-force.ts";
import { BASELINE } from "../core/scenario/document.ts";
import { type MatrixSettings, OPENING_MATRIX } from "./matrix.ts";
import { OPENING_QUESTION, type QuestionSettings } from "./question-settings.ts";

export type Language = "zh-CN" | "en";
export type RailStep = "data" | "rules" | "result" | "gaps" | "siting" | "scenario" | "present";
export const RAIL_STEPS: readonly RailStep[] = [
  "data",
  "rules",
  "result",
  "gaps",
  "siting",
  "scenario",
  "present",
];

/** What is picked on map or list; its card is open. */
type Selection =
  | { readonly kind: "place"; readonly lon: number; readonly lat: number }
  | { readonly kind: "unit"; readonly id: string }
  | { readonly kind: "facility"; readonly key: string }
  | { readonly kind: "gap"; readonly id: string }
  | { readonly kind: "site"; readonly id: string };

/** What a click on the map does: pick, put a site, measure, or draw ground, an entrance, a link. */
export type MapTool = "select" | "place" | "measure" | "outline" | "entrance" | "link";
export type UnitFilter = "all" | "mountain" | "island" | "mountain-island";
export type SortColumn = "name" | "share" | "uncovered" | "total";

export const RESULT_VIEWS = ["coverage", "fairness", "priority", "profile", "beds"] as const;
export type ResultView = (typeof RESULT_VIEWS)[number];

/** Kept on this machine, not undone. */
export interface SessionState {
  readonly language: Language;
  readonly step: RailStep;
  readonly panelWidth: number | null;
  readonly question: QuestionSettings;
  /** View of the result step. */
  readonly resultView: ResultView;
  readonly level: "county" | "town" | "village";
  readonly filter: UnitFilter;
  readonly sort: { readonly column: SortColumn; readonly descending: boolean };
  /** Facility classes shown on the map. */
  readonly visibleClasses: readonly string[];
  readonly floorPeople: number;
  /** The unit worked on: headline, gaps and path follow it; null = the whole province. */
  readonly focus: string | null;
  readonly camera: { readonly center: readonly [number, number]; readonly zoom: number } | null;
  readonly selection: Selection | null;
  readonly tool: MapTool;
  /** Places clicked with the present tool, in order. */
  readonly trace: readonly (readonly [number, number])[];
  /** Class of the next candidate; follows the question unless chosen. */
  readonly candidateClass: string | null;
  /** Class → metres: candidates nearer to another of their class are flagged. */
  readonly spacingM: Readonly<Record<string, number>>;
  /** Edits picked together with the selected one. */
  readonly marked: readonly string[];
  /** Scenarios beside the baseline in a comparison; empty = the first ones there are. */
  readonly compared: readonly string[];
  /** The scenario step shows the comparison. */
  readonly isComparing: boolean;
  /** The plain view for a hall. */
  readonly isPresenting: boolean;
  /** Presenting with the baseline over the left half. */
  readonly isSwiping: boolean;
  /** The scenario worked on; map, results and ledger follow it. */
  readonly scenario: string;
  readonly matrix: MatrixSettings;
  /** How districts of elders are drawn up; null = the usual way, not drawn yet. */
  readonly districts: DistrictSettings | null;
  /** Registered people that were loaded, and the file they came from. */
  readonly registered: { readonly file: string; readonly table: RegisteredTable } | null;
  /** Growth that was loaded: what people of later years are in a comparison over years. */
  readonly projection: Projection | null;
}

export const OPENING_SESSION: SessionState = {
  language: "zh-CN",
  step: "result",
  panelWidth: null,
  question: OPENING_QUESTION,
  resultView: "coverage",
  level: "county",
  filter: "all",
  sort: { column: "share", descending: false },
  visibleClasses: ["elder", "nursery", "clinic", "sport"],
  floorPeople: 0,
  focus: null,
  camera: null,
  selection: null,
  tool: "select",
  trace: [],
  candidateClass: null,
  spacingM: {},
  marked: [],
  compared: [],
  isComparing: false,
  isPresenting: false,
  isSwiping: false,
  scenario: BASELINE,
  matrix: OPENING_MATRIX,
  districts: null,
  registered: null,
  projection: null,
};

export const sessionStore = createStore<SessionState>(() => OPENING_SESSION);

/** Changes what is asked; the rest of the question stays, but another class has its own filter. */
export function ask(change: Partial<QuestionSettings>): void {
  const ofClass = change.facilityClass === undefined ? {} : { filter: null };
  sessionStore.setState(({ question }) => ({ question: { ...question, ...ofClass, ...change } }));
}

/** Changes how the matrix of rules is looked at. */
export function setMatrix(change: Partial<MatrixSettings>): void {
  sessionStore.setState(({ matrix }) => ({ matrix: { ...matrix, ...change } }));
}

/** Changes the terms that all rules are held to. */
export function setTerms(change: Partial<RuleTerms>): void {
  sessionStore.setState(({ matrix }) => ({
    matrix: { ...matrix, terms: { ...matrix.terms, ...change } },
  }));
}
