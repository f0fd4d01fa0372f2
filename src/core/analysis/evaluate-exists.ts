import { microText, shareText } from "../base/exact.ts";
import { meetsAll } from "../rules/condition.ts";
import type { RuleStatus, UnitOutcome } from "../rules/outcome.ts";
import type { ExistsRule } from "../rules/rule.ts";
import { statusOfShare } from "../rules/status.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { type KindAnswer, missingOf, sumOrNull } from "./kind-answer.ts";
import { absentClasses, filtersOf } from "./missing-data.ts";
import type { UnitSums } from "./unit-sums.ts";

/** Whether each unit has its facilities, or its sets of them. */
export function existsAnswer(
  context: EvaluationContext,
  rule: ExistsRule,
  sums: UnitSums,
  absent: readonly string[],
): KindAnswer {
  const filters = filtersOf(rule);
  const supplies = filters.map((filter) => sums.supplyOf(filter, "count"));
  const counts = supplies.map(({ unitOf }) => {
    const count = new Map<number, number>();
    for (const unit of unitOf) count.set(unit, (count.get(unit) ?? 0) + 1);
    return count;
  });
  const absentNames = new Set(absentClasses(context, rule));
  /** Sets that might be there: the data has no facility of their class. */
  const unseen = filters.filter((filter) => absentNames.has(filter.class)).length;
  const { all } = context.inputs.units;
  const ofUnit = (unit: number): UnitOutcome => {
    const has = counts.map((count) => count.get(unit) ?? 0);
    const stock = { demand: sums.demandOf(unit), has, isAsked: isAsked(rule, sums, unit) };
    return existsOfUnit(rule, all[unit]!.id, stock, unseen, absent);
  };
  const ofMany: KindAnswer["ofMany"] = (level, unitId, members) => {
    const met = members.filter(({ status }) => status === "met").length;
    const open = members.filter(({ status }) => status === "undecided").length;
    return {
      level,
      unitId,
      status: statusOfShare(met, met + open, members.length, rule.target),
      value: open > 0 ? null : Number(shareText(met, members.length)),
      target: rule.target,
      needed: sumOrNull(members.map((member) => member.needed)),
      present: sumOrNull(members.map((member) => member.present)),
      shortfall: sumOrNull(members.map((member) => member.shortfall)),
      demand: members.reduce((sum, member) => sum + member.demand, 0),
      people: sumOrNull(members.map((member) => member.people)),
      missing: missingOf(members),
    };
  };
  return { facilities: supplies.map(({ count }) => count), ofUnit, ofMany };
}

/** Facilities that a unit has by each of the rule's filters. */
export interface ExistsStock {
  readonly demand: number;
  readonly has: readonly number[];
  readonly isAsked: boolean;
}

/** One unit of the rule's level. `unseen`: sets that may be there, but the data has no such class. */
export function existsOfUnit(
  rule: ExistsRule,
  unitId: string,
  { demand, has, isAsked }: ExistsStock,
  unseen: number,
  absent: readonly string[],
): UnitOutcome {
  const needed = rule.atLeast ?? has.length;
  const value = rule.allOf === null ? has[0]! : has.filter((n) => n > 0).length;
  const status = isAsked ? statusOf(rule, value, needed, unseen) : "not-applicable";
  const isKnown = status === "met" || status === "unmet";
  return {
    level: rule.level,
    unitId,
    status,
    value: isKnown ? value : null,
    target: needed,
    needed: status === "not-applicable" ? null : needed,
    present: isKnown ? value : null,
    shortfall: isKnown ? Math.max(0, needed - value) : null,
    demand,
    people: isKnown ? (status === "met" ? 0 : demand) : null,
    missing: status === "undecided" ? absent : [],
  };
}

/** The size of a unit decides whether the rule speaks about it; all of the unit counts, in scope or not. */
export function isAsked({ when }: ExistsRule, sums: UnitSums, unit: number): boolean {
  if (when === null) return true;
  const size = microText(sums.sumOf(unit, when.field));
  return meetsAll([{ column: when.field, op: when.op, value: when.value }], () => size);
}

function statusOf(
  { allOf, atMost }: ExistsRule,
  value: number,
  needed: number,
  unseen: number,
): RuleStatus {
  const isMet = (n: number): boolean => n >= needed && (atMost === null || n <= atMost);
  if (unseen === 0) return isMet(value) ? "met" : "unmet";
  if (allOf === null) return "undecided";
  const possible = Array.from({ length: unseen + 1 }, (_, k) => isMet(value + k));
  if (possible.every((is) => is)) return "met";
  return possible.some((is) => is) ? "undecided" : "unmet";
}
