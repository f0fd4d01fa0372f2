/**
 * Pairs of whole numbers that sort by the first, then by the second. A pair is kept as the bits
 * of a positive double, whose order is that of its bits: sorting a typed array of numbers needs
 * no comparison of ours. The first is below 2³¹ − 2²⁰ (beyond, the bits are no number), the
 * second below 2³².
 */
export class PairKeys {
  readonly #keys: Float64Array;
  /** Second and first of every key in turns: numbers are stored low bits first. */
  readonly #halves: Uint32Array;

  constructor(count: number) {
    this.#keys = new Float64Array(count);
    this.#halves = new Uint32Array(this.#keys.buffer);
  }

  set(k: number, first: number, second: number): void {
    this.#halves[2 * k] = second;
    this.#halves[2 * k + 1] = first;
  }

  first(k: number): number {
    return this.#halves[2 * k + 1]!;
  }

  second(k: number): number {
    return this.#halves[2 * k]!;
  }

  /** Sorts the keys from `from` to before `to`. */
  sort(from: number, to: number): void {
    this.#keys.subarray(from, to).sort();
  }

  /** Sorts all and moves the distinct ones to the front; how many they are. */
  sortDistinct(): number {
    this.#keys.sort();
    let count = 0;
    for (const key of this.#keys) {
      if (count === 0 || key !== this.#keys[count - 1]) this.#keys[count++] = key;
    }
    return count;
  }
}
