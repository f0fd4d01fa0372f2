import type { Facility } from "./facility.ts";

/** How many facilities of a class a layer holds. */
export interface LayerCount {
  readonly layer: string;
  readonly class: string;
  readonly count: number;
}

/** By layer and class, in the order they first come. */
export function layerCounts(facilities: readonly Facility[]): LayerCount[] {
  const byLayer = new Map<string, Map<string, number>>();
  for (const { layer, class: one } of facilities) {
    const counts = byLayer.get(layer) ?? new Map<string, number>();
    byLayer.set(layer, counts);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...byLayer].flatMap(([layer, counts]) =>
    [...counts].map(([one, count]) => ({ layer, class: one, count })),
  );
}
