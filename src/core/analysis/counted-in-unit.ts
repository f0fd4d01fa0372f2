import { compareCodePoints } from "../base/exact.ts";
import { eligibleFacilities } from "../facilities/eligible.ts";
import { type Exclusion, exclusionsOf } from "../facilities/exclusions.ts";
import type { FacilityFilter } from "../rules/rule.ts";
import type { Inputs } from "./inputs.ts";
import { placesOf } from "./placed-facilities.ts";

/** Of the facilities that stand in a unit: how many a filter counts, and which ones it does not. */
export interface CountedInUnit {
  readonly class: string;
  readonly eligible: number;
  /** Of those counted, by code point; `null` levels are left out. */
  readonly levels: readonly string[];
  /** Most first. */
  readonly excluded: readonly Exclusion[];
}

export function countedInUnit(
  inputs: Inputs,
  filters: readonly FacilityFilter[],
  unitId: string,
  asOf: string,
): CountedInUnit[] {
  const { units, facilities } = inputs;
  const index = units.all.findIndex(({ id }) => id === unitId);
  const level = index < 0 ? -1 : units.levels.indexOf(units.all[index]!.level);
  return filters.map((filter) => {
    const ofClass = facilities.filter((facility) => facility.class === filter.class);
    const places = placesOf(inputs, ofClass);
    const here = ofClass.filter((_, j) => places[j]!.units[level] === index);
    const { facilities: counted } = eligibleFacilities(here, filter, asOf);
    const levels = new Set(counted.flatMap(({ level }) => (level === null ? [] : [level])));
    return {
      class: filter.class,
      eligible: counted.length,
      levels: [...levels].sort(compareCodePoints),
      excluded: exclusionsOf(here, filter, asOf),
    };
  });
}
