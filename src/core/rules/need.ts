import { decimalOf, fractionOf } from "../base/exact.ts";

/** What a unit needs and has. Figures are rounded to six decimals only when they are told. */
export interface Need {
  readonly needed: number;
  readonly present: number;
  readonly shortfall: number;
  /** Present `per` demand. */
  readonly rate: number;
  /** Present reaches needed; a tie does. */
  readonly isMet: boolean;
}

/**
 * needed = demand × atLeast ÷ per, for beds and facilities up to the next whole one. Demand and
 * present in millionths; demand above 0. Exact.
 */
export function needOf(
  demand: number,
  present: number,
  {
    atLeast,
    per,
    measure,
  }: { readonly atLeast: number; readonly per: number; readonly measure: string },
): Need {
  const a = fractionOf(atLeast);
  const p = fractionOf(per);
  const top = BigInt(demand) * a.numerator * p.denominator;
  const bottom = 1_000_000n * a.denominator * p.numerator;
  const isWhole = measure === "capacity" || measure === "count";
  const numerator = isWhole ? (top + bottom - 1n) / bottom : top;
  const denominator = isWhole ? 1n : bottom;
  const spare = BigInt(present) * denominator - numerator * 1_000_000n;
  return {
    needed: decimalOf(numerator, denominator),
    present: decimalOf(BigInt(present), 1_000_000n),
    shortfall: spare >= 0n ? 0 : decimalOf(-spare, denominator * 1_000_000n),
    rate: decimalOf(BigInt(present) * p.numerator, BigInt(demand) * p.denominator),
    isMet: spare >= 0n,
  };
}
