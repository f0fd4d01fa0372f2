import { registeredField } from "../demand/registered.ts";
import type { RuleOutcome, UnitOutcome } from "../rules/outcome.ts";
import type { Rule } from "../rules/rule.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { Inputs } from "./inputs.ts";

/** Counts registered people where the rule asks for them and a table has them. */
export function countsRegistered(rule: Rule, { registered }: Inputs): Rule {
  const asks = rule.basis?.startsWith("registered") ?? false;
  if (!asks || registered === undefined || !registered.fields.has(rule.demand)) return rule;
  return { ...rule, demand: registeredField(rule.demand) };
}

const CODE = "no-registered-population";

/** Where the table lacks a unit, nothing that rests on it is decided. */
export function withoutAbsent(
  { inputs, groups }: EvaluationContext,
  rule: Rule,
  outcome: RuleOutcome,
): RuleOutcome {
  const absent = inputs.registered?.absent;
  const isRegistered = rule.demand.startsWith(registeredField(""));
  if (!isRegistered || absent === undefined || absent.size === 0) return outcome;
  const isWanting = new Set(
    groups.filter(({ units }) => units.some((id) => absent.has(id))).map(({ id }) => id),
  );
  const undecided = (row: UnitOutcome): UnitOutcome => {
    const lacks = row.level === "group" ? isWanting.has(row.unitId) : absent.has(row.unitId);
    if (!lacks || row.status === "off" || row.status === "not-applicable") return row;
    return withoutVerdict(row);
  };
  return { ...outcome, whole: withoutVerdict(outcome.whole), units: outcome.units.map(undecided) };
}

function withoutVerdict(row: UnitOutcome): UnitOutcome {
  return {
    ...row,
    ...{ status: "undecided", value: null, needed: null, shortfall: null, people: null },
    missing: [...new Set([...row.missing, CODE])],
  };
}
