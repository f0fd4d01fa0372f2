import { greedyOrder, reachedFrom } from "../../core/access/greedy-order.ts";
import type { CoverageAnswer } from "../../core/analysis/question.ts";
import type { Demand } from "../../core/demand/demand.ts";
import { reasonAgainst } from "../../core/facilities/eligible.ts";
import { entrancesOf, type Facility } from "../../core/facilities/facility.ts";
import type { PolygonIndex } from "../../core/geo/polygon-index.ts";
import { landAt } from "../../core/land/locate.ts";
import type { WithinRule } from "../../core/rules/rule.ts";

/** An added site in the order that covers most soonest. Millionths of the field. */
export interface NextSite {
  readonly facility: Facility;
  readonly gained: number;
  /** Covered with it and all before it. */
  readonly covered: number;
}

/**
 * The added sites of a scenario above the baseline, the one that covers most first. Sites the
 * rule does not count on the day are left out, and so are all other changes of the scenario.
 */
export function nextSites(
  added: readonly Facility[],
  {
    baseline,
    demand,
    land,
    rule,
    asOf,
    field,
    inFocus,
  }: {
    readonly baseline: Pick<
      CoverageAnswer,
      "access" | "cutoffMm" | "groupOfDemand" | "groupOfLandmass" | "inScope"
    >;
    readonly demand: Demand;
    readonly land: PolygonIndex | null;
    readonly rule: WithinRule;
    readonly asOf: string;
    readonly field: string;
    /** 1 where people count; null = everywhere. */
    readonly inFocus: Uint8Array | null;
  },
): { readonly total: number; readonly before: number; readonly sites: readonly NextSite[] } {
  const { access, cutoffMm, groupOfDemand, groupOfLandmass, inScope } = baseline;
  const weights = demand.weights.get(field)!;
  const covered = Uint8Array.from(access.count, (n) => (n >= rule.k ? 1 : 0));
  let total = 0;
  let before = 0;
  for (let i = 0; i < demand.count; i++) {
    // Whom the rule does not speak about, or nobody looks at, is nobody's gain.
    if (inScope?.[i] === 0 || inFocus?.[i] === 0) covered[i] = 1;
    else {
      total += weights[i]!;
      if (covered[i] === 1) before += weights[i]!;
    }
  }
  const counted = added.filter(
    (one) => one.class === rule.facility.class && reasonAgainst(one, rule.facility, asOf) === null,
  );
  const reached = counted.map((one) => {
    const at = land === null ? 0 : landAt(land, one.lon, one.lat);
    const group = land === null ? 0 : at < 0 ? -1 : (groupOfLandmass[land.ids[at]!] ?? -1);
    return group < 0 ? [] : reachedFrom(demand, groupOfDemand, entrancesOf(one), group, cutoffMm);
  });
  let so = before;
  const sites = greedyOrder(reached, weights, covered).map(({ site, gained }) => {
    so += gained;
    return { facility: counted[site]!, gained, covered: so };
  });
  return { total, before, sites };
}
