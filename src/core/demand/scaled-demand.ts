import type { Demand } from "./demand.ts";

/** The same places with `factor` times the people, each figure rounded to a millionth. */
export function scaledDemand(demand: Demand, factor: number): Demand {
  if (factor === 1) return demand;
  const weights = [...demand.weights].map(
    ([name, figures]) => [name, figures.map((w) => Math.floor(w * factor + 0.5))] as const,
  );
  return { ...demand, weights: new Map(weights) };
}
