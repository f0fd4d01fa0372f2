import type { Demand } from "./demand.ts";

/**
 * Demand points that lie in the same unit at every level. There are hardly more of them than
 * finest units, so whatever is summed over them once is summed over any unit at once.
 */
export interface Strata {
  readonly count: number;
  /** Stratum of every demand point. */
  readonly of: Int32Array;
  /** Level → unit of every stratum, −1 outside. */
  readonly unitAt: ReadonlyMap<string, Int32Array>;
  /** Demand points in every stratum. */
  readonly cells: Float64Array;
}

const known = new WeakMap<Demand["unitAt"], Strata>();

/** Computed once for a demand. */
export function strataOf({ unitAt, count }: Demand): Strata {
  let strata = known.get(unitAt);
  if (strata === undefined) {
    strata = stratified(unitAt, count);
    known.set(unitAt, strata);
  }
  return strata;
}

function stratified(unitAt: Demand["unitAt"], count: number): Strata {
  const of = new Int32Array(count);
  let size = count === 0 ? 0 : 1;
  for (const units of unitAt.values()) {
    const numbers = new Map<number, number>();
    let lastKey = Number.NaN;
    let last = 0;
    for (let i = 0; i < count; i++) {
      const key = of[i]! * 4_194_304 + units[i]! + 1;
      if (key !== lastKey) {
        lastKey = key;
        const found = numbers.get(key);
        last = found ?? numbers.size;
        if (found === undefined) numbers.set(key, last);
      }
      of[i] = last;
    }
    size = numbers.size;
  }
  const first = new Int32Array(size).fill(-1);
  const cells = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    const s = of[i]!;
    if (first[s] === -1) first[s] = i;
    cells[s]!++;
  }
  return {
    count: size,
    of,
    unitAt: new Map([...unitAt].map(([level, units]) => [level, first.map((i) => units[i]!)])),
    cells,
  };
}

/** Sums of one weights field over every stratum, in millionths; of the masked points only. */
export function sumByStratum(
  strata: Strata,
  weights: Float64Array,
  mask: Uint8Array | null,
): Float64Array {
  const sums = new Float64Array(strata.count);
  const { of } = strata;
  for (let i = 0; i < of.length; i++) {
    if (mask === null || mask[i] === 1) sums[of[i]!]! += weights[i]!;
  }
  return sums;
}
