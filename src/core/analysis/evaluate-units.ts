import type { FacilityCount, UnitOutcome } from "../rules/outcome.ts";
import type { ExistsRule, RatioRule, ShareRule } from "../rules/rule.ts";
import { existsAnswer } from "./evaluate-exists.ts";
import { ratioAnswer } from "./evaluate-ratio.ts";
import { shareAnswer } from "./evaluate-share.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { KindAnswer } from "./kind-answer.ts";
import { absenceCodes, absentClasses } from "./missing-data.ts";
import { type UnitSums, unitSums } from "./unit-sums.ts";
import { ancestryOf } from "./unit-tree.ts";

export type UnitRule = RatioRule | ExistsRule | ShareRule;

/** ratio, exists and share: the units of the rule's level, those above it, groups, the whole. */
export function evaluateUnits(
  context: EvaluationContext,
  rule: UnitRule,
): {
  readonly whole: UnitOutcome;
  readonly units: readonly UnitOutcome[];
  readonly facilities: readonly FacilityCount[];
} {
  const { inputs, groups } = context;
  const { levels, all } = inputs.units;
  const sums = unitSums(context, rule);
  const answer = answerOf(context, rule, sums);
  const own = sums.units.map((unit) => (sums.applies(unit) ? answer.ofUnit(unit) : null));
  const under = new Map<number, number[]>();
  sums.units.forEach((unit, k) => {
    for (const above of ancestryOf(inputs, unit)) {
      under.set(above, [...(under.get(above) ?? []), k]);
    }
  });
  const many = (level: string, unitId: string, places: readonly number[]): UnitOutcome => {
    const members = places.filter((k) => own[k] !== null);
    const applicable = members.filter((k) => own[k]!.status !== "not-applicable");
    if (applicable.length === 0) return notApplicable(level, unitId, rule.target);
    return answer.ofMany(
      level,
      unitId,
      applicable.map((k) => own[k]!),
      applicable.map((k) => sums.units[k]!),
    );
  };
  const rows: UnitOutcome[] = [];
  for (const level of levels.slice(0, levels.indexOf(rule.level))) {
    all.forEach((unit, index) => {
      if (unit.level === level) rows.push(many(level, unit.id, under.get(index) ?? []));
    });
  }
  sums.units.forEach((unit, k) => {
    rows.push(own[k] ?? notApplicable(rule.level, all[unit]!.id, rule.target));
  });
  for (const { id, units } of groups) {
    const listed = new Set(units);
    const places = sums.units.flatMap((unit, k) =>
      ancestryOf(inputs, unit).some((at) => listed.has(all[at]!.id)) ? [k] : [],
    );
    rows.push(many("group", id, places));
  }
  return {
    whole: many("all", "all", [...sums.units.keys()]),
    units: rows,
    facilities: answer.facilities,
  };
}

function answerOf(context: EvaluationContext, rule: UnitRule, sums: UnitSums): KindAnswer {
  const missing = absenceCodes(rule, absentClasses(context, rule));
  switch (rule.kind) {
    case "ratio":
      return ratioAnswer(context, rule, sums, missing);
    case "exists":
      return existsAnswer(context, rule, sums, missing);
    case "share":
      return shareAnswer(context, rule, sums, missing);
  }
}

function notApplicable(level: string, unitId: string, target: number | null): UnitOutcome {
  return {
    ...{ level, unitId, target, status: "not-applicable", value: null },
    ...{ needed: null, present: null, shortfall: null, demand: 0, people: null, missing: [] },
  };
}
