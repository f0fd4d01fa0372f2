import { type CellRule, cutoffMmOf } from "../../core/rules/rule.ts";

/** How a rule measures: minutes only where the rule is in minutes, never derived from metres. */
export interface Distance {
  readonly model: string;
  readonly speedMps: number | null;
  readonly detour: number | null;
  /** Null where tiers have a cut-off each. */
  readonly cutoffM: number | null;
  readonly cutoffMin: number | null;
}

export function distanceOf(rule: CellRule): Distance {
  const { travel } = rule;
  const head = {
    model: travel.model,
    speedMps: travel.speedMps ?? null,
    detour: travel.model === "detour" ? (travel.detour ?? null) : null,
  };
  if (rule.kind === "within-tiered") return { ...head, cutoffM: null, cutoffMin: null };
  return { ...head, ...cutoffFigures(rule.cutoff, travel.speedMps) };
}

/** As `distanceOf`, where tiers have a cut-off each, of the tier with this one. */
export function distanceAt(rule: CellRule, cutoffMm: number): Distance {
  const distance = distanceOf(rule);
  if (rule.kind !== "within-tiered") return distance;
  const { speedMps } = rule.travel;
  const tier = rule.tiers.find(
    ({ cutoff }) => cutoff !== null && cutoffMmOf(cutoff, speedMps) === cutoffMm,
  );
  return { ...distance, ...cutoffFigures(tier!.cutoff!, speedMps) };
}

export function cutoffFigures(
  cutoff: Parameters<typeof cutoffMmOf>[0],
  speedMps: number | undefined,
): Pick<Distance, "cutoffM" | "cutoffMin"> {
  return {
    cutoffM: cutoffMmOf(cutoff, speedMps)! / 1000,
    cutoffMin: "min" in cutoff ? cutoff.min : null,
  };
}
