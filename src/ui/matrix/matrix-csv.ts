import type { RuleTerms } from "../../core/rules/rule-in-force.ts";
import type { RuleMatrix } from "../../state/select/rule-matrix.ts";
import type { Language } from "../../state/session.ts";
import { missingText, spoken } from "../text/rule-text.ts";
import type { Translate } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";

const HEAD = [
  "unit_id",
  "unit_name",
  "level",
  "rule",
  "rule_name",
  "value",
  "target",
  "status",
  "needed",
  "present",
  "shortfall",
  "missing",
  "demand",
  "basis",
  "elder_age",
  "target_year",
  "edition",
  "source",
];

/** The matrix as rows of text, one for each unit and rule, in the order of the screen. */
export function matrixTable(
  t: Translate,
  { rows, columns }: RuleMatrix,
  terms: RuleTerms,
  language: Language,
): string[][] {
  const text = (value: number | null | undefined): string => (value == null ? "" : String(value));
  const lines = rows.flatMap(({ unit, cells }) =>
    columns.map(({ rule, inForce, isEarlier }, k) => {
      const outcome = cells[k]!.outcome;
      const status = isEarlier || outcome === null ? "" : outcome.status;
      return [
        unit.id,
        unitName(unit, language),
        unit.level,
        inForce.id,
        spoken(rule.entry.short, language),
        text(outcome?.value),
        text(outcome?.target),
        status,
        text(outcome?.needed),
        text(outcome?.present),
        text(outcome?.shortfall),
        (outcome?.missing ?? []).map((code) => missingText(t, code)).join("; "),
        inForce.demand ?? "",
        inForce.basis ?? "",
        terms.elderAge,
        text(terms.year ?? rule.entry.targetYear),
        inForce.edition ?? "",
        inForce.source ?? "",
      ];
    }),
  );
  return [HEAD, ...lines];
}
