import type { Facility } from "../facilities/facility.ts";
import type { EcefPoints } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import { costMmOf } from "./access.ts";

/** Demand or sites: where they are, and the landmass group each stands on. */
export interface Located {
  readonly points: EcefPoints;
  readonly group: Int32Array;
}

/** How one list of sites became another, both in key order. */
export interface SiteChange {
  /** Old index → new index, −1 where the site went or stands elsewhere. */
  readonly newIndex: Int32Array;
  /** New indices of sites that were not there. */
  readonly added: readonly number[];
  /** Old indices of sites that are gone. */
  readonly removed: readonly number[];
}

/** How the sites in reach differ from another travel of the same demand. */
export interface ReachChange {
  readonly newIndex: Int32Array;
  /** Demand points whose sites within the cut-off may differ, ascending. */
  readonly points: readonly number[];
}

/** Beyond so many changed sites, measuring everything anew is as fast. */
const MOST_CHANGED = 24;

export function isFew({ added, removed }: SiteChange): boolean {
  return added.length + removed.length <= MOST_CHANGED;
}

export function siteChange(before: readonly Facility[], after: readonly Facility[]): SiteChange {
  const oldAt = new Map(before.map(({ key }, j) => [key, j]));
  const newIndex = new Int32Array(before.length).fill(-1);
  const added: number[] = [];
  after.forEach((site, j) => {
    const old = oldAt.get(site.key);
    const was = old === undefined ? undefined : before[old];
    if (was !== undefined && isSamePlace(was, site)) newIndex[old!] = j;
    else added.push(j);
  });
  const removed = [...newIndex.keys()].filter((j) => newIndex[j]! < 0);
  return { newIndex, added, removed };
}

function isSamePlace(a: Facility, b: Facility): boolean {
  return a.lon === b.lon && a.lat === b.lat && a.entrances === b.entrances;
}

/**
 * Which demand points a change of sites gives another nearest site or cost, ascending: those
 * whose nearest site went, and those that an added site of their group is as near to. Every
 * point that differs is among them; a tie may bring some that do not.
 */
export function touchedPoints(
  demand: Located,
  before: { readonly nearest: Int32Array; readonly costMm: Float64Array },
  sites: Located,
  { newIndex, added, removed }: SiteChange,
  detour: number,
): number[] {
  const touched: number[] = [];
  const { nearest, costMm } = before;
  if (removed.length > 0) {
    for (let i = 0; i < nearest.length; i++) {
      if (nearest[i]! >= 0 && newIndex[nearest[i]!]! < 0) touched.push(i);
    }
  }
  const { x, y, z } = demand.points;
  for (const j of added) {
    const [sx, sy, sz] = [sites.points.x[j]!, sites.points.y[j]!, sites.points.z[j]!];
    const group = sites.group[j]!;
    for (let i = 0; i < costMm.length; i++) {
      if (demand.group[i] !== group) continue;
      const dx = x[i]! - sx;
      const dy = y[i]! - sy;
      const dz = z[i]! - sz;
      // A chord is never longer than its geodesic: beyond this the site cannot be as near.
      const reachM = (costMm[i]! + 1) / 1000 / detour;
      if (dx * dx + dy * dy + dz * dz > reachM * reachM) continue;
      const metres = geodesicFromEcefM(x[i]!, y[i]!, z[i]!, sx, sy, sz);
      if (costMmOf(metres * detour) <= costMm[i]!) touched.push(i);
    }
  }
  return ascending(touched);
}

/**
 * Demand points within a chord of some of the sites of their own group, ascending: whose sites
 * within that reach may differ when these come or go.
 */
export function pointsNear(
  demand: Located,
  changed: readonly { readonly sites: Located; readonly indices: readonly number[] }[],
  reachM: number,
): number[] {
  const near: number[] = [];
  const { x, y, z } = demand.points;
  const reach2 = reachM * reachM;
  for (const { sites, indices } of changed) {
    for (const j of indices) {
      const [sx, sy, sz] = [sites.points.x[j]!, sites.points.y[j]!, sites.points.z[j]!];
      const group = sites.group[j]!;
      for (let i = 0; i < x.length; i++) {
        const dx = x[i]! - sx;
        if (dx > reachM || dx < -reachM || demand.group[i] !== group) continue;
        const dy = y[i]! - sy;
        const dz = z[i]! - sz;
        if (dx * dx + dy * dy + dz * dz <= reach2) near.push(i);
      }
    }
  }
  return ascending(near);
}

/** Sorted, each once. */
function ascending(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
