import { PointHash } from "../geo/point-hash.ts";
import { type Access, UNREACHED } from "./access.ts";
import {
  isFew,
  type Located,
  pointsNear,
  type ReachChange,
  type SiteChange,
  touchedPoints,
} from "./changed-sites.ts";
import { countWithin } from "./count-within.ts";
import { countSitesOnce } from "./entrances.ts";
import { nearestSites } from "./nearest-site.ts";
import { PairsInReach, type PairsStep } from "./pairs-in-reach.ts";

/** Counts kept, one for each of the cut-offs last asked for. */
const KEPT_COUNTS = 6;
/** A chord this much longer than the cut-off surely is beyond it, whatever rounding says. */
const MARGIN_M = 1;

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
  readonly #demand: Located;
  readonly #sites: Located;
  /** Entrance → site; null where each site has one. */
  readonly #siteOf: Int32Array | null;
  /** Sites of every landmass group that has some. */
  readonly #hashes: ReadonlyMap<number, PointHash>;
  readonly #detour: number;
  /** By cut-off, the least recently used first. */
  readonly #counts = new Map<number, Uint32Array>();

  /**
   * The model `circle` has detour 1. With `step`, only demand points that the change of sites
   * touches are measured anew; the result is the same to the last bit. With `siteOf`, `sites`
   * are entrances and it tells whose: figures are of the sites, costs to the nearest entrance,
   * and nothing is carried over.
   */
  constructor(
    demand: Located,
    sites: Located,
    detour: number,
    step: ReachStep | null = null,
    siteOf: Int32Array | null = null,
  ) {
    const { count } = demand.points;
    this.#demand = demand;
    this.#sites = sites;
    this.#siteOf = siteOf;
    this.#detour = detour;
    this.#hashes = new Map(
      [...membersOf(sites.group)].map(([group, own]) => [group, new PointHash(sites.points, own)]),
    );
    if (step === null) {
      this.nearest = new Int32Array(count).fill(-1);
      this.costMm = new Float64Array(count).fill(UNREACHED);
      this.#measure(membersOf(demand.group));
      if (siteOf !== null) {
        this.nearest = this.nearest.map((entrance) => (entrance < 0 ? -1 : siteOf[entrance]!));
      }
      return;
    }
    const { before, change } = step;
    const touched = touchedPoints(demand, before, sites, change, detour);
    const isSettled = touched.length === 0;
    this.costMm = isSettled ? before.costMm : before.costMm.slice();
    this.nearest = before.nearest.slice();
    for (let i = 0; i < count; i++) {
      if (this.nearest[i]! >= 0) this.nearest[i] = change.newIndex[this.nearest[i]!]!;
    }
    for (const i of touched) {
      this.nearest[i] = -1;
      this.costMm[i] = UNREACHED;
    }
    this.#measure(this.#byGroup(touched));
    for (const [cutoffMm, counted] of before.#counts) {
      const count = counted.slice();
      const near = this.#near(before, change, cutoffMm);
      for (const i of near) count[i] = 0;
      this.#count(this.#byGroup(near), cutoffMm, count);
      this.#counts.set(cutoffMm, count);
    }
  }

  /** Nearest sites of these demand points, which are given by group. */
  #measure(members: ReadonlyMap<number, ArrayLike<number>>): void {
    for (const [group, own] of members) {
      const hash = this.#hashes.get(group);
      if (hash === undefined) continue;
      const { nearest, costMm } = this;
      const [demand, sites] = [this.#demand.points, this.#sites.points];
      nearestSites(demand, own, sites, hash, this.#detour, nearest, costMm);
    }
  }

  #near(before: CircleReach, { added, removed }: SiteChange, cutoffMm: number): number[] {
    const changed = [
      { sites: before.#sites, indices: removed },
      { sites: this.#sites, indices: added },
    ];
    return pointsNear(this.#demand, changed, cutoffMm / 1000 / this.#detour + MARGIN_M);
  }

  /** Null where travel itself differs, or more than a few sites. */
  changeSince(before: CircleReach, change: SiteChange, cutoffMm: number): ReachChange | null {
    const isAlike = before.#demand.group === this.#demand.group && before.#detour === this.#detour;
    if (!isAlike || before.#demand.points !== this.#demand.points) return null;
    if (!isFew(change) || this.#siteOf !== null || before.#siteOf !== null) return null;
    return { newIndex: change.newIndex, points: this.#near(before, change, cutoffMm) };
  }

  /** Sites within the cut-off of every demand point. */
  countWithin(cutoffMm: number): Uint32Array {
    let count = this.#counts.get(cutoffMm);
    if (count === undefined) {
      count = new Uint32Array(this.costMm.length);
      this.#count(membersOf(this.#demand.group), cutoffMm, count);
      const siteOf = this.#siteOf;
      if (siteOf !== null) {
        countSitesOnce(this.#demand, this.#sites, siteOf, cutoffMm, this.#detour, count);
      }
    }
    this.#counts.delete(cutoffMm);
    this.#counts.set(cutoffMm, count);
    const oldest = this.#counts.keys().next().value;
    if (this.#counts.size > KEPT_COUNTS && oldest !== undefined) this.#counts.delete(oldest);
    return count;
  }

  #count(
    members: ReadonlyMap<number, ArrayLike<number>>,
    cutoffMm: number,
    count: Uint32Array,
  ): void {
    for (const [group, own] of members) {
      const hash = this.#hashes.get(group);
      if (hash === undefined) continue;
      const [demand, sites] = [this.#demand.points, this.#sites.points];
      countWithin(demand, own, sites, hash, cutoffMm, this.#detour, this.costMm, count);
    }
  }

  /** Every demand point with its sites within the cut-off; `from` spares measuring most of them. */
  pairsWithin(cutoffMm: number, from: PairsStep | null = null): PairsInReach {
    const travel = {
      demand: this.#demand,
      sites: this.#sites,
      siteOf: this.#siteOf,
      hashes: this.#hashes,
      costMm: this.costMm,
    };
    return new PairsInReach(travel, cutoffMm, this.#detour, from);
  }

  #byGroup(points: readonly number[]): Map<number, number[]> {
    const members = new Map<number, number[]>();
    for (const i of points) {
      const group = this.#demand.group[i]!;
      const own = members.get(group);
      if (own === undefined) members.set(group, [i]);
      else own.push(i);
    }
    return members;
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

const known = new WeakMap<Int32Array, ReadonlyMap<number, Int32Array>>();

/** Group → indices in ascending order; computed once for a list of groups. */
function membersOf(group: Int32Array): ReadonlyMap<number, Int32Array> {
  let lists = known.get(group);
  if (lists === undefined) {
    lists = indicesByGroup(group);
    known.set(group, lists);
  }
  return lists;
}

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
