import type { RuleStatus } from "../rules/outcome.ts";
import type { Rule } from "../rules/rule.ts";
import type { Parameter } from "./parameter.ts";

/** One rule in one scenario at one value of one parameter. */
export interface Answer {
  readonly status: RuleStatus;
  readonly value: number | null;
  /** What scenarios are ranked by: demand covered in millionths, or the value. */
  readonly score: number | null;
  /** The county, or finest unit, with the least value; null where none has one. */
  readonly worst: string | null;
}

/** One bar of the tornado: the answers along a range, ascending by value. */
export interface Bar {
  readonly scenario: string;
  readonly ruleId: string;
  readonly parameter: Parameter;
  readonly base: number;
  /** False where the parameter cannot change this rule: `points` then holds the base alone. */
  readonly concerns: boolean;
  readonly points: readonly { readonly at: number; readonly answer: Answer }[];
}

export type AnswerAt = (rule: Rule, scenario: string, parameter: Parameter, at: number) => Answer;

/** Values are kept to six decimals, so that what is printed is what was computed. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
