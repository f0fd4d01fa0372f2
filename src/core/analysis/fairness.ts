import { MICRO } from "../base/exact.ts";
import { groundAreasM2 } from "../demand/ground-area.ts";
import { concentration, erreygers } from "../equity/concentration.ts";
import {
  belowLine,
  type Distribution,
  distributionOf,
  gini,
  lorenzCurve,
  orderBy,
  orderFrom,
  palma,
  thinned,
} from "../equity/distribution.ts";
import { theil, theilByGroup } from "../equity/theil.ts";
import type { Fairness } from "../rules/outcome.ts";
import type { SupplyRule } from "../rules/rule.ts";
import { type SupplyDecision, supplyKey } from "./decide-supply.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

/** Steps in the share of people at which the Lorenz curve is told. */
const CURVE_STEPS = 100;

/** How evenly access falls on the demand in scope; null without demand, or while figures are missing. */
export function fairnessOf(
  context: EvaluationContext,
  rule: SupplyRule,
  decision: SupplyDecision,
): Fairness | null {
  const key = [supplyKey(rule), rule.scope];
  const from = [decision.access, decision.inScope, context.inputs.demand];
  const kept = context.carry("fairness", key, (last: KeptSpread | null): KeptSpread => {
    if (last?.from.every((part, k) => part === from[k])) return last;
    return spreadOf(context, rule, decision, from, last);
  }).kept;
  if (kept === null) return null;
  const { distribution, spread } = kept;
  const { line } = rule;
  return { ...spread, fgt: line === null || line <= 0 ? null : belowLine(distribution, line) };
}

interface KeptSpread {
  readonly from: readonly unknown[];
  readonly values: Float64Array | null;
  readonly order: Uint32Array | null;
  readonly kept: {
    readonly distribution: Distribution;
    readonly spread: Omit<Fairness, "fgt">;
  } | null;
}

/** Everything that does not depend on the line. */
function spreadOf(
  context: EvaluationContext,
  rule: SupplyRule,
  { access, inScope, catchment }: SupplyDecision,
  from: readonly unknown[],
  last: KeptSpread | null,
): KeptSpread {
  const people = peopleOf(context, rule, inScope);
  const { cells, weights, groups, byDensity } = people;
  const values = new Float64Array(cells.length);
  for (let k = 0; k < cells.length; k++) {
    if (catchment.reachesUnknown[cells[k]!] === 1) {
      return { from, values: null, order: null, kept: null };
    }
    values[k] = access[cells[k]!]!;
  }
  const before = last?.values?.length === values.length ? last : null;
  const order =
    before === null ? orderBy(values) : orderFrom(values, before.values!, before.order!);
  const distribution = distributionOf(values, weights, order);
  if (distribution === null) return { from, values, order, kept: null };
  const whole = theil(values, weights);
  const parts = groups === null ? null : theilByGroup(values, weights, groups, whole);
  const mean = distribution.amount / distribution.people;
  const index =
    byDensity === null ? null : concentration(values, weights, byDensity.density, byDensity.order);
  const spread = {
    mean,
    gini: gini(distribution),
    theil: whole,
    theilBetween: parts?.between ?? null,
    theilWithin: parts?.within ?? null,
    palma: palma(distribution),
    lorenz: thinned(lorenzCurve(distribution), CURVE_STEPS),
    concentration: index,
    erreygers: index === null ? null : erreygers(index, mean, values),
  };
  return { from, values, order, kept: { distribution, spread } };
}

/** The populated cells a rule speaks about; no facility changes them. */
interface People {
  readonly from: readonly unknown[];
  readonly cells: Uint32Array;
  readonly weights: Float64Array;
  readonly groups: Int32Array | null;
  readonly byDensity: { readonly density: Float64Array; readonly order: Uint32Array } | null;
}

function peopleOf(
  context: EvaluationContext,
  rule: SupplyRule,
  inScope: Uint8Array | null,
): People {
  const { demand, units } = context.inputs;
  const from = [demand, units, inScope, JSON.stringify(context.groups)];
  return context.carry("people", [rule.demand, rule.scope], (last: People | null): People => {
    if (last?.from.every((part, k) => part === from[k])) return last;
    const all = demand.weights.get(rule.demand)!;
    const cells = new Uint32Array(all.length)
      .map((_, i) => i)
      .filter((i) => all[i]! !== 0 && (inScope === null || inScope[i] === 1));
    const groupOf = disjointGroups(context);
    const areas = groundAreasM2(demand);
    const density = areas === null ? null : new Float64Array(cells).map((i) => all[i]! / areas[i]!);
    return {
      from,
      cells,
      weights: new Float64Array(cells).map((i) => all[i]! / MICRO),
      groups: groupOf === null ? null : new Int32Array(cells).map((i) => groupOf[i]!),
      byDensity: density === null ? null : { density, order: orderBy(density) },
    };
  });
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
