/** What stands in a table for a count that is not told. */
export const MASKED = "masked";

/** Counts of few people are not told, nor what would tell them by subtraction. */
export class Mask {
  readonly #below: number;

  /** `below` in millionths; 0 tells everything. */
  constructor(below: number) {
    this.#below = below;
  }

  /** 0 people are nobody in particular. */
  hides(sum: number): boolean {
    return sum > 0 && sum < this.#below;
  }

  /** Whether a part of a whole, the rest of it, or the whole is too small. */
  hidesPart(part: number, whole: number): boolean {
    return this.hides(part) || this.hides(whole - part) || this.hides(whole);
  }
}
