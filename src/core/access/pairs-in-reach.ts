import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import { costMmOf, isWithin } from "./access.ts";
import type { Located, ReachChange } from "./changed-sites.ts";
import type { Catchments, VisitCell } from "./floating-catchment.ts";

/** Up to so many pairs are kept (eight bytes each); beyond, they are measured anew each time. */
const KEPT_PAIRS = 12_000_000;
/** A chord is never longer than its geodesic; rounding adds half a millimetre. */
const ROUNDING_M = 0.001;

interface Travel {
  readonly demand: Located;
  readonly sites: Located;
  /** Where `sites` are entrances: whose, ascending. */
  readonly siteOf: Int32Array | null;
  /** Sites of every landmass group that has some. */
  readonly hashes: ReadonlyMap<number, PointHash>;
  /** Cost to the nearest site. */
  readonly costMm: Float64Array;
}

/** Pairs within the same cut-off, and how the sites changed since. */
export interface PairsStep {
  readonly pairs: PairsInReach;
  readonly change: ReachChange;
}

/** The sites within a cut-off of every demand point. */
export class PairsInReach implements Catchments {
  readonly cutoffMm: number;
  readonly cells: number;
  readonly sites: number;
  readonly #travel: Travel;
  readonly #detour: number;
  #kept: Kept | null = null;

  constructor(travel: Travel, cutoffMm: number, detour: number, from: PairsStep | null) {
    this.cutoffMm = cutoffMm;
    this.cells = travel.demand.points.count;
    const { siteOf } = travel;
    this.sites = siteOf === null ? travel.sites.points.count : (siteOf.at(-1) ?? -1) + 1;
    this.#travel = travel;
    this.#detour = detour;
    if (from !== null) this.#kept = this.#carriedOver(from);
  }

  /** The pairs of before, but for the points that the change of sites touches. */
  #carriedOver({ pairs, change: { newIndex, points } }: PairsStep): Kept | null {
    const before = pairs.#kept;
    if (before === null) return null;
    const kept = new Kept(before.size);
    let isWhole = true;
    let next = 0;
    const measureUpTo = (end: number): void => {
      const from = next;
      while (next < points.length && points[next]! < end) next++;
      if (next === from) return;
      this.#measure(points.slice(from, next), (cell, count, site, costMm) => {
        isWhole &&= kept.add(cell, count, site, costMm);
      });
    };
    const isAnew = new Set(points);
    before.visit((cell, count, site, costMm) => {
      measureUpTo(cell);
      if (isAnew.has(cell)) return;
      for (let k = 0; k < count; k++) site[k] = newIndex[site[k]!]!;
      isWhole &&= kept.add(cell, count, site, costMm);
    }, null);
    measureUpTo(this.cells);
    return isWhole ? kept : null;
  }

  /** Cells with at least one site in reach, ascending; sites in ascending order. */
  visit(visit: VisitCell, only: Uint8Array | null = null): void {
    if (this.#kept !== null) {
      this.#kept.visit(visit, only);
      return;
    }
    let keep: Kept | null = new Kept();
    const all = { length: this.cells };
    this.#measure(all, (cell, count, site, costMm) => {
      if (keep?.add(cell, count, site, costMm) === false) keep = null;
      if (only === null || only[cell] === 1) visit(cell, count, site, costMm);
    });
    this.#kept = keep;
  }

  /** These points in their order; all of them where no list is given. */
  #measure(points: readonly number[] | { readonly length: number }, visit: VisitCell): void {
    const { demand, sites, siteOf, hashes, costMm } = this.#travel;
    const { x: px, y: py, z: pz } = demand.points;
    const { x: sx, y: sy, z: sz } = sites.points;
    const reachM = this.cutoffMm / 1000 / this.#detour + ROUNDING_M;
    let site = new Int32Array(64);
    let cost = new Float64Array(64);
    let found: { readonly j: number; readonly mm: number }[] = [];
    for (let p = 0; p < points.length; p++) {
      const i = Array.isArray(points) ? (points[p] as number) : p;
      if (!isWithin(costMm[i]!, this.cutoffMm)) continue;
      const hash = hashes.get(demand.group[i]!)!;
      const [x, y, z] = [px[i]!, py[i]!, pz[i]!];
      found = [];
      hash.visitWithin(x, y, z, reachM, (j) => {
        const metres = geodesicFromEcefM(x, y, z, sx[j]!, sy[j]!, sz[j]!);
        const mm = costMmOf(metres * this.#detour);
        if (isWithin(mm, this.cutoffMm)) found.push({ j, mm });
      });
      found.sort((a, b) => a.j - b.j);
      if (siteOf !== null) found = ofSites(found, siteOf);
      if (found.length > site.length) {
        site = new Int32Array(found.length * 2);
        cost = new Float64Array(found.length * 2);
      }
      found.forEach(({ j, mm }, k) => {
        site[k] = j;
        cost[k] = mm;
      });
      visit(i, found.length, site, cost);
    }
  }
}

