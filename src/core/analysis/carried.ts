/** Values kept; beyond, the least recently used go. */
const KEPT = 256;

/**
 * What evaluations leave for the next one over almost the same inputs. Every value says itself
 * what it was computed from: whoever carries it on compares that, and computes anew only what
 * differs, so that the result is the one of a full computation to the last bit.
 */
export class Carried {
  /** Least recently used first. */
  readonly #last = new Map<string, unknown>();

  /** `advance` gives the value from the last one of the same key, or from nothing. */
  next<T>(key: string, advance: (last: T | null) => T): T {
    const value = advance((this.#last.get(key) as T | undefined) ?? null);
    this.#last.delete(key);
    this.#last.set(key, value);
    const oldest = this.#last.keys().next().value;
    if (this.#last.size > KEPT && oldest !== undefined) this.#last.delete(oldest);
    return value;
  }
}
