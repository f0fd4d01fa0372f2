import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EvaluationContext } from "../../src/core/analysis/evaluation-context.ts";
import type { Inputs } from "../../src/core/analysis/inputs.ts";
import type { Reaches } from "../../src/core/analysis/reaches.ts";
import { IssueLog } from "../../src/core/base/issue.ts";
import { RULE_OPTIONS } from "../../src/core/rules/outcome.ts";
import type { Rule } from "../../src/core/rules/rule.ts";
import { parsePlan } from "../../src/io/plan/parse-plan.ts";
import { plannedRules } from "../../src/io/plan/plan-rules.ts";
import { loadRegion } from "../../src/io/region/region-inputs.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PLAN = "data/plans/zhejiang-rules.json";
const DATE = "2025-06-01";

/** The built-in region, as it was built. */
export async function regionInputs(): Promise<Inputs> {
  const { inputs } = await loadRegion(
    async (name) => new Uint8Array(await readFile(join(root, "public/region/zhejiang", name))),
  );
  return inputs;
}

/** All rules of a plan with every kind. */
export async function rulesOfPlan(): Promise<Rule[]> {
  const parsed = parsePlan(PLAN, new Uint8Array(await readFile(join(root, PLAN))));
  if (!parsed.ok) throw new Error("the plan of the bench cannot be read");
  return plannedRules(parsed.plan, PLAN, new IssueLog()).map(({ rule }) => rule);
}

export function contextOver(inputs: Inputs, reaches: Reaches): EvaluationContext {
  const options = { ...RULE_OPTIONS, missingCapacity: "median" } as const;
  return new EvaluationContext(inputs, DATE, DATE, options, reaches);
}
