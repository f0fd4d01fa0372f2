import type { Demand } from "../../core/demand/demand.ts";
import type { GroundAt } from "../../core/elevation/height-raster.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import { geodesicM } from "../../core/geo/geodesic.ts";
import { type HeightGrid, riseAround } from "../../core/geo/height-grid.ts";
import type { PolygonIndex } from "../../core/geo/polygon-index.ts";
import { crossesItself } from "../../core/geo/ring.ts";
import { landAt } from "../../core/land/locate.ts";
import type { CandidateSite } from "../../core/scenario/candidate-site.ts";

/** Why a place is doubtful. None of them forbids it. */
export type SiteFlag =
  | { readonly kind: "water" }
  | { readonly kind: "outside" }
  | { readonly kind: "rugged"; readonly riseM: number }
  | { readonly kind: "steep"; readonly percent: number }
  | { readonly kind: "crossing" }
  | { readonly kind: "close"; readonly name: string; readonly metres: number };

/** What the ground of a region is known by. */
interface Ground {
  readonly land: PolygonIndex | null;
  readonly demand: Demand | null;
  readonly heights: HeightGrid | null;
  /** The place by the planner's own heights; null where they say nothing of it. */
  readonly ground: GroundAt | null;
}

/** Heights that differ by so much within three cells (about 10 km) mean hills with steep ground. */
const RUGGED_M = 400;
/** Steeper than a wheelchair ramp may be: 1 in 12 (GB 55019-2021). */
const STEEP_PERCENT = 100 / 12;
/** Beyond this far from any populated cell a place belongs to no unit. */
const OUTSIDE_M = 20_000;

/** What speaks against a site where it stands. Facilities are those of the scenario. */
export function siteFlags(
  site: CandidateSite,
  facilities: readonly Facility[],
  { land, demand, heights, ground }: Ground,
  minSpacingM: number,
): SiteFlag[] {
  const flags: SiteFlag[] = [];
  if (land !== null && landAt(land, site.lon, site.lat) < 0) flags.push({ kind: "water" });
  const home = demand === null ? null : nearestPopulated(demand, site.lon, site.lat);
  if (home !== null && home.metres > OUTSIDE_M) flags.push({ kind: "outside" });
  // A slope at the place says more than the rise of the country around.
  const slope = ground?.slopePercent ?? null;
  if (slope !== null && slope > STEEP_PERCENT) flags.push({ kind: "steep", percent: slope });
  const riseM = heights === null || slope !== null ? null : riseAround(heights, site.lon, site.lat);
  if (riseM !== null && riseM >= RUGGED_M) flags.push({ kind: "rugged", riseM });
  if (site.outline !== null && crossesItself(site.outline)) flags.push({ kind: "crossing" });
  const near = nearestOfClass(site, facilities);
  if (near !== null && near.metres < minSpacingM) {
    flags.push({ kind: "close", name: near.name, metres: near.metres });
  }
  return flags;
}

/** The populated cell nearest to a place, by geodesic; null where there is none. */
export function nearestPopulated(
  demand: Demand,
  lon: number,
  lat: number,
): { readonly lon: number; readonly lat: number; readonly metres: number } | null {
  const people = demand.weights.get("people");
  let found = -1;
  let least = Infinity;
  // A degree of longitude is about 0.87 of one of latitude here: enough to choose, the length is exact.
  for (let i = 0; i < demand.count; i++) {
    if (people !== undefined && people[i] === 0) continue;
    const dx = (demand.lon[i]! - lon) * 0.87;
    const dy = demand.lat[i]! - lat;
    const d2 = dx * dx + dy * dy;
    if (d2 < least) {
      least = d2;
      found = i;
    }
  }
  if (found < 0) return null;
  const at = { lon: demand.lon[found]!, lat: demand.lat[found]! };
  return { ...at, metres: geodesicM(lon, lat, at.lon, at.lat) };
}

function nearestOfClass(
  site: CandidateSite,
  facilities: readonly Facility[],
): { readonly name: string; readonly metres: number } | null {
  let near: { readonly name: string; readonly metres: number } | null = null;
  for (const one of facilities) {
    if (one.class !== site.class || one.key === site.key || one.status === "closed") continue;
    // Farther than half a degree no spacing rule reaches: skip the geodesic.
    if (Math.abs(one.lon - site.lon) > 0.5 || Math.abs(one.lat - site.lat) > 0.5) continue;
    const metres = geodesicM(site.lon, site.lat, one.lon, one.lat);
    if (near === null || metres < near.metres) near = { name: one.name, metres };
  }
  return near;
}
