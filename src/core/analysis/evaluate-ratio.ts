import { decimalOf, fractionOf } from "../base/exact.ts";
import { needOf } from "../rules/need.ts";
import type { UnitOutcome } from "../rules/outcome.ts";
import type { RatioRule } from "../rules/rule.ts";
import { statusOfShare } from "../rules/status.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { type KindAnswer, missingOf, sumOrNull } from "./kind-answer.ts";
import type { UnitSums } from "./unit-sums.ts";

/**
 * Whether each unit has enough. A figure that is missing is not 0: a unit whose known figures
 * suffice is met, any other with missing ones is undecided.
 */
export function ratioAnswer(
  context: EvaluationContext,
  rule: RatioRule,
  sums: UnitSums,
  absent: readonly string[],
): KindAnswer {
  const supply = sums.supplyOf(rule.facility, rule.measure);
  const present = new Map<number, number>();
  const unknown = new Map<number, number>();
  supply.unitOf.forEach((unit, k) => {
    const value = supply.values[k]!;
    if (Number.isNaN(value)) unknown.set(unit, (unknown.get(unit) ?? 0) + 1);
    else present.set(unit, (present.get(unit) ?? 0) + value);
  });
  const { all } = context.inputs.units;
  const ofUnit = (unit: number): UnitOutcome => {
    const stock = {
      demand: sums.demandOf(unit),
      present: present.get(unit) ?? 0,
      unknown: unknown.get(unit) ?? 0,
    };
    return ratioOfUnit(rule, all[unit]!.id, stock, absent);
  };
  const ofMany: KindAnswer["ofMany"] = (level, unitId, members) => {
    const demand = members.reduce((sum, member) => sum + member.demand, 0);
    const met = members.filter(({ status }) => status === "met").length;
    const open = members.filter(({ status }) => status === "undecided").length;
    const missing = missingOf(members);
    const has = sumOrNull(members.map((member) => member.present));
    return {
      level,
      unitId,
      status: statusOfShare(met, met + open, members.length, rule.target ?? 1),
      value: missing.length > 0 || has === null ? null : rateOf(has, demand, rule.per),
      target: rule.atLeast,
      needed: sumOrNull(members.map(({ needed }) => needed)),
      present: has,
      shortfall: sumOrNull(members.map(({ shortfall }) => shortfall)),
      demand,
      people: sumOrNull(members.map(({ people }) => people)),
      missing,
    };
  };
  return { facilities: [supply.count], ofUnit, ofMany };
}

/** What a unit has of what a rule adds up: millionths, and facilities without the figure. */
export interface RatioStock {
  readonly demand: number;
  readonly present: number;
  readonly unknown: number;
}

/** One unit of the rule's level. */
export function ratioOfUnit(
  rule: RatioRule,
  unitId: string,
  { demand, present, unknown }: RatioStock,
  absent: readonly string[],
): UnitOutcome {
  const head = { level: rule.level, unitId, target: rule.atLeast, demand };
  const missing = [...absent, ...(demand === 0 ? ["no-demand"] : [])];
  if (missing.length > 0) {
    const figures = { value: null, needed: null, present: null, shortfall: null };
    return { ...head, ...figures, status: "undecided", people: null, missing };
  }
  const need = needOf(demand, present, rule);
  const isUndecided = !need.isMet && unknown > 0;
  return {
    ...head,
    status: need.isMet ? "met" : isUndecided ? "undecided" : "unmet",
    value: unknown > 0 ? null : need.rate,
    needed: need.needed,
    present: need.present,
    shortfall: isUndecided ? null : need.shortfall,
    people: isUndecided ? null : need.isMet ? 0 : demand,
    missing: unknown > 0 ? [`${rule.measure}-missing:${unknown}`] : [],
  };
}

/** `present` with at most six decimals; demand in millionths, above 0. */
function rateOf(present: number, demand: number, per: number): number {
  const p = fractionOf(per);
  const have = BigInt(Math.round(present * 1e6));
  return decimalOf(have * p.numerator, BigInt(demand) * p.denominator);
}
