import { meetsAll } from "../rules/condition.ts";
import type { FacilityFilter } from "../rules/rule.ts";
import type { Facility } from "./facility.ts";

export interface Eligible {
  /** In key order, as given. */
  readonly facilities: readonly Facility[];
  /** Facilities of the class that the filter leaves out, by first reason that applies. */
  readonly excluded: Readonly<Record<string, number>>;
}

/** Which facilities a rule counts on a date, and why it does not count the others. */
export function eligibleFacilities(
  all: readonly Facility[],
  filter: FacilityFilter,
  asOf: string,
): Eligible {
  const excluded: Record<string, number> = {};
  const facilities: Facility[] = [];
  for (const facility of all) {
    if (facility.class !== filter.class) continue;
    const reason = reasonAgainst(facility, filter, asOf);
    if (reason === null) facilities.push(facility);
    else excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  return { facilities, excluded };
}

/** Why a facility of the class does not count: the first of the reasons in this order, or null. */
export function reasonAgainst(
  facility: Facility,
  filter: FacilityFilter,
  asOf: string,
): string | null {
  if (filter.layers !== undefined && !filter.layers.includes(facility.layer)) return "layer";
  if (!(filter.statuses ?? ["open"]).includes(facility.status)) {
    return `status-${facility.status}`;
  }
  const year = Number(asOf.slice(0, 4));
  if (facility.openYear !== null && facility.openYear > year) return "not-open-yet";
  if (facility.closeYear !== null && year >= facility.closeYear) return "closed-by-then";
  if (filter.levels !== undefined && !filter.levels.includes(facility.level ?? "")) return "level";
  if (filter.minCapacity !== undefined) {
    if (facility.capacity === null) return "capacity-missing";
    if (facility.capacity < filter.minCapacity) return "capacity-too-small";
  }
  if (filter.where !== undefined && !meetsAll(filter.where, (c) => columnOf(facility, c))) {
    return "where";
  }
  return null;
}

/** The text of a column of a facility: a field of ours or an attribute of the source. */
export function columnOf(facility: Facility, column: string): string | undefined {
  switch (column) {
    case "id":
      return facility.id;
    case "name":
      return facility.name;
    case "level":
      return facility.level ?? undefined;
    case "status":
      return facility.status;
    case "capacity":
      return facility.capacity?.toString();
    case "areaM2":
      return facility.areaM2?.toString();
    case "openYear":
      return facility.openYear?.toString();
    case "closeYear":
      return facility.closeYear?.toString();
    default:
      return facility.attributes[column];
  }
}
