import { entrancesOf, type Facility } from "../facilities/facility.ts";
import type { EcefPoints } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import { costMmOf, isWithin } from "./access.ts";

/** The entrances of sites, site after site; `siteOf` is null where each site has one. */
export interface Entrances {
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** Entrance → index of its site. Ascending, so that ties between entrances fall to the first site. */
  readonly siteOf: Int32Array | null;
}

export function entrancesOfSites(sites: readonly Facility[]): Entrances {
  const places = sites.map(entrancesOf);
  const all = places.flat();
  const lon = all.map(([x]) => x);
  const lat = all.map(([, y]) => y);
  if (all.length === sites.length) return { lon, lat, siteOf: null };
  const siteOf = Int32Array.from(places.flatMap((of, site) => of.map(() => site)));
  return { lon, lat, siteOf };
}

/**
 * Takes from `count`, which counts entrances within the cut-off, what counts a site more than
 * once. `group` tells demand points and entrances that can reach each other.
 */
export function countSitesOnce(
  demand: { readonly points: EcefPoints; readonly group: Int32Array },
  entrances: { readonly points: EcefPoints; readonly group: Int32Array },
  siteOf: Int32Array,
  cutoffMm: number,
  detour: number,
  count: Uint32Array,
): void {
  const { x, y, z } = demand.points;
  const at = entrances.points;
  for (let first = 0; first < siteOf.length; ) {
    let next = first + 1;
    while (next < siteOf.length && siteOf[next] === siteOf[first]) next++;
    for (let i = 0; next - first > 1 && i < count.length; i++) {
      if (count[i]! < 2 || demand.group[i] !== entrances.group[first]) continue;
      let within = 0;
      for (let e = first; e < next; e++) {
        const metres = geodesicFromEcefM(x[i]!, y[i]!, z[i]!, at.x[e]!, at.y[e]!, at.z[e]!);
        if (isWithin(costMmOf(metres * detour), cutoffMm)) within++;
      }
      if (within > 1) count[i] = count[i]! - (within - 1);
    }
    first = next;
  }
}
