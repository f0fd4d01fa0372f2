import { ln } from "../geo/logarithm.ts";

/**
 * Theil's T = Σ p (x/μ) ln(x/μ) with 0 ln 0 = 0; who has nothing stays in the weights. Null where
 * nobody has anything.
 */
export function theil(values: Float64Array, weights: Float64Array): number | null {
  let people = 0;
  let amount = 0;
  for (let i = 0; i < values.length; i++) {
    people += weights[i]!;
    amount += weights[i]! * values[i]!;
  }
  if (amount === 0) return null;
  const mean = amount / people;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const relative = values[i]! / mean;
    if (relative > 0) sum += weights[i]! * relative * ln(relative);
  }
  return sum / people;
}

/** T parts between groups, as if all in one had its mean, and within them: the rest. */
export function theilByGroup(
  values: Float64Array,
  weights: Float64Array,
  groupOf: Int32Array,
  whole: number | null = theil(values, weights),
): { readonly between: number; readonly within: number } | null {
  if (whole === null) return null;
  let last = -1;
  for (const group of groupOf) if (group > last) last = group;
  // Slot 0 holds those in no group, −1.
  const people = new Float64Array(last + 2);
  const amounts = new Float64Array(last + 2);
  for (let i = 0; i < values.length; i++) {
    const slot = groupOf[i]! + 1;
    people[slot]! += weights[i]!;
    amounts[slot]! += weights[i]! * values[i]!;
  }
  const means = amounts.map((amount, slot) => (people[slot]! > 0 ? amount / people[slot]! : 0));
  const between = theil(means, people)!;
  return { between, within: whole - between };
}
