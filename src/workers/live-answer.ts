import { EvaluationContext } from "../core/analysis/evaluation-context.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import { type LiveBasis, liveBasis } from "../core/analysis/live-basis.ts";
import type { Reaches } from "../core/analysis/reaches.ts";
import { countsRegistered } from "../core/analysis/registered-rule.ts";
import { RULE_OPTIONS } from "../core/rules/outcome.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { parseRule } from "../io/plan/parse-rule.ts";

/** Rules as they are while sites are carried about. */
export interface LiveQuestion {
  readonly rules: readonly WrittenRule[];
  /** Keys of the facilities in the hand. */
  readonly sites: readonly string[];
  readonly asOf: string;
  readonly listDate: string;
}

/**
 * What the rules know without the sites. `unitsByNearest`: the unit of a place is that of its
 * nearest populated cell, as whoever carries the sites finds it. Rules that are off are left out;
 * those that cannot be read are not told.
 */
export function liveAnswer(
  inputs: Inputs,
  { rules, sites, asOf, listDate }: LiveQuestion,
  reaches: Reaches,
  unitsByNearest: boolean,
): LiveBasis {
  const facilities = inputs.facilities.filter(({ key }) => !sites.includes(key));
  const contextOver = (over: Inputs) =>
    new EvaluationContext(over, asOf, listDate, RULE_OPTIONS, reaches);
  const parsed = rules.map((rule) => parseRule(rule, null, listDate, {}));
  const read = parsed.flatMap((one) =>
    one.ok && !one.isOff ? [countsRegistered(one.rule, inputs)] : [],
  );
  const byKey = new Map(inputs.facilities.map((facility) => [facility.key, facility]));
  const basis = liveBasis(
    contextOver({ ...inputs, facilities }),
    contextOver(inputs),
    read,
    sites.map((key) => byKey.get(key) ?? null),
    unitsByNearest,
  );
  const unread = rules.filter((_, k) => !parsed[k]!.ok).map(({ id }) => id);
  return { ...basis, untold: [...basis.untold, ...unread] };
}
