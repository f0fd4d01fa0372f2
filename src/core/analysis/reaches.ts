import { isFew, type Located, siteChange } from "../access/changed-sites.ts";
import { CircleReach, type ReachStep } from "../access/circle-access.ts";
import { entrancesOfSites } from "../access/entrances.ts";
import type { Demand } from "../demand/demand.ts";
import { type Eligible, eligibleFacilities } from "../facilities/eligible.ts";
import type { Facility } from "../facilities/facility.ts";
import { ecefFromLonLat } from "../geo/ecef.ts";
import { landGroups } from "../land/land-groups.ts";
import type { FacilityFilter, Travel } from "../rules/rule.ts";
import { Carried } from "./carried.ts";
import type { Inputs } from "./inputs.ts";
import { type Placed, placesOf } from "./placed-facilities.ts";

/** Travel kept for so many sets of sites: twelve bytes a cell each. */
const KEPT = 32;

/** Travel from all demand to the facilities a filter lets through. */
export interface Reached extends Eligible {
  readonly reach: CircleReach;
  /** Places of the eligible facilities. */
  readonly places: readonly Placed[];
  /** Landmass group of each demand point: landmasses joined by links on the date. */
  readonly groupOfDemand: Int32Array;
  /** Landmass id → group. */
  readonly groupOfLandmass: Readonly<Record<string, number>>;
}

interface Kept {
  readonly demand: Demand;
  readonly facilities: readonly Facility[];
  /** Group of every landmass. */
  readonly groupOf: Int32Array;
  readonly detour: number;
  readonly boundLevel: string | null;
  /** Demand in its landmass groups, and in its own units where facilities serve only these. */
  readonly located: Located;
  readonly travelled: Omit<Reached, "facilities" | "excluded">;
}

/** What of earlier travel holds. */
interface Step {
  readonly from: Kept;
  readonly reach: ReachStep;
}

/**
 * Travel by what it depends on: the facilities themselves, the landmasses that links join, and
 * the detour; never the cut-off, the target or the list. A changed threshold finds it here, and
 * so does a rule whose facilities an edit or a date leaves as they were.
 */
export class Reaches {
  /** What else evaluations over this travel leave for the next ones. */
  readonly carried = new Carried();
  /** Least recently used first. */
  #kept: Kept[] = [];

  /** `boundLevel`: facilities serve only demand in their own unit of this level; null = everybody. */
  of(
    inputs: Inputs,
    filter: FacilityFilter,
    travel: Travel,
    asOf: string,
    boundLevel: string | null,
  ): Reached {
    const eligible = eligibleFacilities(inputs.facilities, filter, asOf);
    const { facilities } = eligible;
    const ids = inputs.land?.ids ?? [];
    const count = Math.max(inputs.landmassCount, 1);
    const groupOf = landGroups(ids, count, inputs.links, asOf, travel.ferry ?? "none");
    const detour = travel.model === "detour" ? (travel.detour ?? 1) : 1;
    const { demand } = inputs;
    const known = this.#kept.find(
      (kept) =>
        standsAlike(kept.demand, demand) &&
        kept.detour === detour &&
        kept.boundLevel === boundLevel &&
        isSame(kept.facilities, facilities) &&
        isSame(kept.groupOf, groupOf),
    );
    const kept = known ?? {
      ...{ demand, facilities, groupOf, detour, boundLevel },
      ...travelled(
        inputs,
        facilities,
        groupOf,
        detour,
        boundLevel,
        this.#stepTo(facilities, demand, groupOf, detour, boundLevel),
      ),
    };
    this.#kept = [...this.#kept.filter((one) => one !== known), kept].slice(-KEPT);
    return { ...eligible, ...kept.travelled };
  }

  /** The latest travel from which few sites differ: most of it then holds. */
  #stepTo(
    facilities: readonly Facility[],
    demand: Demand,
    groupOf: Int32Array,
    detour: number,
    boundLevel: string | null,
  ): Step | null {
    // Entrances have no place in a step: sites that have some are measured anew.
    const hasEntrances = (all: readonly Facility[]): boolean =>
      all.some(({ entrances }) => entrances !== undefined);
    if (hasEntrances(facilities)) return null;
    for (const kept of [...this.#kept].reverse()) {
      const isAlike =
        standsAlike(kept.demand, demand) &&
        kept.detour === detour &&
        kept.boundLevel === boundLevel;
      if (!isAlike || !isSame(kept.groupOf, groupOf)) continue;
      if (hasEntrances(kept.facilities)) continue;
      const change = siteChange(kept.facilities, facilities);
      if (isFew(change)) {
        return { from: kept, reach: { before: kept.travelled.reach, change } };
      }
    }
    return null;
  }
}

/** Travel asks where demand stands, not how much there is. */
function standsAlike(a: Demand, b: Demand): boolean {
  return a.points === b.points && a.landmass === b.landmass && a.unitAt === b.unitAt;
}

function isSame<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function travelled(
  inputs: Inputs,
  sites: readonly Facility[],
  groupOf: Int32Array,
  detour: number,
  boundLevel: string | null,
  step: Step | null,
): Pick<Kept, "located" | "travelled"> {
  const { demand } = inputs;
  const places = placesOf(inputs, sites);
  const ids = inputs.land?.ids ?? [];
  const groupOfDemand =
    step?.from.travelled.groupOfDemand ?? demand.landmass.map((landmass) => groupOf[landmass]!);
  // A site on a landmass of its own reaches nobody: no demand has a group below 0.
  const groupOfSite = Int32Array.from(places, ({ landmass }) =>
    landmass < 0 ? -1 : groupOf[landmass]!,
  );
  const { lon, lat, siteOf } = entrancesOfSites(sites);
  const level = boundLevel === null ? -1 : inputs.units.levels.indexOf(boundLevel);
  const bound = (group: number, unit: number): number =>
    group < 0 || level < 0 ? group : group * (inputs.units.all.length + 1) + unit + 1;
  const unitOfDemand = boundLevel === null ? undefined : demand.unitAt.get(boundLevel);
  const located = step?.from.located ?? {
    points: demand.points,
    group:
      level < 0 ? groupOfDemand : groupOfDemand.map((g, i) => bound(g, unitOfDemand?.[i] ?? -1)),
  };
  const boundOfSite = groupOfSite.map((g, j) => bound(g, places[j]!.units[level] ?? -1));
  const entrances = {
    points: ecefFromLonLat(lon, lat),
    group: siteOf === null ? boundOfSite : siteOf.map((site) => boundOfSite[site]!),
  };
  const reach = new CircleReach(located, entrances, detour, step?.reach, siteOf);
  return {
    located,
    travelled: {
      reach,
      places,
      groupOfDemand,
      groupOfLandmass: Object.fromEntries(ids.map((id, i) => [id, groupOf[i]!])),
    },
  };
}
