/** Uniform numbers in [0, 1) from a seed (mulberry32), so that a failure can be met again. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform between two bounds. */
export function between(random: () => number, low: number, high: number): number {
  return low + random() * (high - low);
}