/** Entrances in reach, ascending, as the sites they belong to: each once, at its least cost. */
function ofSites(
  entrances: readonly { readonly j: number; readonly mm: number }[],
  siteOf: Int32Array,
): { readonly j: number; readonly mm: number }[] {
  const sites: { j: number; mm: number }[] = [];
  for (const { j: entrance, mm } of entrances) {
    const j = siteOf[entrance]!;
    const last = sites.at(-1);
    if (last?.j === j) last.mm = Math.min(last.mm, mm);
    else sites.push({ j, mm });
  }
  return sites;
}

/** Pairs as measured, cell after cell. */
class Kept {
  #cell: Int32Array;
  #end: Uint32Array;
  #cells = 0;
  #site: Int32Array;
  #costMm: Uint32Array;
  #pairs = 0;

  constructor(expected: { readonly cells: number; readonly pairs: number } | null = null) {
    const { cells, pairs } = expected ?? { cells: 0, pairs: 0 };
    this.#cell = new Int32Array(cells + 1024);
    this.#end = new Uint32Array(cells + 1024);
    this.#site = new Int32Array(pairs + 4096);
    this.#costMm = new Uint32Array(pairs + 4096);
  }

  get size(): { readonly cells: number; readonly pairs: number } {
    return { cells: this.#cells, pairs: this.#pairs };
  }

  /** False where it is too much to keep. */
  add(cell: number, count: number, site: Int32Array, costMm: Float64Array): boolean {
    if (this.#pairs + count > KEPT_PAIRS) return false;
    if (this.#cells === this.#cell.length) {
      this.#cell = grown(this.#cell, new Int32Array(this.#cells * 2));
      this.#end = grown(this.#end, new Uint32Array(this.#cells * 2));
    }
    while (this.#pairs + count > this.#site.length) {
      this.#site = grown(this.#site, new Int32Array(this.#site.length * 2));
      this.#costMm = grown(this.#costMm, new Uint32Array(this.#costMm.length * 2));
    }
    for (let k = 0; k < count; k++) {
      this.#site[this.#pairs] = site[k]!;
      this.#costMm[this.#pairs++] = costMm[k]!;
    }
    this.#cell[this.#cells] = cell;
    this.#end[this.#cells++] = this.#pairs;
    return true;
  }

  visit(visit: VisitCell, only: Uint8Array | null): void {
    let site = new Int32Array(64);
    let costMm = new Float64Array(64);
    for (let c = 0; c < this.#cells; c++) {
      if (only !== null && only[this.#cell[c]!] === 0) continue;
      const from = c === 0 ? 0 : this.#end[c - 1]!;
      const count = this.#end[c]! - from;
      if (count > site.length) {
        site = new Int32Array(count * 2);
        costMm = new Float64Array(count * 2);
      }
      for (let k = 0; k < count; k++) {
        site[k] = this.#site[from + k]!;
        costMm[k] = this.#costMm[from + k]!;
      }
      visit(this.#cell[c]!, count, site, costMm);
    }
  }
}

function grown<A extends Int32Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
