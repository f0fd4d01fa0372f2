import { shareText } from "../base/exact.ts";
import { columnOf } from "../facilities/eligible.ts";
import { meetsAll } from "../rules/condition.ts";
import type { UnitOutcome } from "../rules/outcome.ts";
import type { ShareRule } from "../rules/rule.ts";
import { statusOfShare } from "../rules/status.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { KindAnswer } from "./kind-answer.ts";
import type { UnitSums } from "./unit-sums.ts";

/** Of what a unit has, in millionths: with the attribute and without; and how many figures are missing. */
interface Parts {
  having: number;
  others: number;
  unknownHaving: number;
  unknownOthers: number;
}

/** The part of facilities, places or area with an attribute. A unit without any is not judged. */
export function shareAnswer(
  context: EvaluationContext,
  rule: ShareRule,
  sums: UnitSums,
  absent: readonly string[],
): KindAnswer {
  const supply = sums.supplyOf(rule.facility, rule.of);
  const partsOf = new Map<number, Parts>();
  supply.facilities.forEach((facility, k) => {
    const unit = supply.unitOf[k]!;
    const parts = partsOf.get(unit) ?? none();
    partsOf.set(unit, parts);
    const value = supply.values[k]!;
    const has = meetsAll(rule.having, (column) => columnOf(facility, column));
    if (Number.isNaN(value)) parts[has ? "unknownHaving" : "unknownOthers"]++;
    else parts[has ? "having" : "others"] += value;
  });
  const outcome = (level: string, unitId: string, units: readonly number[]): UnitOutcome => {
    const parts = none();
    for (const unit of units) {
      const more = partsOf.get(unit);
      if (more === undefined) continue;
      parts.having += more.having;
      parts.others += more.others;
      parts.unknownHaving += more.unknownHaving;
      parts.unknownOthers += more.unknownOthers;
    }
    const demand = units.reduce((sum, unit) => sum + sums.demandOf(unit), 0);
    const without = parts.unknownHaving + parts.unknownOthers;
    const whole = parts.having + parts.others;
    const head = { level, unitId, target: rule.target, demand };
    const figures = { needed: null, present: null, shortfall: null };
    if (absent.length > 0) {
      const missing = absent;
      return { ...head, ...figures, status: "undecided", value: null, people: null, missing };
    }
    if (whole === 0 && without === 0) {
      const status = "not-applicable";
      return { ...head, ...figures, status, value: null, people: null, missing: [] };
    }
    const status = statusOf(parts, rule.target);
    return {
      ...head,
      ...figures,
      status,
      value: without > 0 ? null : Number(shareText(parts.having, whole)),
      people: status === "met" ? 0 : status === "unmet" ? demand : null,
      missing: without > 0 ? [`${rule.of}-missing:${without}`] : [],
    };
  };
  const { all } = context.inputs.units;
  return {
    facilities: [supply.count],
    ofUnit: (unit) => outcome(rule.level, all[unit]!.id, [unit]),
    ofMany: (level, unitId, _members, units) => outcome(level, unitId, units),
  };
}

function none(): Parts {
  return { having: 0, others: 0, unknownHaving: 0, unknownOthers: 0 };
}

/**
 * Missing figures of those with the attribute can only raise the share, of the others only
 * lower it; without bound, for they may be of any size.
 */
function statusOf(
  { having, others, unknownHaving, unknownOthers }: Parts,
  target: number | null,
): UnitOutcome["status"] {
  const whole = having + others;
  const low = unknownOthers > 0 || whole === 0 ? 0 : having;
  const high = unknownHaving > 0 || whole === 0 ? Math.max(whole, 1) : having;
  return statusOfShare(low, high, Math.max(whole, 1), target);
}
