import type { CrsGuess } from "../../core/import/import-file.ts";
import { projectionOf } from "../datum/projection.ts";

/** West, south, east, north in degrees. */
export type Window = readonly [number, number, number, number];

/** All of China: wide enough to doubt, where no region is known. */
export const CHINA: Window = [73, 3, 136, 54];

/** Systems without a zone number in the easting, the likeliest in the region first. */
const PLAIN = [4549, 4550, 4548, 4547, 4551, 32651, 32650, 4509, 4510, 2385, 2437, 3857];

/** Share of places that must lie in the window before a system is offered. */
const LEAST_SHARE = 0.5;

/**
 * Coordinate systems that put most of the places [x, y] into the window, best first; `swap` where
 * the first number is the northing, as surveyors write it. Systems that only differ by their old
 * datum come last, for they need the planner's word.
 */
export function guessCrs(
  places: readonly (readonly [number, number])[],
  window: Window,
): CrsGuess[] {
  const guesses: CrsGuess[] = [];
  for (const swap of [false, true]) {
    const ordered = swap ? places.map(([x, y]) => [y, x] as const) : places;
    for (const code of codesFor(ordered)) {
      const projection = projectionOf(`EPSG:${code}`);
      if (projection === null) continue;
      const inside = ordered.filter(([x, y]) => {
        const [lon, lat] = projection.toDegrees(x, y);
        return lon >= window[0] && lon <= window[2] && lat >= window[1] && lat <= window[3];
      });
      const share = inside.length / places.length;
      if (share >= LEAST_SHARE) guesses.push({ crs: `EPSG:${code}`, swap, share });
    }
  }
  return guesses.sort((a, b) => b.share - a.share);
}

function codesFor(places: readonly (readonly [number, number])[]): readonly number[] {
  const eastings = places.map(([x]) => x).sort((a, b) => a - b);
  const northings = places.map(([, y]) => y).sort((a, b) => a - b);
  const easting = eastings[Math.floor(eastings.length / 2)] ?? 0;
  const northing = northings[Math.floor(northings.length / 2)] ?? 0;
  if (northing < 300_000 || northing > 7_500_000) return [];
  const zone = Math.floor(easting / 1_000_000);
  const rest = easting - zone * 1_000_000;
  if (rest < 150_000 || rest > 850_000) return zone === 0 || zone < 8 ? [] : [3857];
  if (zone >= 25 && zone <= 45) return [4513 + zone - 25, 2349 + zone - 25];
  if (zone >= 13 && zone <= 23) return [4491 + zone - 13, 3857];
  return zone === 0 ? PLAIN : [];
}
