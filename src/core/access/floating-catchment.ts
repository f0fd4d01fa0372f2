import type { SupplyRule } from "../rules/rule.ts";

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
  readonly visit: (visit: VisitCell) => void;
}

export interface FloatingCatchment {
  /** Supply per head in reach of every cell; of the sites whose supply is known. */
  readonly access: Float64Array;
  /** Supply of every site per head of those who weigh on it; 0 where nobody does. */
  readonly ratio: Float64Array;
  /** 1 for cells that reach a site whose supply is missing. */
  readonly reachesUnknown: Uint8Array;
  /** Sites that nobody reaches, in ascending order. */
  readonly idle: readonly number[];
}

/**
 * Supply in reach (domain notation: demand i of P_i people, site j of supply S_j, weight w_ij):
 *   cumulative  A_i = Σ_j S_j w_ij
 *   2sfca, e2sfca, gaussian  R_j = S_j / Σ_i P_i w_ij,  A_i = Σ_j R_j w_ij
 *   m2sfca  A_i = Σ_j R_j w_ij²
 *   3sfca   G_ij = w_ij / Σ_k w_ik,  R_j = S_j / Σ_i G_ij P_i w_ij,  A_i = Σ_j G_ij R_j w_ij
 * `supply` is NaN where missing: such a site gives nothing, and its cells are marked. Sums run
 * over cells and sites in ascending order.
 */
export function floatingCatchment(
  method: SupplyRule["method"],
  catchments: Catchments,
  people: Float64Array,
  supply: Float64Array,
  weightOf: (costMm: number) => number,
): FloatingCatchment {
  const access = new Float64Array(catchments.cells);
  const reachesUnknown = new Uint8Array(catchments.cells);
  const load = new Float64Array(catchments.sites);
  const choice = (count: number, costMm: Float64Array): number => {
    if (method !== "3sfca") return 1;
    let sum = 0;
    for (let k = 0; k < count; k++) sum += weightOf(costMm[k]!);
    return sum;
  };
  catchments.visit((i, count, site, costMm) => {
    const all = choice(count, costMm);
    for (let k = 0; k < count; k++) {
      const w = weightOf(costMm[k]!);
      if (w === 0) continue;
      load[site[k]!]! += (method === "3sfca" ? (w / all) * w : w) * people[i]!;
      if (Number.isNaN(supply[site[k]!]!)) reachesUnknown[i] = 1;
    }
  });
  const idle: number[] = [];
  const ratio = supply.map((s, j) => {
    if (load[j] === 0) idle.push(j);
    return load[j] === 0 || Number.isNaN(s) ? 0 : s / load[j]!;
  });
  catchments.visit((i, count, site, costMm) => {
    const all = choice(count, costMm);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const j = site[k]!;
      const w = weightOf(costMm[k]!);
      if (w === 0 || Number.isNaN(supply[j]!)) continue;
      if (method === "cumulative") sum += supply[j]! * w;
      else if (method === "m2sfca") sum += ratio[j]! * w * w;
      else if (method === "3sfca") sum += (w / all) * ratio[j]! * w;
      else sum += ratio[j]! * w;
    }
    access[i] = sum;
  });
  return { access, ratio, reachesUnknown, idle };
}
