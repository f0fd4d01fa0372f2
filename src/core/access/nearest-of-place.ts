import { compareCodePoints } from "../base/exact.ts";
import { entrancesOf, type Facility } from "../facilities/facility.ts";
import { geodesicM } from "../geo/geodesic.ts";
import { costMmOf } from "./access.ts";

export interface NearestOfPlace {
  readonly facility: Facility;
  readonly costMm: number;
}

/**
 * Two places are never nearer than their latitudes: a degree of latitude is 110,574 m where it is
 * shortest, at the equator. A little less, so that no rounding counts.
 */
const LEAST_MM_PER_DEGREE_LAT = 110_500_000;

/**
 * The `k` nearest of the facilities that count to one place in degrees, nearest first, ties by key.
 * Whether one counts is asked only of those that would be among the nearest.
 */
export function nearestOfPlace(
  lon: number,
  lat: number,
  facilities: Iterable<Facility>,
  k: number,
  counts: (facility: Facility) => boolean = () => true,
): NearestOfPlace[] {
  const nearest: NearestOfPlace[] = [];
  for (const facility of facilities) {
    const farthest = nearest.length < k ? Number.POSITIVE_INFINITY : nearest[k - 1]!.costMm;
    const near = entrancesOf(facility).filter(
      ([, y]) => Math.abs(y - lat) * LEAST_MM_PER_DEGREE_LAT <= farthest,
    );
    if (near.length === 0) continue;
    const costs = near.map(([x, y]) => costMmOf(geodesicM(lon, lat, x, y)));
    const found = { facility, costMm: Math.min(...costs) };
    let at = nearest.length;
    while (at > 0 && precedes(found, nearest[at - 1]!)) at--;
    if (at >= k || !counts(facility)) continue;
    nearest.splice(at, 0, found);
    nearest.length = Math.min(nearest.length, k);
  }
  return nearest;
}

function precedes(a: NearestOfPlace, b: NearestOfPlace): boolean {
  if (a.costMm !== b.costMm) return a.costMm < b.costMm;
  return compareCodePoints(a.facility.key, b.facility.key) < 0;
}
