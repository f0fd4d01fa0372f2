/** Values kept of each kind; beyond, the least recently used go. Pairs and supply are large. */
const KEPT: Readonly<Record<string, number>> = {
  rule: 128,
  sums: 128,
  scope: 64,
  pairs: 4,
  supply: 8,
};
const OTHERS_KEPT = 16;

/**
 * What evaluations leave for the next one over almost the same inputs. Every value says itself
 * what it was computed from: whoever carries it on compares that, and computes anew only what
 * differs, so that the result is the one of a full computation to the last bit.
 */
export class Carried {
  /** By kind and key, least recently used first. */
  readonly #last = new Map<string, Map<string, unknown>>();

  /** `advance` gives the value from the last one of the same kind and key, or from nothing. */
  next<T>(kind: string, key: string, advance: (last: T | null) => T): T {
    const last = this.#last.get(kind) ?? new Map<string, unknown>();
    this.#last.set(kind, last);
    const value = advance((last.get(key) as T | undefined) ?? null);
    last.delete(key);
    last.set(key, value);
    const oldest = last.keys().next().value;
    if (last.size > (KEPT[kind] ?? OTHERS_KEPT) && oldest !== undefined) last.delete(oldest);
    return value;
  }
}
