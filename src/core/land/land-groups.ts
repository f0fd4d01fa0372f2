import type { Link } from "./landmass.ts";

/** A ferry counts only when the travel settings ask for it; for straight-line models by existence. */
export type FerryUse = "none" | "expected" | "worst";

/** Whether a link can be used on a date (`YYYY-MM-DD`): years run from 1 January. */
export function isLinkOpen(link: Link, asOf: string, ferry: FerryUse): boolean {
  if (link.kind === "ferry" && ferry === "none") return false;
  const year = Number(asOf.slice(0, 4));
  return (
    (link.openYear === null || link.openYear <= year) &&
    (link.closeYear === null || year < link.closeYear)
  );
}

/**
 * The group of every landmass: those joined by open links, in chains, share one. `count` may
 * exceed `ids` by landmasses without a name (lone points), which are groups of their own.
 */
export function landGroups(
  ids: readonly string[],
  count: number,
  links: readonly Link[],
  asOf: string,
  ferry: FerryUse,
): Int32Array {
  const root = Int32Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  for (const link of links) {
    const a = indexOf.get(link.a);
    const b = indexOf.get(link.b);
    if (a === undefined || b === undefined || !isLinkOpen(link, asOf, ferry)) continue;
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    root[high] = low;
  }
  return root.map((_, i) => find(i));
}
