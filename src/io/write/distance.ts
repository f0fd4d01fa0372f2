import { cutoffMmOf, type WithinRule } from "../../core/rules/rule.ts";

/** How a rule measures: minutes only where the rule is in minutes, never derived from metres. */
export interface Distance {
  readonly model: string;
  readonly speedMps: number | null;
  readonly detour: number | null;
  readonly cutoffM: number;
  readonly cutoffMin: number | null;
}

export function distanceOf(rule: WithinRule): Distance {
  return {
    model: rule.travel.model,
    speedMps: rule.travel.speedMps ?? null,
    detour: rule.travel.model === "detour" ? (rule.travel.detour ?? null) : null,
    cutoffM: cutoffMmOf(rule.cutoff, rule.travel.speedMps)! / 1000,
    cutoffMin: "min" in rule.cutoff ? rule.cutoff.min : null,
  };
}
