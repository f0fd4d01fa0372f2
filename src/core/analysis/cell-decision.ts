import { UNREACHED } from "../access/access.ts";
import { summarise } from "../access/summarise.ts";
import type { CoverageSummary } from "../access/summary.ts";
import type { Facility } from "../facilities/facility.ts";
import { CELL_REASONS, type FacilityCount } from "../rules/outcome.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { type Placed, unitsByLevel } from "./placed-facilities.ts";

/** What one rule decided for every demand point. */
export interface CellDecision {
  /** 1 for points that the rule holds for. */
  readonly covered: Uint8Array;
  /** 1 where the rule speaks about the point; null = everywhere. */
  readonly inScope: Uint8Array | null;
  /** As `inScope`, without the points that no tier speaks about. */
  readonly applies: Uint8Array | null;
  readonly costMm: Float64Array;
  /** Index into `sites`, −1 for none; null for all-classes. */
  readonly nearest: Int32Array | null;
  /** Facilities in reach; for all-classes, classes. Counted when asked for. */
  readonly count: () => Uint32Array;
  /** Eligible facilities of all classes, in key order. */
  readonly sites: readonly Facility[];
  readonly places: readonly Placed[];
  readonly facilities: readonly FacilityCount[];
  /** Points that reach a facility but fall short of what the rule asks of it. */
  readonly belowLine: ((i: number) => boolean) | null;
}

/** `key` tells apart what is asked for again and again over changing inputs. */
export function summariesOf(
  context: EvaluationContext,
  levels: readonly string[],
  key: readonly unknown[],
  { covered, costMm, applies, places }: CellDecision,
): { readonly summaries: CoverageSummary[]; readonly all: CoverageSummary } {
  const { inputs, groups } = context;
  return context.carry("sums", key, (last: ReturnType<typeof summarise> | null) =>
    summarise(
      {
        demand: inputs.demand,
        units: inputs.units,
        levels,
        groups,
        covered,
        costMm,
        inScope: applies,
        siteUnitAt: unitsByLevel(inputs, places),
        siteCount: places.length,
      },
      last?.summed,
    ),
  );
}

const [COVERED, TOO_FAR, UNREACHABLE, NOT_APPLICABLE, OUT_OF_SCOPE, BELOW_LINE] = CELL_REASONS.map(
  (_, k) => k,
) as [number, number, number, number, number, number];

/** Why each point is covered or not, as places in `CELL_REASONS`. */
export function reasonsOf(decision: CellDecision): Uint8Array {
  const { covered, inScope, applies, costMm, belowLine } = decision;
  return covered.map((is, i) => {
    if (inScope !== null && inScope[i] === 0) return OUT_OF_SCOPE;
    if (applies !== null && applies[i] === 0) return NOT_APPLICABLE;
    if (is === 1) return COVERED;
    if (costMm[i] === UNREACHED) return UNREACHABLE;
    return belowLine?.(i) === true ? BELOW_LINE : TOO_FAR;
  });
}
