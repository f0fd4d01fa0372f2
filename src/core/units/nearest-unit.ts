import type { Demand } from "../demand/demand.ts";
import { ecefFromLonLat } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import { PointHash } from "../geo/point-hash.ts";

/**
 * Units of places by the nearest demand point, for units that are known only through demand.
 * Beyond `limitM` from all demand a place is outside.
 */
export function unitsByNearestDemand(
  demand: Demand,
  limitM: number,
): (lon: ArrayLike<number>, lat: ArrayLike<number>) => Map<string, Int32Array> {
  let hash: PointHash | null = null;
  return (lon, lat) => {
    hash ??= new PointHash(demand.points);
    const places = ecefFromLonLat(lon, lat);
    const nearest = new Int32Array(lon.length).fill(-1);
    for (let p = 0; p < lon.length; p++) {
      nearest[p] = nearestPoint(demand, hash, places.x[p]!, places.y[p]!, places.z[p]!, limitM);
    }
    return new Map(
      [...demand.unitAt].map(([level, unitAt]) => [
        level,
        nearest.map((i) => (i < 0 ? -1 : unitAt[i]!)),
      ]),
    );
  };
}

function nearestPoint(
  { points }: Demand,
  hash: PointHash,
  x: number,
  y: number,
  z: number,
  limitM: number,
): number {
  for (let reach = Math.min(1000, limitM); ; reach = Math.min(reach * 4, limitM)) {
    let found = -1;
    let least = Infinity;
    hash.visitWithin(x, y, z, reach, (i) => {
      const m = geodesicFromEcefM(x, y, z, points.x[i]!, points.y[i]!, points.z[i]!);
      if (m < least || (m === least && i < found)) {
        least = m;
        found = i;
      }
    });
    if (found >= 0 || reach >= limitM) return found;
  }
}
