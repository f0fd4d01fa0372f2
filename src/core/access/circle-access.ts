import type { EcefPoints } from "../geo/ecef.ts";
import { PointHash } from "../geo/point-hash.ts";
import { type Access, UNREACHED } from "./access.ts";
import { countWithin } from "./count-within.ts";
import { nearestSites } from "./nearest-site.ts";

/** Demand or sites: where they are, and the landmass group each stands on. */
export interface Located {
  readonly points: EcefPoints;
  readonly group: Int32Array;
}

/**
 * Straight-line access of every demand point: WGS 84 geodesic × `detour` to the sites of its
 * own landmass group; the others are out of reach whatever their distance. Sites must be in
 * key order. The model `circle` has detour 1.
 */
export function circleAccess(
  demand: Located,
  sites: Located,
  cutoffMm: number,
  detour: number,
): Access {
  const { count } = demand.points;
  const access: Access = {
    nearest: new Int32Array(count).fill(-1),
    costMm: new Float64Array(count).fill(UNREACHED),
    count: new Uint32Array(count),
  };
  const membersOf = indicesByGroup(demand.group);
  for (const [group, siteIndices] of indicesByGroup(sites.group)) {
    const members = membersOf.get(group);
    if (members === undefined) continue;
    const hash = new PointHash(sites.points, siteIndices);
    nearestSites(demand.points, members, sites.points, hash, detour, access.nearest, access.costMm);
    countWithin(
      demand.points,
      members,
      sites.points,
      hash,
      cutoffMm,
      detour,
      access.costMm,
      access.count,
    );
  }
  return access;
}

/** Group → indices in ascending order. */
function indicesByGroup(group: Int32Array): Map<number, Int32Array> {
  const sizes = new Map<number, number>();
  for (const g of group) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  const lists = new Map<number, Int32Array>();
  const filled = new Map<number, number>();
  for (const [g, size] of sizes) lists.set(g, new Int32Array(size));
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    const at = filled.get(g) ?? 0;
    lists.get(g)![at] = i;
    filled.set(g, at + 1);
  }
  return lists;
}
