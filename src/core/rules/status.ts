import { reachesTarget } from "../base/exact.ts";
import type { RuleStatus } from "./outcome.ts";

/**
 * Whether a part of a whole reaches the target; a tie is met. The part is known to lie between
 * `low` and `high`: met or unmet only where both ends agree. All three in the same unit.
 */
export function statusOfShare(
  low: number,
  high: number,
  whole: number,
  target: number | null,
): RuleStatus {
  if (target === null) return low === high ? "value-only" : "undecided";
  if (reachesTarget(low, whole, target)) return "met";
  return reachesTarget(high, whole, target) ? "undecided" : "unmet";
}

/** `capacity-missing:3` and `capacity-missing:4` together are `capacity-missing:7`; in order of code. */
export function mergedCodes(codes: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  const plain = new Set<string>();
  for (const code of codes) {
    const [, name, count] = /^(.+-missing):(\d+)$/.exec(code) ?? [];
    if (name === undefined) plain.add(code);
    else counts.set(name, (counts.get(name) ?? 0) + Number(count));
  }
  return [...plain, ...[...counts].map(([name, count]) => `${name}:${count}`)].sort();
}
