import { compareCodePoints } from "../base/exact.ts";
import type { Facility } from "../facilities/facility.ts";
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
    const costMm = costMmOf(geodesicM(lon, lat, facility.lon, facility.lat));
    const isNearer =
      nearest === null ||
      costMm < nearest.costMm ||
      (costMm === nearest.costMm && compareCodePoints(facility.key, nearest.facility.key) < 0);
    if (isNearer) nearest = { facility, costMm };
  }
  return nearest;
}
