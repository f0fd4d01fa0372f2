import { exp, ln } from "../geo/logarithm.ts";
import { type Cutoff, cutoffMmOf, type SupplyRule } from "../rules/rule.ts";
import { isWithin } from "./access.ts";

/** Where a rule names no steps: thirds of the cut-off, the slow falling of Luo & Qi (2009). */
const THIRDS = [1, 0.68, 0.22] as const;

/**
 * Weight by rounded cost, 0 beyond the cut-off. Distances are in the unit of the cut-off, m or
 * min. linear 1 − d/d₀; exp e^(−βd); inverse max(d, 1)^(−β), β 1 where not given; gaussian
 * Dai's (e^(−½(d/d₀)²) − e^(−½)) / (1 − e^(−½)); step: the first whose `upTo` is not exceeded.
 */
export function weightOfCost({
  decay,
  cutoff,
  travel,
}: Pick<SupplyRule, "decay" | "cutoff" | "travel">): (costMm: number) => number {
  const mmOf = (distance: number): number =>
    cutoffMmOf("m" in cutoff ? { m: distance } : { min: distance }, travel.speedMps)!;
  const reach = "m" in cutoff ? cutoff.m : cutoff.min;
  const cutoffMm = mmOf(reach);
  const within = (weight: (costMm: number) => number) => (costMm: number) =>
    isWithin(costMm, cutoffMm) ? weight(costMm) : 0;
  const distance = distanceOf(cutoff, travel.speedMps);
  const beta = decay.beta ?? 1;
  switch (decay.kind) {
    case "binary":
      return within(() => 1);
    case "linear":
      return within((mm) => (cutoffMm === 0 ? 1 : 1 - mm / cutoffMm));
    case "exp":
      return within((mm) => exp(-beta * distance(mm)));
    case "inverse":
      return within((mm) => exp(-beta * ln(Math.max(distance(mm), 1))));
    case "gaussian": {
      const end = exp(-0.5);
      return within((mm) => {
        const d = cutoffMm === 0 ? 0 : mm / cutoffMm;
        return (exp(-0.5 * d * d) - end) / (1 - end);
      });
    }
    case "step": {
      const steps = (
        decay.steps ?? THIRDS.map((weight, k) => ({ upTo: (reach * (k + 1)) / 3, weight }))
      ).map(({ upTo, weight }) => ({ upToMm: mmOf(upTo), weight }));
      return within((mm) => steps.find(({ upToMm }) => isWithin(mm, upToMm))?.weight ?? 0);
    }
  }
}

function distanceOf(cutoff: Cutoff, speedMps: number | undefined): (costMm: number) => number {
  const mmPerUnit = "m" in cutoff ? 1000 : 60_000 * (speedMps ?? 1);
  return (costMm) => costMm / mmPerUnit;
}
