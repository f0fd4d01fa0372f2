/** Mixes integers into one 32-bit hash (murmur3 finaliser per key): the only source of chance here. */
export function hash32(...keys: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const key of keys) {
    h = Math.imul(h ^ (key | 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** A number in [0, 1) that depends on the keys alone, not on what was drawn before. */
export function chance(...keys: readonly number[]): number {
  return hash32(...keys) / 4294967296;
}

/** Numbers in [0, 1) in a stream of their own (mulberry32), started by the keys. */
export function seeded(...keys: readonly number[]): () => number {
  let state = hash32(...keys);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Smooth noise in [0, 1): one hash per lattice corner, blended by a cubic. `x` and `y` are in
 * lattice steps, at least 0.
 */
export function smoothNoise(x: number, y: number, salt: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const u = ease(x - x0);
  const v = ease(y - y0);
  const top = chance(x0, y0, salt) * (1 - u) + chance(x0 + 1, y0, salt) * u;
  const bottom = chance(x0, y0 + 1, salt) * (1 - u) + chance(x0 + 1, y0 + 1, salt) * u;
  return top * (1 - v) + bottom * v;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
