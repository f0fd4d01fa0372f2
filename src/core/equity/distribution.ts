/** How much each share of the people has: values ≥ 0 with weights ≥ 0, ascending by value, equal values joined. */
export interface Distribution {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Σ weights and Σ weight × value. */
  readonly people: number;
  readonly amount: number;
}

/** Zero values keep their weights: people with nothing are people. Null for nobody. */
export function distributionOf(values: Float64Array, weights: Float64Array): Distribution | null {
  const order = orderBy(values).filter((i) => weights[i]! > 0);
  const sorted: number[] = [];
  const sums: number[] = [];
  let people = 0;
  let amount = 0;
  for (const i of order) {
    const weight = weights[i]!;
    const value = values[i]!;
    people += weight;
    amount += weight * value;
    if (sorted[sorted.length - 1] === value) sums[sums.length - 1]! += weight;
    else {
      sorted.push(value);
      sums.push(weight);
    }
  }
  if (people === 0) return null;
  return { values: Float64Array.from(sorted), weights: Float64Array.from(sums), people, amount };
}

/** Indices by ascending value, equal ones in their order. */
export function orderBy(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Points of the Lorenz curve from (0, 0) to (1, 1): cumulated shares of people and of what they have. */
export function lorenzCurve({
  values,
  weights,
  people,
  amount,
}: Distribution): (readonly [number, number])[] {
  const curve: (readonly [number, number])[] = [[0, 0]];
  let p = 0;
  let a = 0;
  values.forEach((value, k) => {
    p += weights[k]!;
    a += weights[k]! * value;
    curve.push([p / people, amount === 0 ? 0 : a / amount]);
  });
  return curve;
}

/** 1 − Σ (L₋₁ + L) p over the Lorenz curve; null where nobody has anything. */
export function gini(distribution: Distribution): number | null {
  if (distribution.amount === 0) return null;
  const curve = lorenzCurve(distribution);
  let sum = 0;
  for (let k = 1; k < curve.length; k++) {
    const [p0, l0] = curve[k - 1]!;
    const [p1, l1] = curve[k]!;
    sum += (l0 + l1) * (p1 - p0);
  }
  return 1 - sum;
}

/**
 * Mean of the best-off tenth over the mean of the worst-off two fifths; people with equal values
 * are split at the bounds. Null where those two fifths have nothing.
 */
export function palma({ values, weights, people }: Distribution): number | null {
  const amountUpTo = (share: number): number => {
    let left = share * people;
    let sum = 0;
    for (let k = 0; k < values.length && left > 0; k++) {
      const taken = Math.min(left, weights[k]!);
      sum += taken * values[k]!;
      left -= taken;
    }
    return sum;
  };
  let left = 0.1 * people;
  let top = 0;
  for (let k = values.length - 1; k >= 0 && left > 0; k--) {
    const taken = Math.min(left, weights[k]!);
    top += taken * values[k]!;
    left -= taken;
  }
  const bottom = amountUpTo(0.4);
  return bottom === 0 ? null : top / 0.1 / (bottom / 0.4);
}

/**
 * Foster–Greer–Thorbecke: the share of people below the line, their mean relative shortfall and
 * the mean of its square, over all people. On the line is not below it.
 */
export function belowLine(
  { values, weights, people }: Distribution,
  line: number,
): readonly [number, number, number] {
  let share = 0;
  let depth = 0;
  let severity = 0;
  values.forEach((value, k) => {
    if (value * (1 + 1e-12) >= line) return;
    const short = (line - value) / line;
    share += weights[k]!;
    depth += weights[k]! * short;
    severity += weights[k]! * short * short;
  });
  return [share / people, depth / people, severity / people];
}
