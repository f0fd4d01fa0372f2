/** Cost of a demand point that reaches no eligible facility. */
export const UNREACHED = Number.POSITIVE_INFINITY;

/**
 * For every demand point: its nearest site and how many sites lie within the cut-off.
 * Arrays have one entry per demand point.
 */
export interface Access {
  /** Index of the nearest site in key order (ties by key), −1 where none is reachable. */
  readonly nearest: Int32Array;
  /** Whole millimetres to it, `UNREACHED` where none. */
  readonly costMm: Float64Array;
  /** Sites with cost ≤ cut-off. */
  readonly count: Uint32Array;
}

/**
 * A cost in whole millimetres from metres: rounded half up, as plan format §3 asks, before
 * anything is compared or printed.
 */
export function costMmOf(metres: number): number {
  return Math.floor(metres * 1000 + 0.5);
}

/** The one comparison that decides coverage. */
export function isWithin(costMm: number, cutoffMm: number): boolean {
  return costMm <= cutoffMm;
}
