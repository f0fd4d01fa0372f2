import type { QuestionSettings } from "../../state/question-settings.ts";
import type { Language } from "../../state/session.ts";
import { cutoffText } from "../text/format.ts";
import { classText, fieldText } from "../text/names.ts";
import type { Translate } from "../text/translate.ts";

/** 养老 · 1,000 m 内 */
export function questionTitle(
  t: Translate,
  question: QuestionSettings,
  language: Language,
): string {
  const reach = cutoffText(question.cutoff, question.speedMps, language);
  return `${classText(t, question.facilityClass)} · ${t("result.within", { reach })}`;
}

/** 10 床及以上 · 直线距离 · 60 岁及以上 */
export function questionBasis(t: Translate, question: QuestionSettings): string {
  const filter = t(question.facilityClass === "elder" ? "result.elderFilter" : "result.allFilter");
  return [filter, t("result.straight"), fieldText(t, question.field)].join(" · ");
}
