import { isWithin, UNREACHED } from "../access/access.ts";
import { compareCodePoints } from "../base/exact.ts";
import type { AllClassesRule } from "../rules/rule.ts";
import type { CellDecision } from "./cell-decision.ts";
import { checkedCutoffMm } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { filtersOf } from "./missing-data.ts";
import type { Reached } from "./reaches.ts";

/** Points with at least `need` of the classes in reach; bit c of `missingClasses` is set where class c is not. */
export function decideAllClasses(
  context: EvaluationContext,
  rule: AllClassesRule,
): CellDecision & { readonly missingClasses: Uint32Array } {
  const cutoffMm = checkedCutoffMm(rule.cutoff, rule.travel);
  const filters = filtersOf(rule);
  const reached = filters.map((filter) => context.reach(filter, rule.travel));
  const { count: size } = context.inputs.demand;
  const missingClasses = new Uint32Array(size);
  const inReach = new Uint32Array(size);
  const covered = new Uint8Array(size);
  const costsOf = reached.map(({ reach }) => reach.costMm);
  const { costMm, order } = context.keep([filters, rule.travel, rule.need], () => ({
    costMm: costUntil(costsOf, rule.need, size),
    order: inKeyOrder(reached),
  }));
  for (let i = 0; i < size; i++) {
    let missing = 0;
    let present = 0;
    for (let c = 0; c < reached.length; c++) {
      if (isWithin(costsOf[c]![i]!, cutoffMm)) present++;
      else missing |= 1 << c;
    }
    missingClasses[i] = missing;
    inReach[i] = present;
    if (present >= rule.need) covered[i] = 1;
  }
  const inScope = context.scope(rule.scope)?.cells ?? null;
  return {
    covered,
    inScope,
    applies: inScope,
    costMm,
    nearest: null,
    count: () => inReach,
    sites: order.map(({ facility }) => facility),
    places: order.map(({ place }) => place),
    facilities: filters.map((filter, c) => context.countOf(filter, reached[c]!, null)),
    belowLine: null,
    missingClasses,
  };
}

function inKeyOrder(reached: readonly Reached[]) {
  return reached
    .flatMap(({ facilities, places }) =>
      facilities.map((facility, k) => ({ facility, place: places[k]! })),
    )
    .sort((a, b) => compareCodePoints(a.facility.key, b.facility.key));
}

function costUntil(costsOf: readonly Float64Array[], need: number, size: number): Float64Array {
  const costMm = new Float64Array(size);
  const costs = new Float64Array(costsOf.length);
  for (let i = 0; i < size; i++) {
    for (let c = 0; c < costs.length; c++) costs[c] = costsOf[c]![i]!;
    costMm[i] = nthSmallest(costs, need);
  }
  return costMm;
}

/** The cost until `n` classes are in reach; `UNREACHED` where fewer are at all. */
function nthSmallest(costs: Float64Array, n: number): number {
  if (n === costs.length) {
    let most = 0;
    for (const cost of costs) if (cost > most) most = cost;
    return most;
  }
  return costs.slice().sort()[n - 1] ?? UNREACHED;
}
