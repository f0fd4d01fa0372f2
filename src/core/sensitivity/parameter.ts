import type { RuleOptions } from "../rules/outcome.ts";
import type { Cutoff, Rule, Travel } from "../rules/rule.ts";

/** What is swept, in the order it is shown. */
export const PARAMETERS = ["speed", "cutoff", "detour", "capacityUse", "people"] as const;

export type Parameter = (typeof PARAMETERS)[number];

/** From the least to the greatest value looked at; `base` is the value that changes nothing. */
export interface Range {
  readonly parameter: Parameter;
  readonly low: number;
  readonly high: number;
}

/**
 * The value of each parameter that leaves a rule as it is. speed, cutoff and people are factors
 * on what the rule and the data say; detour is the factor on the straight line itself, so that a
 * rule with a detour of its own starts there; capacityUse is a share of every capacity.
 */
const BASE: Readonly<Record<Exclude<Parameter, "detour">, number>> = {
  speed: 1,
  cutoff: 1,
  capacityUse: 1,
  people: 1,
};

/**
 * Where nobody says otherwise. speed: from elders' 0.8 to adults' quick 1.4 m/s around 1.2, as
 * factors. cutoff: a tenth to either side, half of the step between neighbouring standards
 * (800 and 1,000 m). detour: from the straight line to the longest way on a grid; street
 * networks lie between (mean 1.2–1.3). capacityUse: beds that are staffed and open, down to
 * seven in ten. people: a tenth either way, the order in which registered and resident people
 * differ.
 */
export const DEFAULT_RANGES: readonly Range[] = [
  { parameter: "speed", low: 0.667, high: 1.167 },
  { parameter: "cutoff", low: 0.9, high: 1.1 },
  { parameter: "detour", low: 1, high: 1.4 },
  { parameter: "capacityUse", low: 0.7, high: 1 },
  { parameter: "people", low: 0.9, high: 1.1 },
];

/** What each parameter may be at all. */
export const LIMITS: Readonly<Record<Parameter, readonly [number, number]>> = {
  speed: [0.1, 10],
  cutoff: [0.1, 10],
  detour: [1, 5],
  capacityUse: [0, 1],
  people: [0.1, 10],
};

export function baseOf(parameter: Parameter, rule: Rule): number {
  if (parameter !== "detour") return BASE[parameter];
  return "travel" in rule && rule.travel.model === "detour" ? (rule.travel.detour ?? 1) : 1;
}

/** Whether a parameter can change what a rule answers at all. */
export function concerns(parameter: Parameter, rule: Rule): boolean {
  switch (parameter) {
    case "speed":
      return cutoffsOf(rule).some((cutoff) => "min" in cutoff);
    case "cutoff":
      return cutoffsOf(rule).length > 0;
    case "detour":
      return "travel" in rule;
    case "capacityUse":
      return (
        (rule.kind === "ratio" && rule.measure === "capacity") ||
        (rule.kind === "supply" && rule.capacity === "capacity")
      );
    case "people":
      return (
        rule.kind === "ratio" ||
        rule.kind === "supply" ||
        rule.kind === "within-tiered" ||
        (rule.kind === "exists" && rule.when !== null)
      );
  }
}

/** The rule with one parameter at a value. People and capacities are not the rule's. */
export function variedRule<R extends Rule>(rule: R, parameter: Parameter, value: number): R {
  switch (parameter) {
    case "speed":
      return "travel" in rule ? { ...rule, travel: faster(rule.travel, value) } : rule;
    case "cutoff":
      return stretched(rule, value);
    case "detour":
      return "travel" in rule
        ? { ...rule, travel: { ...rule.travel, model: "detour", detour: value } }
        : rule;
    case "capacityUse":
    case "people":
      return rule;
  }
}

export function variedOptions(
  options: RuleOptions,
  parameter: Parameter,
  value: number,
): RuleOptions {
  return parameter === "capacityUse" ? { ...options, capacityUse: value } : options;
}

function faster(travel: Travel, factor: number): Travel {
  return travel.speedMps === undefined ? travel : { ...travel, speedMps: travel.speedMps * factor };
}

function cutoffsOf(rule: Rule): Cutoff[] {
  if (rule.kind === "within-tiered") {
    return rule.tiers.flatMap(({ cutoff }) => (cutoff === null ? [] : [cutoff]));
  }
  return "cutoff" in rule ? [rule.cutoff] : [];
}

function stretched<R extends Rule>(rule: R, factor: number): R {
  const longer = (cutoff: Cutoff): Cutoff =>
    "m" in cutoff ? { m: cutoff.m * factor } : { min: cutoff.min * factor };
  if (rule.kind === "within-tiered") {
    const tiers = rule.tiers.map((tier) =>
      tier.cutoff === null ? tier : { ...tier, cutoff: longer(tier.cutoff) },
    );
    return { ...rule, tiers };
  }
  return "cutoff" in rule ? { ...rule, cutoff: longer(rule.cutoff) } : rule;
}
