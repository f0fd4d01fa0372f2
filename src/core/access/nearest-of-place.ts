import { compareCodePoints } from "../base/exact.ts";
import { entrancesOf, type Facility } from "../facilities/facility.ts";
import { geodesicM } from "../geo/geodesic.ts";
import { costMmOf } from "./access.ts";

export interface NearestOfPlace {
  readonly facility: Facility;
  readonly costMm: number;
}

/** The nearest of a few thousand facilities to one place in degrees, ties by key; null for none. */
export function nearestOfPlace(
  lon: number,
  lat: number,
  facilities: Iterable<Facility>,
): NearestOfPlace | null {
  let nearest: NearestOfPlace | null = null;
  for (const facility of facilities) {
    const costs = entrancesOf(facility).map(([x, y]) => costMmOf(geodesicM(lon, lat, x, y)));
    const costMm = Math.min(...costs);
    const isNearer =
      nearest === null ||
      costMm < nearest.costMm ||
      (costMm === nearest.costMm && compareCodePoints(facility.key, nearest.facility.key) < 0);
    if (isNearer) nearest = { facility, costMm };
  }
  return nearest;
}
