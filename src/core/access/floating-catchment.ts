import type { SupplyRule } from "../rules/rule.ts";
import type { ReachChange } from "./changed-sites.ts";

/** A cell with `count` sites in reach: their numbers, ascending, and costs, in buffers that are used again. */
export type VisitCell = (
  cell: number,
  count: number,
  site: Int32Array,
  costMm: Float64Array,
) => void;

/** Who reaches what. Cells without a site in reach are not visited. */
export interface Catchments {
  readonly cells: number;
  readonly sites: number;
  /** Cells in ascending order; with `only`, those marked 1. */
  readonly visit: (visit: VisitCell, only?: Uint8Array | null) => void;
}

export interface FloatingCatchment {
  /** Supply per head in reach of every cell; of the sites whose supply is known. */
  readonly access: Float64Array;
  /** Supply of every site per head of those who weigh on it; 0 where nobody does. */
  readonly ratio: Float64Array;
  /** Who weighs on every site. */
  readonly load: Float64Array;
  /** 1 for cells that reach a site whose supply is missing. */
  readonly reachesUnknown: Uint8Array;
  /** Sites that nobody reaches, in ascending order. */
  readonly idle: readonly number[];
}

/** The same method over the same people and weights, and how sites in reach changed since. */
export interface CatchmentStep {
  readonly before: FloatingCatchment;
  readonly supply: Float64Array;
  readonly change: ReachChange;
}

/**
 * Supply in reach (domain notation: demand i of P_i people, site j of supply S_j, weight w_ij):
 *   cumulative  A_i = Σ_j S_j w_ij
 *   2sfca, e2sfca, gaussian  R_j = S_j / Σ_i P_i w_ij,  A_i = Σ_j R_j w_ij
 *   m2sfca  A_i = Σ_j R_j w_ij²
 *   3sfca   G_ij = w_ij / Σ_k w_ik,  R_j = S_j / Σ_i G_ij P_i w_ij,  A_i = Σ_j G_ij R_j w_ij
 *   bfca    R_j = S_j / Σ_i G_ij P_i,  A_i = Σ_j R_j w_ij / Σ_h w_hj  (h: cells with people)
 * `supply` is NaN where missing: such a site gives nothing, and its cells are marked. Sums run
 * over cells and sites in ascending order. With `step`, sites and cells that nothing touches keep
 * their figures; each of the others is summed anew, whole and in the same order.
 */
export function floatingCatchment(
  method: SupplyRule["method"],
  catchments: Catchments,
  people: Float64Array,
  supply: Float64Array,
  weightOf: (costMm: number) => number,
  before: CatchmentStep | null = null,
): FloatingCatchment {
  // Balanced weights change for everybody who shares a site: nothing is kept.
  const step = method === "bfca" ? null : before;
  const choice = (count: number, costMm: Float64Array): number => {
    if (method !== "3sfca" && method !== "bfca") return 1;
    let sum = 0;
    for (let k = 0; k < count; k++) sum += weightOf(costMm[k]!);
    return sum;
  };
  const load = new Float64Array(catchments.sites);
  const weightAt = new Float64Array(catchments.sites);
  const isHeavier = step === null ? null : loadsAnew(method, catchments, step, load);
  catchments.visit(
    (i, count, site, costMm) => {
      const all = choice(count, costMm);
      for (let k = 0; k < count; k++) {
        const w = weightOf(costMm[k]!);
        const j = site[k]!;
        if (w === 0 || isHeavier?.[j] === 0) continue;
        if (method === "bfca") {
          load[j]! += (w / all) * people[i]!;
          if (people[i]! > 0) weightAt[j]! += w;
        } else load[j]! += (method === "3sfca" ? (w / all) * w : w) * people[i]!;
      }
    },
    isHeavier === null ? null : cellsReaching(catchments, isHeavier),
  );
  const idle: number[] = [];
  const ratio = supply.map((s, j) => {
    if (load[j] === 0) idle.push(j);
    return load[j] === 0 || Number.isNaN(s) ? 0 : s / load[j]!;
  });
  const access = step?.before.access.slice() ?? new Float64Array(catchments.cells);
  const reachesUnknown = step?.before.reachesUnknown.slice() ?? new Uint8Array(catchments.cells);
  const isAnew = step === null ? null : cellsAnew(catchments, step, supply, ratio);
  isAnew?.forEach((is, i) => {
    if (is === 0) return;
    access[i] = 0;
    reachesUnknown[i] = 0;
  });
  catchments.visit((i, count, site, costMm) => {
    const all = choice(count, costMm);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const j = site[k]!;
      const w = weightOf(costMm[k]!);
      if (w === 0) continue;
      if (Number.isNaN(supply[j]!)) reachesUnknown[i] = 1;
      else if (method === "cumulative") sum += supply[j]! * w;
      else if (method === "m2sfca") sum += ratio[j]! * w * w;
      else if (method === "3sfca") sum += (w / all) * ratio[j]! * w;
      else if (method === "bfca") sum += weightAt[j] === 0 ? 0 : (ratio[j]! * w) / weightAt[j]!;
      else sum += ratio[j]! * w;
    }
    access[i] = sum;
  }, isAnew);
  return { access, ratio, load, reachesUnknown, idle };
}

/** Writes the loads that hold into `load`; 1 for sites that must be summed anew. */
function loadsAnew(
  method: SupplyRule["method"],
  catchments: Catchments,
  { before, change }: CatchmentStep,
  load: Float64Array,
): Uint8Array {
  const isAnew = new Uint8Array(catchments.sites).fill(1);
  change.newIndex.forEach((j, old) => {
    if (j < 0) return;
    isAnew[j] = 0;
    load[j] = before.load[old]!;
  });
  if (method !== "3sfca") return isAnew;
  // Where people have another choice, they weigh otherwise on everything they reach.
  catchments.visit(
    (_, count, site) => {
      for (let k = 0; k < count; k++) isAnew[site[k]!] = 1;
    },
    masked(catchments.cells, change.points),
  );
  isAnew.forEach((is, j) => {
    if (is === 1) load[j] = 0;
  });
  return isAnew;
}

/** 1 for cells whose sites in reach differ, or what one of these gives. */
function cellsAnew(
  catchments: Catchments,
  { before, supply: supplyBefore, change }: CatchmentStep,
  supply: Float64Array,
  ratio: Float64Array,
): Uint8Array {
  const isOther = new Uint8Array(catchments.sites).fill(1);
  change.newIndex.forEach((j, old) => {
    if (j < 0) return;
    const isSame = Object.is(supply[j], supplyBefore[old]) && ratio[j] === before.ratio[old];
    if (isSame) isOther[j] = 0;
  });
  const cells = cellsReaching(catchments, isOther);
  for (const i of change.points) cells[i] = 1;
  return cells;
}

function cellsReaching(catchments: Catchments, isWanted: Uint8Array): Uint8Array {
  const cells = new Uint8Array(catchments.cells);
  if (!isWanted.includes(1)) return cells;
  catchments.visit((i, count, site) => {
    for (let k = 0; k < count; k++) if (isWanted[site[k]!] === 1) cells[i] = 1;
  });
  return cells;
}

function masked(size: number, members: readonly number[]): Uint8Array {
  const mask = new Uint8Array(size);
  for (const i of members) mask[i] = 1;
  return mask;
}
