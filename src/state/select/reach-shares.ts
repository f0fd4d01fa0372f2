import type { Demand } from "../../core/demand/demand.ts";

/** Millionths of a field by state of its cells: within the inner radius, the outer, beyond. */
export function reachSums(
  demand: Demand,
  field: string,
  states: Uint8Array,
  isIncluded: (i: number) => boolean,
): readonly [number, number, number] {
  const weights = demand.weights.get(field);
  const sums: [number, number, number] = [0, 0, 0];
  if (weights === undefined) return sums;
  for (let i = 0; i < demand.count; i++) {
    const state = states[i]!;
    if (state <= 2 && isIncluded(i)) sums[state]! += weights[i]!;
  }
  return sums;
}
