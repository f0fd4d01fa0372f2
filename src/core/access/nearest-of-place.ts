import { compareCodePoints } from "../base/exact.ts";
import { entrancesOf, type Facility } from "../facilities/facility.ts";
import { geodesicM } from "../geo/geodesic.ts";
import { costMmOf } from "./access.ts";

export interface NearestOfPlace {
  readonly facility: Facility;
  readonly costMm: number;
}

/** The `k` nearest of a few thousand facilities to one place in degrees, nearest first, ties by key. */
export function nearestOfPlace(
  lon: number,
  lat: number,
  facilities: Iterable<Facility>,
  k: number,
): NearestOfPlace[] {
  const nearest: NearestOfPlace[] = [];
  for (const facility of facilities) {
    const costs = entrancesOf(facility).map(([x, y]) => costMmOf(geodesicM(lon, lat, x, y)));
    const found = { facility, costMm: Math.min(...costs) };
    let at = nearest.length;
    while (at > 0 && precedes(found, nearest[at - 1]!)) at--;
    if (at >= k) continue;
    nearest.splice(at, 0, found);
    nearest.length = Math.min(nearest.length, k);
  }
  return nearest;
}

function precedes(a: NearestOfPlace, b: NearestOfPlace): boolean {
  if (a.costMm !== b.costMm) return a.costMm < b.costMm;
  return compareCodePoints(a.facility.key, b.facility.key) < 0;
}
