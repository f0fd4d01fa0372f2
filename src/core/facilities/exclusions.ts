import { compareCodePoints } from "../base/exact.ts";
import type { FacilityFilter } from "../rules/rule.ts";
import { reasonAgainst } from "./eligible.ts";
import type { Facility } from "./facility.ts";

/** Facilities of a class that a rule does not count, for one reason. */
export interface Exclusion {
  readonly reason: string;
  readonly facilities: readonly Facility[];
}

/** Who is not counted and why, most first; within a reason in key order. */
export function exclusionsOf(
  facilities: readonly Facility[],
  filter: FacilityFilter,
  asOf: string,
): Exclusion[] {
  const byReason = new Map<string, Facility[]>();
  for (const facility of facilities) {
    if (facility.class !== filter.class) continue;
    const reason = reasonAgainst(facility, filter, asOf);
    if (reason === null) continue;
    const list = byReason.get(reason);
    if (list === undefined) byReason.set(reason, [facility]);
    else list.push(facility);
  }
  return [...byReason]
    .map(([reason, list]) => ({
      reason,
      facilities: list.sort((a, b) => compareCodePoints(a.key, b.key)),
    }))
    .sort(
      (a, b) => b.facilities.length - a.facilities.length || compareCodePoints(a.reason, b.reason),
    );
}
