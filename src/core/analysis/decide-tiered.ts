import { isWithin } from "../access/access.ts";
import { groundAreasM2 } from "../demand/ground-area.ts";
import type { Tier, WithinTieredRule } from "../rules/rule.ts";
import type { CellDecision } from "./cell-decision.ts";
import { checkedCutoffMm } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import type { Inputs } from "./inputs.ts";

/** The cut-off of each point follows density: the first tier that holds decides, none = not applicable. */
export function decideTiered(
  context: EvaluationContext,
  rule: WithinTieredRule,
): CellDecision & { readonly tier: Int8Array } {
  const reached = context.reach(rule.facility, rule.travel);
  const { reach } = reached;
  const cutoffs = rule.tiers.map(({ cutoff }) =>
    cutoff === null ? null : checkedCutoffMm(cutoff, rule.travel),
  );
  const inScope = context.scope(rule.scope)?.cells ?? null;
  const steps = rule.tiers.map(({ over, from, cutoff }) => ({
    over,
    from,
    judged: cutoff !== null,
  }));
  const from = [context.inputs.demand, context.inputs.units, inScope] as const;
  const key = [rule.density, steps, rule.scope];
  const { tier, applies } = context.carry("tiers", key, (last: Tiers | null): Tiers => {
    if (last?.from.every((part, k) => part === from[k])) return last;
    const tier = tiersOf(context, rule);
    const applies = tier.map((t, i) =>
      t >= 0 && cutoffs[t] !== null && (inScope === null || inScope[i] === 1) ? 1 : 0,
    );
    return { from, tier, applies: Uint8Array.from(applies) };
  });
  const covered = new Uint8Array(tier.length);
  for (let i = 0; i < tier.length; i++) {
    if (applies[i] === 1 && isWithin(reach.costMm[i]!, cutoffs[tier[i]!]!)) covered[i] = 1;
  }
  return {
    covered,
    inScope,
    applies,
    costMm: reach.costMm,
    nearest: reach.nearest,
    count: () => {
      const counts = cutoffs.map((mm) => (mm === null ? null : reach.countWithin(mm)));
      return Uint32Array.from(tier, (t, i) => (t < 0 ? 0 : (counts[t]?.[i] ?? 0)));
    },
    sites: reached.facilities,
    places: reached.places,
    facilities: [context.countOf(rule.facility, reached, null)],
    belowLine: null,
    tier,
  };
}

/** No site decides it: only demand, units and scope. */
interface Tiers {
  readonly from: readonly unknown[];
  readonly tier: Int8Array;
  readonly applies: Uint8Array;
}

/** Place of the first tier that holds for every point, −1 for none. */
function tiersOf({ inputs }: EvaluationContext, { density, tiers }: WithinTieredRule): Int8Array {
  const { demand } = inputs;
  const weights = demand.weights.get(density.field)!;
  if (density.by === "cell") {
    const areas = groundAreasM2(demand);
    const tierOfCell = new Int8Array(demand.count);
    for (let i = 0; i < demand.count; i++) {
      tierOfCell[i] = tierOf(tiers, weights[i]!, areas?.[i] ?? 0);
    }
    return tierOfCell;
  }
  const unitAt = demand.unitAt.get(density.by)!;
  const ofUnit = tierOfUnits(inputs, { density, tiers });
  const tierOfCell = new Int8Array(demand.count);
  for (let i = 0; i < demand.count; i++) {
    tierOfCell[i] = unitAt[i]! < 0 ? -1 : ofUnit[unitAt[i]!]!;
  }
  return tierOfCell;
}

/** Place of the tier of every unit of the level that density is measured over, −1 for none. */
export function tierOfUnits(
  { demand, units }: Inputs,
  { density, tiers }: Pick<WithinTieredRule, "density" | "tiers">,
): Int8Array {
  const weights = demand.weights.get(density.field)!;
  const sums = new Float64Array(units.all.length);
  demand.unitAt.get(density.by)?.forEach((unit, i) => {
    if (unit >= 0) sums[unit]! += weights[i]!;
  });
  return Int8Array.from(units.all, ({ areaKm2 }, unit) =>
    areaKm2 === null ? -1 : tierOf(tiers, sums[unit]!, areaKm2 * 1e6),
  );
}

/** `weight` in millionths over m² is people per km². Ground without area has no density. */
function tierOf(tiers: readonly Tier[], weight: number, areaM2: number): number {
  if (areaM2 <= 0) return -1;
  return tiers.findIndex(
    ({ over, from }) =>
      (over === undefined || weight > over * areaM2) &&
      (from === undefined || weight >= from * areaM2),
  );
}
