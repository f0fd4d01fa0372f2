import type { EcefPoints } from "../geo/ecef.ts";
import { PointHash } from "../geo/point-hash.ts";
import { type Access, UNREACHED } from "./access.ts";
import { type SiteChange, touchedPoints } from "./changed-sites.ts";
import { countWithin } from "./count-within.ts";
import { nearestSites } from "./nearest-site.ts";
import { PairsInReach, type ReachPart } from "./pairs-in-reach.ts";

/** Demand or sites: where they are, and the landmass group each stands on. */
export interface Located {
  readonly points: EcefPoints;
  readonly group: Int32Array;
}

/** Travel to the sites as they were, and how they changed; landmass groups are the same. */
export interface ReachStep {
  readonly before: CircleReach;
  readonly change: SiteChange;
}

/**
 * Straight-line travel of every demand point: WGS 84 geodesic × `detour` to the sites of its
 * own landmass group; the others are out of reach whatever their distance. Sites must be in key
 * order. Travel is measured once; any number of cut-offs may then be asked for.
 */
export class CircleReach {
  /** Index of the nearest site in key order (ties by key), −1 where none is reachable. */
  readonly nearest: Int32Array;
  /** Whole millimetres to it, `UNREACHED` where none. */
  readonly costMm: Float64Array;
  readonly #demand: EcefPoints;
  readonly #sites: EcefPoints;
  readonly #parts: readonly ReachPart[];
  readonly #detour: number;
  #counted: { readonly cutoffMm: number; readonly count: Uint32Array } | null = null;
  #pairs: PairsInReach | null = null;

  /**
   * The model `circle` has detour 1. With `step`, only demand points that the change of sites
   * touches are measured anew; the result is the same to the last bit.
   */
  constructor(demand: Located, sites: Located, detour: number, step: ReachStep | null = null) {
    const { count } = demand.points;
    this.nearest = new Int32Array(count).fill(-1);
    this.costMm = new Float64Array(count).fill(UNREACHED);
    this.#demand = demand.points;
    this.#sites = sites.points;
    this.#detour = detour;
    const touched = step === null ? null : this.#carryOver(demand, sites, step);
    const membersOf = indicesByGroup(demand.group);
    const parts: ReachPart[] = [];
    for (const [group, siteIndices] of indicesByGroup(sites.group)) {
      const members = membersOf.get(group);
      if (members === undefined) continue;
      const hash = new PointHash(sites.points, siteIndices);
      const anew = touched === null ? members : members.filter((i) => touched[i] === 1);
      nearestSites(demand.points, anew, sites.points, hash, detour, this.nearest, this.costMm);
      parts.push({ members, hash });
    }
    this.#parts = parts;
  }

  /** What the change leaves as it was; gives the points it may not. */
  #carryOver(demand: Located, sites: Located, { before, change }: ReachStep): Uint8Array {
    const touched = touchedPoints(demand, before, sites, change, this.#detour);
    for (let i = 0; i < touched.length; i++) {
      const old = before.nearest[i]!;
      if (touched[i] === 1 || old < 0) continue;
      this.nearest[i] = change.newIndex[old]!;
      this.costMm[i] = before.costMm[i]!;
    }
    return touched;
  }

  /** Sites within the cut-off of every demand point. */
  countWithin(cutoffMm: number): Uint32Array {
    if (this.#counted?.cutoffMm === cutoffMm) return this.#counted.count;
    const count = new Uint32Array(this.costMm.length);
    for (const { members, hash } of this.#parts) {
      countWithin(
        this.#demand,
        members,
        this.#sites,
        hash,
        cutoffMm,
        this.#detour,
        this.costMm,
        count,
      );
    }
    this.#counted = { cutoffMm, count };
    return count;
  }

  /** Every demand point with its sites within the cut-off. */
  pairsWithin(cutoffMm: number): PairsInReach {
    if (this.#pairs === null || this.#pairs.cutoffMm !== cutoffMm) {
      const { costMm } = this;
      this.#pairs = new PairsInReach(
        { demand: this.#demand, sites: this.#sites, parts: this.#parts, costMm },
        cutoffMm,
        this.#detour,
      );
    }
    return this.#pairs;
  }
}

/** Nearest site, cost and count within one cut-off; see `CircleReach`. */
export function circleAccess(
  demand: Located,
  sites: Located,
  cutoffMm: number,
  detour: number,
): Access {
  const reach = new CircleReach(demand, sites, detour);
  return { nearest: reach.nearest, costMm: reach.costMm, count: reach.countWithin(cutoffMm) };
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
