/**
 * Whole numbers in proportion to the weights that sum exactly to `total`, by largest remainder;
 * equal remainders go to the lower index. Weights are ≥ 0 and not all 0.
 */
export function largestRemainder(weights: ArrayLike<number>, total: number): Uint32Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  if (!(sum > 0)) throw new Error(`Cannot apportion ${total} among weights that sum to ${sum}`);
  const parts = new Uint32Array(weights.length);
  const rest = new Float64Array(weights.length);
  let left = total;
  for (let i = 0; i < weights.length; i++) {
    const exact = (weights[i]! / sum) * total;
    parts[i] = Math.floor(exact);
    rest[i] = exact - parts[i]!;
    left -= parts[i]!;
  }
  const order = Array.from(rest, (_, i) => i).sort((a, b) => rest[b]! - rest[a]! || a - b);
  for (let k = 0; k < left; k++) parts[order[k]!]!++;
  return parts;
}

/**
 * Whole numbers in proportion to the weights that sum exactly to `total`, carrying what rounding
 * leaves over to the next: each part is its exact share rounded down or up, and any run of
 * neighbours is within 1 of its due. Unlike largest remainders this does not starve small parts.
 */
export function carriedRemainder(weights: ArrayLike<number>, total: number): Uint32Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  if (!(sum > 0)) throw new Error(`Cannot apportion ${total} among weights that sum to ${sum}`);
  const parts = new Uint32Array(weights.length);
  let due = 0;
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    due += weights[i]!;
    const reached = Math.floor((due / sum) * total + 0.5);
    parts[i] = reached - given;
    given = reached;
  }
  return parts;
}
