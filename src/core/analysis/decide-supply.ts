import { isWithin } from "../access/access.ts";
import { siteChange } from "../access/changed-sites.ts";
import { weightOfCost } from "../access/decay.ts";
import { type FloatingCatchment, floatingCatchment } from "../access/floating-catchment.ts";
import type { PairsInReach } from "../access/pairs-in-reach.ts";
import { MICRO } from "../base/exact.ts";
import type { Demand } from "../demand/demand.ts";
import type { SupplyRule } from "../rules/rule.ts";
import type { CellDecision } from "./cell-decision.ts";
import { checkedCutoffMm } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { measured } from "./measure.ts";
import type { Reached } from "./reaches.ts";

/** What access depends on: not the line, nor the target, nor the scope. */
export function supplyKey(rule: SupplyRule): readonly unknown[] {
  const { facility, travel, method, cutoff, decay, capacity, per, demand } = rule;
  return [facility, travel, method, cutoff, decay, capacity, per, demand];
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
  const { catchment, access } = context.carry("supply", supplyKey(rule), (last: Supplied | null) =>
    supplied(context, rule, reached, cutoffMm, supply.values, last),
  );
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

/** Access and what it came from. */
interface Supplied {
  readonly demand: Demand;
  readonly reached: Reached;
  /** As measured, in millionths. */
  readonly values: Float64Array;
  readonly supply: Float64Array;
  readonly catchment: FloatingCatchment;
  readonly access: Float64Array;
}

function supplied(
  context: EvaluationContext,
  rule: SupplyRule,
  reached: Reached,
  cutoffMm: number,
  values: Float64Array,
  last: Supplied | null,
): Supplied {
  const { demand } = context.inputs;
  const { reach, facilities } = reached;
  const before = last?.demand === demand ? last : null;
  if (before?.reached.reach === reach && isSame(before.values, values)) return before;
  const pairs = pairsOf(context, rule, reached, cutoffMm);
  const change =
    before === null
      ? null
      : reach.changeSince(
          before.reached.reach,
          siteChange(before.reached.facilities, facilities),
          cutoffMm,
        );
  const supply = values.map((value) => value / MICRO);
  const catchment = floatingCatchment(
    rule.method,
    pairs,
    demand.weights.get(rule.demand)!.map((weight) => weight / MICRO),
    supply,
    weightOfCost(rule),
    before === null || change === null
      ? null
      : { before: before.catchment, supply: before.supply, change },
  );
  const access = catchment.access.map((a) => a * rule.per);
  return { demand, reached, values, supply, catchment, access };
}

interface Paired {
  readonly reached: Reached;
  readonly pairs: PairsInReach;
}

/** Who reaches what: one list for all rules of the same filter, travel and cut-off. */
function pairsOf(
  context: EvaluationContext,
  rule: SupplyRule,
  reached: Reached,
  cutoffMm: number,
): PairsInReach {
  const key = [rule.facility, rule.travel, rule.cutoff];
  return context.carry("pairs", key, (last: Paired | null): Paired => {
    const { reach, facilities } = reached;
    if (last?.reached.reach === reach) return last;
    const change =
      last === null
        ? null
        : reach.changeSince(
            last.reached.reach,
            siteChange(last.reached.facilities, facilities),
            cutoffMm,
          );
    const step = last === null || change === null ? null : { pairs: last.pairs, change };
    return { reached, pairs: reach.pairsWithin(cutoffMm, step) };
  }).pairs;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, k) => Object.is(value, b[k]));
}

/** Access is a sum of quotients: a tie within one part in 10¹² is a tie, and met. */
const TIE = 1 + 1e-12;

function reachesLine(access: number, line: number): boolean {
  return access * TIE >= line;
}
