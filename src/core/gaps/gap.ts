import type { Sums } from "../access/summary.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";

/** Connected uncovered populated cells: people left out together. */
export interface Gap {
  /** `gap-` and the id of its first cell. */
  readonly id: string;
  /** From 1: most demand of the rule's field first, then most people, then id. */
  readonly rank: number;
  /** Demand indices in id order. */
  readonly cells: readonly number[];
  readonly sums: Sums;
  readonly areaM2: number;
  /** Index into `Units.all` of the finest unit with most of its people; −1 outside. */
  readonly unit: number;
  /** Index of the nearest site in key order, −1 where none is reachable. */
  readonly nearest: number;
  readonly nearestCostMm: number;
  /** Whole cells, unsmoothed, RFC 7946 winding; null without coordinates. */
  readonly polygons: readonly PolygonCoordinates[] | null;
}

export interface Gaps {
  readonly gaps: readonly Gap[];
  /** Pieces under the stated floor: counted, not drawn. */
  readonly belowFloor: { readonly count: number; readonly sums: Sums };
}
