import { DATA_TEXT } from "./areas/data.ts";
import { FRAME_TEXT } from "./areas/frame.ts";
import { GAPS_TEXT } from "./areas/gaps.ts";
import { HELP_TEXT } from "./areas/help.ts";
import { IMPORT_TEXT } from "./areas/import.ts";
import { LEGEND_TEXT } from "./areas/legend.ts";
import { PRESENT_TEXT } from "./areas/present.ts";
import { RESULT_TEXT } from "./areas/result.ts";
import { RULES_TEXT } from "./areas/rules.ts";
import { SCENARIO_TEXT } from "./areas/scenario.ts";
import { SEARCH_TEXT } from "./areas/search.ts";
import { SITING_TEXT } from "./areas/siting.ts";
import { WHY_TEXT } from "./areas/why.ts";

/** Every text of the app by area; a key is `area.name`. */
export const CATALOGUE = {
  frame: FRAME_TEXT,
  result: RESULT_TEXT,
  rules: RULES_TEXT,
  gaps: GAPS_TEXT,
  why: WHY_TEXT,
  legend: LEGEND_TEXT,
  siting: SITING_TEXT,
  scenario: SCENARIO_TEXT,
  present: PRESENT_TEXT,
  data: DATA_TEXT,
  import: IMPORT_TEXT,
  search: SEARCH_TEXT,
  help: HELP_TEXT,
} as const;

type Areas = typeof CATALOGUE;

/** `frame.zoomIn` and so on: a key that does not exist does not compile. */
export type TextKey = {
  [A in keyof Areas]: `${A & string}.${keyof Areas[A] & string}`;
}[keyof Areas];
