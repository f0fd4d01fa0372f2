import { circleAccess } from "../access/circle-access.ts";
import { summariseAll, summariseUnits } from "../access/summarise.ts";
import { invariant } from "../base/invariant.ts";
import type { Demand } from "../demand/demand.ts";
import { eligibleFacilities } from "../facilities/eligible.ts";
import { ecefFromLonLat } from "../geo/ecef.ts";
import { landGroups } from "../land/land-groups.ts";
import { locateOnLand } from "../land/locate.ts";
import { cutoffMmOf, type RuleScope, type WithinRule } from "../rules/rule.ts";
import { countyGroups } from "../units/county-groups.ts";
import { type Group, holdsOn, type Units } from "../units/units.ts";
import type { Inputs } from "./inputs.ts";
import type { CoverageAnswer } from "./question.ts";

export interface Coverage extends CoverageAnswer {
  readonly all: CoverageAnswer["summaries"][number];
  readonly groups: readonly Group[];
  /** Eligible facilities set on the nearest shore, and those left on a landmass of their own. */
  readonly snapped: number;
  readonly alone: number;
}

/**
 * Evaluates a `within` rule. `listDate` picks groups, `asOf` facilities and links: they differ
 * in a scenario with a year. Summaries: units, groups; the whole is `all`.
 */
export function coverageOf(
  inputs: Inputs,
  rule: WithinRule,
  asOf: string,
  listDate: string = asOf,
): Coverage {
  const { demand } = inputs;
  const detour = rule.travel.model === "detour" ? (rule.travel.detour ?? 1) : 1;
  const cutoffMm = cutoffMmOf(rule.cutoff, rule.travel.speedMps);
  invariant(cutoffMm !== null, "a cut-off in minutes needs a speed");
  const { facilities: sites, excluded } = eligibleFacilities(
    inputs.facilities,
    rule.facility,
    asOf,
  );
  const lon = sites.map((site) => site.lon);
  const lat = sites.map((site) => site.lat);
  const places = locateOnLand(inputs.land, lon, lat, inputs.landmassCount);
  const ids = inputs.land?.ids ?? [];
  const groupOf = landGroups(
    ids,
    Math.max(places.count, 1),
    inputs.links,
    asOf,
    rule.travel.ferry ?? "none",
  );
  const groupOfDemand = demand.landmass.map((landmass) => groupOf[landmass]!);
  const access = circleAccess(
    { points: demand.points, group: groupOfDemand },
    { points: ecefFromLonLat(lon, lat), group: places.landmass.map((l) => groupOf[l]!) },
    cutoffMm,
    detour,
  );
  const groups = groupsOn(inputs, listDate);
  const inScope = scopeMask(demand, inputs, rule.scope, groups);
  const siteUnitAt = inputs.findUnits(lon, lat);
  const summary = { demand, units: inputs.units, groups, access, k: rule.k, inScope, siteUnitAt };
  return {
    access,
    cutoffMm,
    groupOfDemand,
    groupOfLandmass: Object.fromEntries(ids.map((id, i) => [id, groupOf[i]!])),
    sites,
    excluded,
    summaries: summariseUnits(summary),
    all: summariseAll(summary),
    inScope,
    groups,
    snapped: places.snapped,
    alone: places.alone,
  };
}

/** The groups that hold on a date: the plan's own, and the built-in region's. */
export function groupsOn({ groups }: Inputs, date: string): Group[] {
  const given = groups.given.filter(({ from, until }) => holdsOn(from, until, date));
  return groups.counties.length === 0 ? given : [...given, ...countyGroups(groups.counties, date)];
}

/** 1 for points that match everything the scope gives; null where it gives nothing. */
function scopeMask(
  demand: Demand,
  inputs: { readonly units: Units; readonly mainUrban: ReadonlySet<string> },
  scope: RuleScope | null,
  groups: readonly Group[],
): Uint8Array | null {
  const demands: ReadonlySet<string>[] = [];
  if (scope?.units !== undefined) demands.push(new Set(scope.units));
  if (scope?.groups !== undefined) {
    const listed = scope.groups;
    const member = groups.filter(({ id }) => listed.includes(id)).flatMap(({ units }) => units);
    demands.push(new Set(member));
  }
  if (scope?.area === "main-urban") demands.push(inputs.mainUrban);
  if (demands.length === 0) return null;
  const mask = new Uint8Array(demand.count).fill(1);
  for (const wanted of demands) {
    const isWanted = Uint8Array.from(inputs.units.all, ({ id }) => (wanted.has(id) ? 1 : 0));
    for (let i = 0; i < demand.count; i++) {
      let matches = false;
      for (const unitAt of demand.unitAt.values()) {
        const unit = unitAt[i]!;
        if (unit >= 0 && isWanted[unit] === 1) matches = true;
      }
      if (!matches) mask[i] = 0;
    }
  }
  return mask;
}
