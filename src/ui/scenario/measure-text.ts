import type { Measure } from "../../core/scenario/edit.ts";
import type { TextKey } from "../text/catalogue.ts";
import type { Translate } from "../text/translate.ts";

const MEASURE_TEXT = {
  new: "scenario.measureNew",
  extension: "scenario.measureExtension",
  conversion: "scenario.measureConversion",
  mobile: "scenario.measureMobile",
  shuttle: "scenario.measureShuttle",
  closure: "scenario.measureClosure",
  merger: "scenario.measureMerger",
} as const satisfies Readonly<Record<Measure, TextKey>>;

/** How a change is carried out: 新建, 扩建 and so on. */
export function measureText(t: Translate, measure: Measure): string {
  return t(MEASURE_TEXT[measure]);
}
