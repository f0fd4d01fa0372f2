/** What a unit and its neighbours have in common, where chance alone would rarely bring it about. */
type Cluster = "high-high" | "low-low" | "high-low" | "low-high" | "not-significant";

export interface LocalMoran {
  /** Moran's I of all. */
  readonly global: number;
  /** Per unit, iᵢ = zᵢ/m₂ · mean of its neighbours' z. */
  readonly local: Float64Array;
  /** Two-sided by conditional permutation: (M + 1) / (R + 1). */
  readonly p: Float64Array;
  readonly cluster: readonly Cluster[];
}

/** The usual least number, and the line below which a cluster is shown. */
const PERMUTATIONS = 999;
const SIGNIFICANT = 0.05;

/**
 * LISA (Anselin 1995) with row-standardised weights. `random` gives numbers in [0, 1): a seeded
 * one makes the answer the same each time. Null where all values are equal: nothing clusters.
 */
export function localMoran(
  values: Float64Array,
  neighbours: readonly (readonly number[])[],
  random: () => number,
): LocalMoran | null {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const z = values.map((x) => x - mean);
  const m2 = z.reduce((sum, x) => sum + x * x, 0) / n;
  if (n < 3 || m2 === 0) return null;
  const lag = (around: readonly number[]): number =>
    around.length === 0 ? 0 : around.reduce((sum, j) => sum + z[j]!, 0) / around.length;
  const lags = z.map((_, i) => lag(neighbours[i]!));
  const local = z.map((x, i) => (x / m2) * lags[i]!);
  const p = z.map((x, i) => pseudoP(x, i, lags[i]!, z, neighbours[i]!.length, random));
  const cluster = Array.from(z, (x, i): Cluster => {
    if (neighbours[i]!.length === 0 || p[i]! > SIGNIFICANT) return "not-significant";
    if (x >= 0) return lags[i]! >= 0 ? "high-high" : "high-low";
    return lags[i]! >= 0 ? "low-high" : "low-low";
  });
  return { global: local.reduce((sum, x) => sum + x, 0) / n, local, p, cluster };
}

/** How rarely random neighbours are as extreme, on the same side, doubled. */
function pseudoP(
  own: number,
  i: number,
  lag: number,
  z: Float64Array,
  count: number,
  random: () => number,
): number {
  if (count === 0) return 1;
  const others = z.filter((_, j) => j !== i);
  const seen = own * lag;
  let above = 0;
  for (let r = 0; r < PERMUTATIONS; r++) {
    let sum = 0;
    // The first places of a shuffle are a draw without replacement.
    for (let k = 0; k < count; k++) {
      const at = k + Math.floor(random() * (others.length - k));
      const drawn = others[at]!;
      others[at] = others[k]!;
      others[k] = drawn;
      sum += drawn;
    }
    if ((own * sum) / count >= seen) above++;
  }
  const rarer = Math.min(above, PERMUTATIONS - above);
  return Math.min(1, (2 * (rarer + 1)) / (PERMUTATIONS + 1));
}

/**
 * The k nearest of every place, ascending by distance, ties by index: islands have neighbours
 * too, which contiguity would not give them. Chords order as geodesics do.
 */
export function nearestNeighbours(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  k: number,
): number[][] {
  return Array.from(x, (_, i) =>
    Array.from(x, (_, j) => ({
      j,
      d2:
        (x[j]! - x[i]!) * (x[j]! - x[i]!) +
        (y[j]! - y[i]!) * (y[j]! - y[i]!) +
        (z[j]! - z[i]!) * (z[j]! - z[i]!),
    }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.d2 - b.d2 || a.j - b.j)
      .slice(0, k)
      .map(({ j }) => j),
  );
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
