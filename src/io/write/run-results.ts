import type { Evaluation } from "../../core/analysis/evaluate-rule.ts";
import type { Inputs } from "../../core/analysis/inputs.ts";
import type { AreaGaps } from "../../core/gaps/area-gap.ts";
import type { Gaps } from "../../core/gaps/gap.ts";
import type { Rule } from "../../core/rules/rule.ts";
import type { Group } from "../../core/units/units.ts";
import type { Mask } from "./mask.ts";

/** One rule in one scenario; `gaps` is null where none are asked for. */
export interface RuleResult {
  readonly scenario: string;
  readonly inputs: Inputs;
  readonly groups: readonly Group[];
  readonly rule: Rule;
  readonly evaluation: Evaluation;
  readonly gaps: Gaps | null;
  /** Null where the plan asks for no gaps by land. */
  readonly areaGaps: AreaGaps | null;
}

/** What every file of a run says about itself. */
export interface RunMarks {
  readonly app: string;
  readonly planHash: string;
  readonly asOf: string;
  readonly marks: readonly string[];
  /** Population basis of the demand where the rule names none. */
  readonly basis: string | null;
  readonly mask: Mask;
}

/** The population figures a rule rests on: what they are, and how they were projected if so. */
export function basisOf(rule: Rule, run: RunMarks, { method }: Pick<Inputs, "method">): string {
  const basis = rule.basis ?? run.basis ?? "";
  return method === null ? basis : [basis, method].filter((part) => part !== "").join("; ");
}
