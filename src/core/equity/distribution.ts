/** How much each share of the people has: values ≥ 0 with weights ≥ 0, ascending by value, equal values joined. */
export interface Distribution {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Σ weights and Σ weight × value. */
  readonly people: number;
  readonly amount: number;
}

/** Zero values keep their weights: people with nothing are people. Null for nobody. */
export function distributionOf(
  values: Float64Array,
  weights: Float64Array,
  order: Uint32Array = orderBy(values),
): Distribution | null {
  const sorted = new Float64Array(order.length);
  const sums = new Float64Array(order.length);
  let size = 0;
  let people = 0;
  let amount = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    const weight = weights[i]!;
    if (weight <= 0) continue;
    const value = values[i]!;
    people += weight;
    amount += weight * value;
    if (size > 0 && sorted[size - 1] === value) sums[size - 1]! += weight;
    else {
      sorted[size] = value;
      sums[size++] = weight;
    }
  }
  if (people === 0) return null;
  return { values: sorted.slice(0, size), weights: sums.slice(0, size), people, amount };
}

/** Indices by ascending value, equal ones in their order. */
export function orderBy(values: Float64Array): Uint32Array {
  return new Uint32Array(values.length)
    .map((_, i) => i)
    .sort((a, b) => values[a]! - values[b]! || a - b);
}

/** `orderBy(values)`, from that of values of which few were others. */
export function orderFrom(
  values: Float64Array,
  before: Float64Array,
  order: Uint32Array,
): Uint32Array {
  const isOther = new Uint8Array(values.length);
  let others = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === before[i]) continue;
    isOther[i] = 1;
    others++;
  }
  if (others === 0) return order;
  const moved = new Uint32Array(others);
  for (let i = 0, k = 0; i < isOther.length; i++) if (isOther[i] === 1) moved[k++] = i;
  const precedes = (a: number, b: number): number => values[a]! - values[b]! || a - b;
  moved.sort(precedes);
  const merged = new Uint32Array(order.length);
  let at = 0;
  let next = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    if (isOther[i] === 1) continue;
    while (next < others && precedes(moved[next]!, i) < 0) merged[at++] = moved[next++]!;
    merged[at++] = i;
  }
  while (next < others) merged[at++] = moved[next++]!;
  return merged;
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

/** Of a curve both ends, and of each step in the share of people the first point in it. */
export function thinned(
  curve: readonly (readonly [number, number])[],
  steps: number,
): (readonly [number, number])[] {
  let last = -1;
  return curve.filter(([p], k) => {
    const step = Math.floor(p * steps);
    const isKept = step > last || k === curve.length - 1;
    if (isKept) last = step;
    return isKept;
  });
}

/** 1 − Σ (L₋₁ + L) p over the Lorenz curve; null where nobody has anything. */
export function gini({ values, weights, people, amount }: Distribution): number | null {
  if (amount === 0) return null;
  let sum = 0;
  let p = 0;
  let a = 0;
  for (let k = 0; k < values.length; k++) {
    const [p0, l0] = [p / people, a / amount];
    p += weights[k]!;
    a += weights[k]! * values[k]!;
    sum += (l0 + a / amount) * (p / people - p0);
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
