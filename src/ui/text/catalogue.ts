import type { BESIDE_TEXT } from "./areas/beside.ts";
import type { COMPARE_TEXT } from "./areas/compare.ts";
import type { DATA_TEXT } from "./areas/data.ts";
import type { FAIRNESS_TEXT } from "./areas/fairness.ts";
import { FRAME_TEXT } from "./areas/frame.ts";
import { GAPS_TEXT } from "./areas/gaps.ts";
import type { HELP_TEXT } from "./areas/help.ts";
import type { IMPORT_TEXT } from "./areas/import.ts";
import { LEGEND_TEXT } from "./areas/legend.ts";
import type { PRESENT_TEXT } from "./areas/present.ts";
import type { PROJECT_TEXT } from "./areas/project.ts";
import { RESULT_TEXT } from "./areas/result.ts";
import type { RULES_TEXT } from "./areas/rules.ts";
import type { SCENARIO_TEXT } from "./areas/scenario.ts";
import { SEARCH_TEXT } from "./areas/search.ts";
import { SITING_TEXT } from "./areas/siting.ts";
import { WHY_TEXT } from "./areas/why.ts";
import type { TextArea } from "./text-area.ts";

/** Texts of the first screen by area; a key is `area.name`. */
export const FIRST_TEXTS = {
  frame: FRAME_TEXT,
  result: RESULT_TEXT,
  gaps: GAPS_TEXT,
  why: WHY_TEXT,
  legend: LEGEND_TEXT,
  siting: SITING_TEXT,
  search: SEARCH_TEXT,
} as const;

/** Texts that arrive with the part of the screen that shows them: see `lazyPart`. */
interface LaterTexts {
  readonly rules: typeof RULES_TEXT;
  readonly scenario: typeof SCENARIO_TEXT;
  readonly present: typeof PRESENT_TEXT;
  readonly beside: typeof BESIDE_TEXT;
  readonly compare: typeof COMPARE_TEXT;
  readonly project: typeof PROJECT_TEXT;
  readonly data: typeof DATA_TEXT;
  readonly fairness: typeof FAIRNESS_TEXT;
  readonly import: typeof IMPORT_TEXT;
  readonly help: typeof HELP_TEXT;
}

export type LaterArea = keyof LaterTexts;

export const LATER_TEXTS: { readonly [A in LaterArea]: () => Promise<TextArea> } = {
  rules: async () => (await import("./areas/rules.ts")).RULES_TEXT,
  scenario: async () => (await import("./areas/scenario.ts")).SCENARIO_TEXT,
  present: async () => (await import("./areas/present.ts")).PRESENT_TEXT,
  fairness: async () => (await import("./areas/fairness.ts")).FAIRNESS_TEXT,
  beside: async () => (await import("./areas/beside.ts")).BESIDE_TEXT,
  compare: async () => (await import("./areas/compare.ts")).COMPARE_TEXT,
  project: async () => (await import("./areas/project.ts")).PROJECT_TEXT,
  data: async () => (await import("./areas/data.ts")).DATA_TEXT,
  help: async () => (await import("./areas/help.ts")).HELP_TEXT,
  import: async () => (await import("./areas/import.ts")).IMPORT_TEXT,
};

type Areas = typeof FIRST_TEXTS & LaterTexts;

/** `frame.zoomIn` and so on: a key that does not exist does not compile. */
export type TextKey = {
  [A in keyof Areas]: `${A & string}.${keyof Areas[A] & string}`;
}[keyof Areas];
