import type { EcefPoints } from "../geo/ecef.ts";
import { geodesicFromEcefM } from "../geo/geodesic.ts";
import type { PointHash } from "../geo/point-hash.ts";
import { costMmOf, isWithin } from "./access.ts";
import type { Catchments, VisitCell } from "./floating-catchment.ts";

/** Up to so many pairs are kept (eight bytes each); beyond, they are measured anew each time. */
const KEPT_PAIRS = 12_000_000;
/** A chord is never longer than its geodesic; rounding adds half a millimetre. */
const ROUNDING_M = 0.001;

/** The demand points and the hashed sites of one landmass group. */
export interface ReachPart {
  /** Ascending. */
  readonly members: Int32Array;
  readonly hash: PointHash;
}

interface Travel {
  readonly demand: EcefPoints;
  readonly sites: EcefPoints;
  readonly parts: readonly ReachPart[];
  /** Cost to the nearest site. */
  readonly costMm: Float64Array;
}

/** The sites within a cut-off of every demand point. */
export class PairsInReach implements Catchments {
  readonly cutoffMm: number;
  readonly cells: number;
  readonly sites: number;
  readonly #travel: Travel;
  readonly #detour: number;
  #kept: Kept | null = null;

  constructor(travel: Travel, cutoffMm: number, detour: number) {
    this.cutoffMm = cutoffMm;
    this.cells = travel.demand.count;
    this.sites = travel.sites.count;
    this.#travel = travel;
    this.#detour = detour;
  }

  /** Cells with at least one site in reach; sites in ascending order. */
  visit(visit: VisitCell): void {
    if (this.#kept !== null) {
      this.#kept.visit(visit);
      return;
    }
    let keep: Kept | null = new Kept();
    this.#measure((cell, count, site, costMm) => {
      if (keep?.add(cell, count, site, costMm) === false) keep = null;
      visit(cell, count, site, costMm);
    });
    this.#kept = keep;
  }

  #measure(visit: VisitCell): void {
    const { demand, sites, parts, costMm } = this.#travel;
    const reachM = this.cutoffMm / 1000 / this.#detour + ROUNDING_M;
    let site = new Int32Array(64);
    let cost = new Float64Array(64);
    let found: { readonly j: number; readonly mm: number }[] = [];
    for (const { members, hash } of parts) {
      for (const i of members) {
        if (!isWithin(costMm[i]!, this.cutoffMm)) continue;
        const [x, y, z] = [demand.x[i]!, demand.y[i]!, demand.z[i]!];
        found = [];
        hash.visitWithin(x, y, z, reachM, (j) => {
          const metres = geodesicFromEcefM(x, y, z, sites.x[j]!, sites.y[j]!, sites.z[j]!);
          const mm = costMmOf(metres * this.#detour);
          if (isWithin(mm, this.cutoffMm)) found.push({ j, mm });
        });
        found.sort((a, b) => a.j - b.j);
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
}

/** Pairs as measured, cell after cell. */
class Kept {
  #cell = new Int32Array(1024);
  #end = new Uint32Array(1024);
  #cells = 0;
  #site = new Int32Array(4096);
  #costMm = new Uint32Array(4096);
  #pairs = 0;

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

  visit(visit: VisitCell): void {
    let site = new Int32Array(64);
    let costMm = new Float64Array(64);
    let from = 0;
    for (let c = 0; c < this.#cells; c++) {
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
      from += count;
    }
  }
}

function grown<A extends Int32Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
