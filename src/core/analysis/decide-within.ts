import { isWithin } from "../access/access.ts";
import { invariant } from "../base/invariant.ts";
import { type Cutoff, cutoffMmOf, type Travel, type WithinRule } from "../rules/rule.ts";
import type { CellDecision } from "./cell-decision.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { Reached } from "./reaches.ts";

/** Points with at least k eligible facilities in reach. */
export function decideWithin(
  context: EvaluationContext,
  rule: WithinRule,
): CellDecision & { readonly reached: Reached; readonly cutoffMm: number } {
  const reached = context.reach(rule.facility, rule.travel);
  const cutoffMm = checkedCutoffMm(rule.cutoff, rule.travel);
  const { reach } = reached;
  const count = (): Uint32Array => reach.countWithin(cutoffMm);
  const covered = new Uint8Array(reach.costMm.length);
  if (rule.k === 1) {
    for (let i = 0; i < covered.length; i++) {
      if (isWithin(reach.costMm[i]!, cutoffMm)) covered[i] = 1;
    }
  } else {
    const counts = count();
    for (let i = 0; i < covered.length; i++) if (counts[i]! >= rule.k) covered[i] = 1;
  }
  const inScope = context.scope(rule.scope)?.cells ?? null;
  return {
    covered,
    inScope,
    applies: inScope,
    costMm: reach.costMm,
    nearest: reach.nearest,
    count,
    sites: reached.facilities,
    places: reached.places,
    facilities: [context.countOf(rule.facility, reached, null)],
    belowLine: null,
    reached,
    cutoffMm,
  };
}

/** The reader of rules refuses minutes without a speed. */
export function checkedCutoffMm(cutoff: Cutoff, travel: Travel): number {
  const cutoffMm = cutoffMmOf(cutoff, travel.speedMps);
  invariant(cutoffMm !== null, "a cut-off in minutes needs a speed");
  return cutoffMm;
}
