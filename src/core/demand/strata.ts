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
  /** The points themselves, stratum by stratum, in id order. */
  readonly members: Int32Array;
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
    members: membersOf(of, cells),
  };
}

function membersOf(of: Int32Array, cells: Float64Array): Int32Array {
  const next = new Uint32Array(cells.length);
  for (let s = 1; s < cells.length; s++) next[s] = next[s - 1]! + cells[s - 1]!;
  const members = new Int32Array(of.length);
  of.forEach((s, i) => {
    members[next[s]!++] = i;
  });
  return members;
}

/** The points of the marked strata, in id order within each. */
export function membersIn({ cells, members }: Strata, isWanted: Uint8Array): Int32Array {
  let size = 0;
  isWanted.forEach((is, s) => {
    if (is === 1) size += cells[s]!;
  });
  const found = new Int32Array(size);
  let from = 0;
  let at = 0;
  isWanted.forEach((is, s) => {
    const to = from + cells[s]!;
    if (is === 1) {
      found.set(members.subarray(from, to), at);
      at += to - from;
    }
    from = to;
  });
  return found;
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

/** 1 for strata with a point whose figure is another. */
export function differing<A extends Float64Array | Uint8Array>(
  { of, count }: Strata,
  now: A,
  before: A,
): Uint8Array {
  const differs = new Uint8Array(count);
  if (now === before) return differs;
  for (let i = 0; i < of.length; i++) if (now[i] !== before[i]) differs[of[i]!] = 1;
  return differs;
}
