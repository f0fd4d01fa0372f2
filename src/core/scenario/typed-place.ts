import type { Place } from "../facilities/facility.ts";
import { type CleanCoordinate, cleanPair } from "../import/clean-value.ts";

/**
 * A place typed as people write it: degrees, or degrees, minutes and seconds, with or without
 * letters of the axes. Without letters longitude stands first; null where it cannot be read so.
 */
export function typedPlace(text: string): Place | null {
  const pair = cleanPair(text);
  return pair === null ? null : placeOfPair(pair[0], pair[1]);
}

/** Two coordinates as a place; null where they are no longitude and latitude in that order or by their letters. */
export function placeOfPair(a: CleanCoordinate, b: CleanCoordinate): Place | null {
  const isTurned = a.axis === "lat" || b.axis === "lon";
  if (isTurned && (a.axis === "lon" || b.axis === "lat")) return null;
  const [lon, lat] = isTurned ? [b.value, a.value] : [a.value, b.value];
  if (lon === null || lat === null) return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}
