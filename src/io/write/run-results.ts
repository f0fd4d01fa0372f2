import type { Coverage } from "../../core/analysis/coverage.ts";
import type { Inputs } from "../../core/analysis/inputs.ts";
import type { Gaps } from "../../core/gaps/gap.ts";
import type { WithinRule } from "../../core/rules/rule.ts";

type RuleStatus = "met" | "unmet" | "undecided" | "value-only" | "off";

/** One rule in one scenario; `coverage` and `gaps` are null where the rule is off. */
export interface RuleResult {
  readonly scenario: string;
  readonly inputs: Inputs;
  readonly rule: WithinRule;
  readonly status: RuleStatus;
  readonly missing: readonly string[];
  readonly coverage: Coverage | null;
  readonly gaps: Gaps | null;
}

/** What every file of a run says about itself. */
export interface RunMarks {
  readonly app: string;
  readonly planHash: string;
  readonly asOf: string;
  readonly marks: readonly string[];
  /** Population basis of the demand where the rule names none. */
  readonly basis: string | null;
}

export function basisOf(rule: WithinRule, run: RunMarks): string {
  return rule.basis ?? run.basis ?? "";
}
