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
): { readonly between: number; readonly within: number } | null {
  const whole = theil(values, weights);
  if (whole === null) return null;
  const people = new Map<number, number>();
  const amounts = new Map<number, number>();
  values.forEach((value, i) => {
    const group = groupOf[i]!;
    people.set(group, (people.get(group) ?? 0) + weights[i]!);
    amounts.set(group, (amounts.get(group) ?? 0) + weights[i]! * value);
  });
  const groups = [...people].filter(([, sum]) => sum > 0).sort(([a], [b]) => a - b);
  const between = theil(
    Float64Array.from(groups, ([group, sum]) => amounts.get(group)! / sum),
    Float64Array.from(groups, ([, sum]) => sum),
  )!;
  return { between, within: whole - between };
}
