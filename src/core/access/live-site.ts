import type { Demand } from "../demand/demand.ts";
import type { Place } from "../facilities/facility.ts";
import { ecefOf, writeEcef } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import { costMmOf, isWithin } from "./access.ts";

/** Where a site is tried: its entrances in degrees, one or more, and its landmass group. */
export interface TriedSite {
  readonly entrances: readonly Place[];
  readonly group: number;
}

/** What more sites would change, for the demand points they reach. */
export interface SiteGain {
  /** Demand indices that only these sites cover, ascending. */
  readonly gained: readonly number[];
  /** Demand indices in their reach that are covered without them, ascending. */
  readonly already: readonly number[];
  /** Field → millionths gained. */
  readonly sums: Readonly<Record<string, number>>;
}

/**
 * Answers, within one frame, what one site or more gain at any place: exact, by the same
 * comparison as the full run. `covered[i]` is 1 where demand point i is covered without them;
 * `groupOf[i]` is the landmass group (landmasses joined by links) of point i.
 */
export class LiveSite {
  readonly #demand: Demand;
  readonly #hash: PointHash;
  readonly #covered: Uint8Array;
  readonly #groupOf: Int32Array;
  readonly #cutoffMm: number;
  readonly #factor: number;
  readonly #here = ecefOf(1);

  constructor(
    demand: Demand,
    hash: PointHash,
    groupOf: Int32Array,
    covered: Uint8Array,
    cutoffMm: number,
    detour: number,
  ) {
    this.#demand = demand;
    this.#hash = hash;
    this.#groupOf = groupOf;
    this.#covered = covered;
    this.#cutoffMm = cutoffMm;
    this.#factor = detour;
  }

  gainOf(sites: readonly TriedSite[]): SiteGain {
    const reached = sites.flatMap(({ entrances, group }) =>
      entrances.map(([lon, lat]) => this.#reachedFrom(lon, lat, group)),
    );
    const all = reached.length === 1 ? reached[0]! : [...new Set(reached.flat())];
    all.sort((a, b) => a - b);
    const gained = all.filter((i) => this.#covered[i] !== 1);
    const already = all.filter((i) => this.#covered[i] === 1);
    const sums: Record<string, number> = {};
    for (const [field, weights] of this.#demand.weights) {
      let sum = 0;
      for (const i of gained) sum += weights[i]!;
      sums[field] = sum;
    }
    return { gained, already, sums };
  }

  #reachedFrom(lon: number, lat: number, group: number): number[] {
    const here = this.#here;
    writeEcef(here, 0, lon, lat);
    const x = here.x[0]!;
    const y = here.y[0]!;
    const z = here.z[0]!;
    const reached: number[] = [];
    const { points } = this.#demand;
    const reachM = this.#cutoffMm / 1000 / this.#factor + 0.01;
    this.#hash.visitWithin(x, y, z, reachM, (i) => {
      if (this.#groupOf[i] !== group) return;
      const metres = geodesicFromEcefM(points.x[i]!, points.y[i]!, points.z[i]!, x, y, z);
      if (isWithin(costMmOf(metres * this.#factor), this.#cutoffMm)) reached.push(i);
    });
    return reached;
  }
}
