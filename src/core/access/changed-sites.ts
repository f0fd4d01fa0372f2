import type { Facility } from "../facilities/facility.ts";
import type { EcefPoints } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import { costMmOf } from "./access.ts";

/** How one list of sites became another, both in key order. */
export interface SiteChange {
  /** Old index → new index, −1 where the site went or stands elsewhere. */
  readonly newIndex: Int32Array;
  /** New indices of sites that were not there. */
  readonly added: readonly number[];
  /** How many old sites are gone. */
  readonly removed: number;
}

export function siteChange(before: readonly Facility[], after: readonly Facility[]): SiteChange {
  const oldAt = new Map(before.map(({ key }, j) => [key, j]));
  const newIndex = new Int32Array(before.length).fill(-1);
  const added: number[] = [];
  after.forEach((site, j) => {
    const old = oldAt.get(site.key);
    const was = old === undefined ? undefined : before[old];
    if (was?.lon === site.lon && was.lat === site.lat) newIndex[old!] = j;
    else added.push(j);
  });
  return { newIndex, added, removed: newIndex.filter((j) => j < 0).length };
}

/**
 * Which demand points a change of sites gives another nearest site or cost: those whose nearest
 * site went, and those that an added site of their group is as near to. Every point that
 * differs is among them; a tie may bring some that do not.
 */
export function touchedPoints(
  demand: { readonly points: EcefPoints; readonly group: Int32Array },
  before: { readonly nearest: Int32Array; readonly costMm: Float64Array },
  sites: { readonly points: EcefPoints; readonly group: Int32Array },
  { newIndex, added }: SiteChange,
  detour: number,
): Uint8Array {
  const touched = Uint8Array.from(before.nearest, (j) => (j >= 0 && newIndex[j]! < 0 ? 1 : 0));
  const { x, y, z } = demand.points;
  for (const j of added) {
    const [sx, sy, sz] = [sites.points.x[j]!, sites.points.y[j]!, sites.points.z[j]!];
    for (let i = 0; i < touched.length; i++) {
      if (touched[i] === 1 || demand.group[i] !== sites.group[j]) continue;
      const dx = x[i]! - sx;
      const dy = y[i]! - sy;
      const dz = z[i]! - sz;
      // A chord is never longer than its geodesic: beyond this the site cannot be as near.
      const reachM = (before.costMm[i]! + 1) / 1000 / detour;
      if (dx * dx + dy * dy + dz * dz > reachM * reachM) continue;
      const metres = geodesicFromEcefM(x[i]!, y[i]!, z[i]!, sx, sy, sz);
      if (costMmOf(metres * detour) <= before.costMm[i]!) touched[i] = 1;
    }
  }
  return touched;
}
