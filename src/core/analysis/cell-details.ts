import type { CellOutcomes, ClassOutcome, TierOutcome } from "../rules/outcome.ts";
import type { AllClassesRule, WithinTieredRule } from "../rules/rule.ts";
import { reasonsOf } from "./cell-decision.ts";
import type { CellEvaluation } from "./evaluate-cells.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

export function cellOutcomes(cells: CellEvaluation): CellOutcomes {
  const { decision, tier, missingClasses, supply } = cells;
  return {
    reason: reasonsOf(decision),
    count: decision.count(),
    nearest: decision.nearest,
    costMm: decision.costMm,
    sites: decision.sites.map(({ key }) => key),
    access: supply?.access ?? null,
    tier,
    missingClasses,
  };
}

/** In the order of the tiers; points that the rule's scope leaves out are in none. */
export function tierOutcomes(
  { inputs }: EvaluationContext,
  rule: WithinTieredRule,
  { decision, tier }: CellEvaluation,
): TierOutcome[] {
  const weights = inputs.demand.weights.get(rule.demand)!;
  const { inScope, covered } = decision;
  const sums = rule.tiers.map(() => ({ cells: 0, total: 0, covered: 0 }));
  tier?.forEach((t, i) => {
    if (t < 0 || (inScope !== null && inScope[i] === 0)) return;
    const sum = sums[t]!;
    sum.cells++;
    sum.total += weights[i]!;
    if (covered[i] === 1) sum.covered += weights[i]!;
  });
  return sums;
}

/** In the order of the classes. */
export function classOutcomes(
  { inputs }: EvaluationContext,
  rule: AllClassesRule,
  { decision, missingClasses }: CellEvaluation,
): ClassOutcome[] {
  const weights = inputs.demand.weights.get(rule.demand)!;
  const { applies } = decision;
  const total = new Float64Array(1);
  const missing = new Float64Array(rule.classes.length);
  for (let i = 0; i < weights.length; i++) {
    if (applies !== null && applies[i] === 0) continue;
    total[0]! += weights[i]!;
    for (let bits = missingClasses![i]!, c = 0; bits !== 0; bits >>>= 1, c++) {
      if (bits % 2 === 1) missing[c]! += weights[i]!;
    }
  }
  return rule.classes.map((name, c) => ({
    class: name,
    covered: total[0]! - missing[c]!,
    missing: missing[c]!,
  }));
}
