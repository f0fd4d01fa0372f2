import type { Demand } from "../demand/demand.ts";
import type { Place } from "../facilities/facility.ts";
import { ecefOf, writeEcef } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import { costMmOf, isWithin } from "./access.ts";

/** A chord is never longer than its geodesic; rounding adds half a millimetre. */
const ROUNDING_M = 0.001;

/** Demand points within the cut-off of any of some entrances, on the same landmass group; ascending. */
export function reachedFrom(
  { points, count }: Demand,
  groupOf: Int32Array,
  entrances: readonly Place[],
  group: number,
  cutoffMm: number,
): number[] {
  const at = ecefOf(entrances.length);
  entrances.forEach(([lon, lat], e) => {
    writeEcef(at, e, lon, lat);
  });
  const reachM = cutoffMm / 1000 + ROUNDING_M;
  const reached: number[] = [];
  for (let i = 0; i < count; i++) {
    if (groupOf[i] !== group) continue;
    const [px, py, pz] = [points.x[i]!, points.y[i]!, points.z[i]!];
    for (let e = 0; e < entrances.length; e++) {
      const [x, y, z] = [at.x[e]!, at.y[e]!, at.z[e]!];
      const [dx, dy, dz] = [px - x, py - y, pz - z];
      if (dx * dx + dy * dy + dz * dz > reachM * reachM) continue;
      if (!isWithin(costMmOf(geodesicFromEcefM(px, py, pz, x, y, z)), cutoffMm)) continue;
      reached.push(i);
      break;
    }
  }
  return reached;
}

/** A site in its turn, and whom it newly covers there: millionths. */
interface Turn {
  readonly site: number;
  readonly gained: number;
}

/**
 * Sites one after the other, each time the one that covers most of those whom neither `covered`
 * nor an earlier one covers; ties to the first. `reached[s]` are the demand points of site s.
 */
export function greedyOrder(
  reached: readonly (readonly number[])[],
  weights: Float64Array,
  covered: Uint8Array,
): Turn[] {
  const isCovered = covered.slice();
  const left = new Set(reached.keys());
  const turns: Turn[] = [];
  while (left.size > 0) {
    let best: Turn = { site: -1, gained: -1 };
    for (const site of left) {
      let gained = 0;
      for (const i of reached[site]!) if (isCovered[i] === 0) gained += weights[i]!;
      if (gained > best.gained) best = { site, gained };
    }
    for (const i of reached[best.site]!) isCovered[i] = 1;
    left.delete(best.site);
    turns.push(best);
  }
  return turns;
}
