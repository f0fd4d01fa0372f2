import type { Evaluation } from "../../core/analysis/evaluate-rule.ts";
import type { EvaluationContext } from "../../core/analysis/evaluation-context.ts";
import { filtersOf } from "../../core/analysis/missing-data.ts";
import { compareCodePoints } from "../../core/base/exact.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import { eligibleFacilities, reasonAgainst } from "../../core/facilities/eligible.ts";
import type { Rule } from "../../core/rules/rule.ts";

/** Notes which facilities a rule does not count and why, which were imputed, and which stand on water. */
export function noteFacilities(
  { inputs, asOf }: EvaluationContext,
  rule: Rule,
  { outcome, cells }: Evaluation,
  log: IssueLog,
): void {
  if (outcome.facilities.length === 0) return;
  const key = rule.id;
  for (const filter of filtersOf(rule)) {
    for (const facility of inputs.facilities) {
      if (facility.class !== filter.class) continue;
      const reason = reasonAgainst(facility, filter, asOf);
      if (reason === null) continue;
      const message = `${rule.id} does not count facilities of ${filter.class}: ${reason}`;
      log.add("note", "facilities-excluded", message, { key, value: facility.key });
    }
  }
  if (rule.kind === "ratio" && rule.facility.levels === undefined) {
    const { facilities } = eligibleFacilities(inputs.facilities, rule.facility, asOf);
    const levels = [...new Set(facilities.map(({ level }) => level ?? ""))].sort(compareCodePoints);
    if (levels.length > 1) {
      const message = `${rule.id} adds up facilities of several levels; name facility.levels where one holds what another does`;
      for (const level of levels)
        log.add("warning", "levels-summed", message, { key, value: level });
    }
  }
  const imputed = outcome.facilities.reduce((sum, count) => sum + count.imputed, 0);
  if (imputed > 0) {
    const message = `${rule.id} takes the median capacity where it is missing`;
    log.add("note", "capacity-imputed", message, { key, value: String(imputed) });
  }
  const snapped = cells?.decision.places.filter((place) => place.snapped).length ?? 0;
  if (snapped > 0) {
    log.add(
      "note",
      "snapped-to-land",
      "facilities on water took the nearest shore within 1,000 m",
      { key, value: String(snapped) },
    );
  }
}
