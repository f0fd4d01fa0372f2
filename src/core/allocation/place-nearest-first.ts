import type { Placement, PlaceProblem } from "./place-people.ts";

/**
 * A first look before the exact answer: whoever is nearest takes the place. Ties go to the first
 * demand point, then the first facility. Never places more people than can be placed, often fewer,
 * and says nothing of what one more place is worth.
 */
export function placeNearestFirst({
  demand,
  capacity,
  reach,
}: PlaceProblem): Omit<Placement, "onePlaceMore"> {
  const pairs = reach.flatMap(({ site, cost }, i) =>
    site.map((j, k) => ({ i, j, cost: cost[k]! })),
  );
  pairs.sort((a, b) => a.cost - b.cost || a.i - b.i || a.j - b.j);
  const unmet = Float64Array.from(demand);
  const load = new Float64Array(capacity.length);
  const placed: Map<number, number>[] = reach.map(() => new Map());
  let total = 0n;
  for (const { i, j, cost } of pairs) {
    const some = Math.min(unmet[i]!, capacity[j]! - load[j]!);
    if (some <= 0) continue;
    unmet[i]! -= some;
    load[j]! += some;
    placed[i]!.set(j, some);
    total += BigInt(some) * BigInt(cost);
  }
  return { placed, unmet, load, cost: total };
}
