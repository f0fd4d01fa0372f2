import type { Facility } from "../facilities/facility.ts";
import { RULE_OPTIONS } from "../rules/outcome.ts";
import type { WithinRule } from "../rules/rule.ts";
import type { Group } from "../units/units.ts";
import { summariesOf } from "./cell-decision.ts";
import { decideWithin } from "./decide-within.ts";
import { EvaluationContext } from "./evaluation-context.ts";
import type { Inputs } from "./inputs.ts";
import type { CoverageAnswer } from "./question.ts";
import { Reaches } from "./reaches.ts";

export interface Coverage extends Omit<CoverageAnswer, "candidates"> {
  /** Sites in key order, as `access.nearest` counts them. */
  readonly sites: readonly Facility[];
  readonly all: CoverageAnswer["summaries"][number];
  readonly groups: readonly Group[];
  /** Eligible facilities set on the nearest shore, and those left on a landmass of their own. */
  readonly snapped: number;
  readonly alone: number;
}

/**
 * Evaluates a `within` rule for the map. `listDate` picks groups, `asOf` facilities and links:
 * they differ in a scenario with a year. Summaries: units, groups; the whole is `all`.
 */
export function coverageOf(
  inputs: Inputs,
  rule: WithinRule,
  asOf: string,
  listDate: string = asOf,
  reaches: Reaches = new Reaches(),
): Coverage {
  const context = new EvaluationContext(inputs, asOf, listDate, RULE_OPTIONS, reaches);
  const decision = decideWithin(context, rule);
  const { reached, cutoffMm, inScope } = decision;
  const { summaries, all } = summariesOf(context, inputs.units.levels, [rule.id], decision);
  const { reach, places, groupOfDemand, groupOfLandmass, facilities: sites, excluded } = reached;
  return {
    access: { nearest: reach.nearest, costMm: reach.costMm, count: decision.count() },
    cutoffMm,
    groupOfDemand,
    groupOfLandmass,
    sites,
    excluded,
    summaries,
    all,
    inScope,
    groups: context.groups,
    snapped: places.filter((place) => place.snapped).length,
    alone: places.filter(({ landmass }) => landmass < 0).length,
  };
}
