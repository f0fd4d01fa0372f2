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
  const { costMm, order } = context.carry(
    "classes",
    [filters, rule.travel, rule.need],
    (last: Together | null) => together(reached, costsOf, rule.need, size, last),
  );
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

/** What the classes come to together, whatever the cut-off. */
interface Together {
  readonly reached: readonly Reached[];
  readonly costsOf: readonly Float64Array[];
  readonly costMm: Float64Array;
  readonly order: ReturnType<typeof inKeyOrder>;
}

/** From the last one, where only some costs differ, which are then looked at anew. */
function together(
  reached: readonly Reached[],
  costsOf: readonly Float64Array[],
  need: number,
  size: number,
  last: Together | null,
): Together {
  const isSame = (a: readonly unknown[], b: readonly unknown[]) => a.every((x, c) => x === b[c]);
  const before = last?.costMm.length === size ? last : null;
  const holds =
    before !== null &&
    reached.every(({ places, reach }, c) => {
      const was = before.reached[c]!;
      return reach === was.reach && places === was.places;
    });
  if (holds) return before;
  const order = inKeyOrder(reached);
  if (before !== null && isSame(costsOf, before.costsOf)) {
    return { reached, costsOf, costMm: before.costMm, order };
  }
  const costMm = before?.costMm.slice() ?? new Float64Array(size);
  const changed = costsOf.flatMap((costs, c) => {
    const was = before?.costsOf[c] ?? null;
    return costs === was ? [] : [{ costs, was }];
  });
  const costs = new Float64Array(costsOf.length);
  for (let i = 0; i < size; i++) {
    if (changed.every(({ costs: now, was }) => was !== null && now[i] === was[i])) continue;
    for (let c = 0; c < costs.length; c++) costs[c] = costsOf[c]![i]!;
    costMm[i] = nthSmallest(costs, need);
  }
  return { reached, costsOf, costMm, order };
}

function inKeyOrder(reached: readonly Reached[]) {
  return reached
    .flatMap(({ facilities, places }) =>
      facilities.map((facility, k) => ({ facility, place: places[k]! })),
    )
    .sort((a, b) => compareCodePoints(a.facility.key, b.facility.key));
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
