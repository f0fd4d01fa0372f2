import { isWithin } from "../access/access.ts";
import { weightOfCost } from "../access/decay.ts";
import { type FloatingCatchment, floatingCatchment } from "../access/floating-catchment.ts";
import { MICRO } from "../base/exact.ts";
import type { SupplyRule } from "../rules/rule.ts";
import type { CellDecision } from "./cell-decision.ts";
import { checkedCutoffMm } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { measured } from "./measure.ts";

/** What access depends on: not the line, nor the target, nor the scope. */
export function supplyKey(rule: SupplyRule): readonly unknown[] {
  const { facility, travel, method, cutoff, decay, capacity, per, demand } = rule;
  return ["supply", facility, travel, method, cutoff, decay, capacity, per, demand];
}

export interface SupplyDecision extends CellDecision {
  readonly catchment: FloatingCatchment;
  /** Access × per. */
  readonly access: Float64Array;
  /** 1 for points that would be covered if only the missing figures were large enough. */
  readonly open: Uint8Array;
}

/**
 * Access by floating catchments. Demand outside the scope competes for the supply as well: it
 * does not vanish because the rule is about others. Covered = access × per reaches the line, or
 * without a line a facility is in reach.
 */
export function decideSupply(context: EvaluationContext, rule: SupplyRule): SupplyDecision {
  const reached = context.reach(rule.facility, rule.travel);
  const { reach } = reached;
  const cutoffMm = checkedCutoffMm(rule.cutoff, rule.travel);
  const supply = measured(reached.facilities, rule.capacity, context.options);
  const { catchment, access } = context.keep(supplyKey(rule), () => {
    const catchment = floatingCatchment(
      rule.method,
      reach.pairsWithin(cutoffMm),
      context.inputs.demand.weights.get(rule.demand)!.map((weight) => weight / MICRO),
      supply.values.map((value) => value / MICRO),
      weightOfCost(rule),
    );
    return { catchment, access: catchment.access.map((a) => a * rule.per) };
  });
  const { line } = rule;
  const inReach = new Uint8Array(access.length);
  const covered = new Uint8Array(access.length);
  const open = new Uint8Array(access.length);
  for (let i = 0; i < access.length; i++) {
    if (isWithin(reach.costMm[i]!, cutoffMm)) inReach[i] = 1;
    if (line === null ? inReach[i] === 1 : reachesLine(access[i]!, line)) covered[i] = 1;
    else open[i] = catchment.reachesUnknown[i]!;
  }
  const inScope = context.scope(rule.scope)?.cells ?? null;
  return {
    covered,
    inScope,
    applies: inScope,
    costMm: reach.costMm,
    nearest: reach.nearest,
    count: () => reach.countWithin(cutoffMm),
    sites: reached.facilities,
    places: reached.places,
    facilities: [context.countOf(rule.facility, reached, supply)],
    belowLine: (i) => inReach[i] === 1,
    catchment,
    access,
    open,
  };
}

/** Access is a sum of quotients: a tie within one part in 10¹² is a tie, and met. */
const TIE = 1 + 1e-12;

function reachesLine(access: number, line: number): boolean {
  return access * TIE >= line;
}
