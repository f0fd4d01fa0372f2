import { orderBy } from "./distribution.ts";

/**
 * Concentration index 2 Σ (r − ½)(x − μ) p / μ: r is the fractional rank of each by `rankBy`,
 * from the most deprived; equal ranks share their middle. Above 0, the better-off have more.
 * Null where nobody has anything.
 */
export function concentration(
  values: Float64Array,
  weights: Float64Array,
  rankBy: Float64Array,
  order: Uint32Array = orderBy(rankBy),
): number | null {
  let people = 0;
  let amount = 0;
  for (let i = 0; i < values.length; i++) {
    people += weights[i]!;
    amount += weights[i]! * values[i]!;
  }
  if (amount === 0) return null;
  const mean = amount / people;
  let below = 0;
  let sum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let weight = 0;
    let excess = 0;
    while (to < order.length && rankBy[order[to]!] === rankBy[order[from]!]) {
      const i = order[to++]!;
      weight += weights[i]!;
      excess += weights[i]! * (values[i]! - mean);
    }
    sum += ((below + weight / 2) / people - 0.5) * excess;
    below += weight;
    from = to;
  }
  return (2 * sum) / (people * mean);
}

/**
 * Erreygers' correction of a concentration index for values between bounds, here the least and the
 * greatest of them: index × 4 μ ÷ (greatest − least). Null where all are equal.
 */
export function erreygers(index: number, mean: number, values: Float64Array): number | null {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return greatest > least ? (index * 4 * mean) / (greatest - least) : null;
}
