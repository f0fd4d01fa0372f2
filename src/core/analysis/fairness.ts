import { MICRO } from "../base/exact.ts";
import { groundAreasM2 } from "../demand/ground-area.ts";
import { concentration } from "../equity/concentration.ts";
import {
  belowLine,
  type Distribution,
  distributionOf,
  gini,
  palma,
} from "../equity/distribution.ts";
import { theil, theilByGroup } from "../equity/theil.ts";
import type { Fairness } from "../rules/outcome.ts";
import type { SupplyRule } from "../rules/rule.ts";
import { type SupplyDecision, supplyKey } from "./decide-supply.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

/** How evenly access falls on the demand in scope; null without demand, or while figures are missing. */
export function fairnessOf(
  context: EvaluationContext,
  rule: SupplyRule,
  decision: SupplyDecision,
): Fairness | null {
  const kept = context.keep([...supplyKey(rule), rule.scope, "fairness"], () =>
    spreadOf(context, rule, decision),
  );
  if (kept === null) return null;
  const { distribution, spread } = kept;
  const { line } = rule;
  return { ...spread, fgt: line === null || line <= 0 ? null : belowLine(distribution, line) };
}

/** Everything that does not depend on the line. */
function spreadOf(
  context: EvaluationContext,
  rule: SupplyRule,
  { access, inScope, catchment }: SupplyDecision,
): { readonly distribution: Distribution; readonly spread: Omit<Fairness, "fgt"> } | null {
  const { demand } = context.inputs;
  const all = demand.weights.get(rule.demand)!;
  const cells: number[] = [];
  for (let i = 0; i < demand.count; i++) {
    if (all[i]! === 0 || (inScope !== null && inScope[i] === 0)) continue;
    if (catchment.reachesUnknown[i] === 1) return null;
    cells.push(i);
  }
  const values = Float64Array.from(cells, (i) => access[i]!);
  const weights = Float64Array.from(cells, (i) => all[i]! / MICRO);
  const distribution = distributionOf(values, weights);
  if (distribution === null) return null;
  const groupOf = disjointGroups(context);
  const groups = groupOf === null ? null : Int32Array.from(cells, (i) => groupOf[i]!);
  const parts = groups === null ? null : theilByGroup(values, weights, groups);
  const areas = groundAreasM2(demand);
  const density = areas === null ? null : Float64Array.from(cells, (i) => all[i]! / areas[i]!);
  const spread = {
    mean: distribution.amount / distribution.people,
    gini: gini(distribution),
    theil: theil(values, weights),
    theilBetween: parts?.between ?? null,
    theilWithin: parts?.within ?? null,
    palma: palma(distribution),
    concentration: density === null ? null : concentration(values, weights, density),
  };
  return { distribution, spread };
}

/**
 * The group of every demand point, −1 for none: groups in their order, without those that share
 * a unit with an earlier one. Null where there are no groups.
 */
function disjointGroups({ inputs, groups }: EvaluationContext): Int32Array | null {
  if (groups.length === 0) return null;
  const groupOfUnit = new Int32Array(inputs.units.all.length).fill(-1);
  const indexOf = new Map(inputs.units.all.map(({ id }, index) => [id, index]));
  groups.forEach(({ units }, g) => {
    const members = units.flatMap((id) => indexOf.get(id) ?? []);
    if (members.some((unit) => groupOfUnit[unit]! >= 0)) return;
    for (const unit of members) groupOfUnit[unit] = g;
  });
  const groupOf = new Int32Array(inputs.demand.count).fill(-1);
  for (const unitAt of inputs.demand.unitAt.values()) {
    unitAt.forEach((unit, i) => {
      if (groupOf[i] === -1 && unit >= 0) groupOf[i] = groupOfUnit[unit]!;
    });
  }
  return groupOf;
}
