import { movedPlaces } from "../core/facilities/facility.ts";
import type { CandidateSite } from "../core/scenario/candidate-site.ts";
import type { MapScene } from "./scene.ts";

/** A candidate carried elsewhere, degrees. */
export interface Moved {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** Candidates as they are while one is carried: its shape comes along, and so do the others marked with it. */
export function movedSites(
  { sites, marked }: MapScene["candidates"],
  moved: Moved | null,
): readonly CandidateSite[] {
  const inHand = moved === null ? undefined : sites.find(({ id }) => id === moved.id);
  if (moved === null || inHand === undefined) return sites;
  const dLon = moved.lon - inHand.lon;
  const dLat = moved.lat - inHand.lat;
  const together = new Set(marked.includes(moved.id) ? marked : [moved.id]);
  return sites.map((site) => {
    if (!together.has(site.id)) return site;
    const { outline, entrances } = site;
    return {
      ...site,
      lon: site.lon + dLon,
      lat: site.lat + dLat,
      outline: outline && movedPlaces(outline, dLon, dLat),
      entrances: entrances && movedPlaces(entrances, dLon, dLat),
    };
  });
}
