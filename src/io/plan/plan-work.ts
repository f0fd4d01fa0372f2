import type { Issue, IssueLog } from "../../core/base/issue.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { Mask } from "../write/mask.ts";
import type { RunMarks } from "../write/run-results.ts";
import { parsePlan } from "./parse-plan.ts";
import { planHash } from "./plan-hash.ts";
import type { PlanHost } from "./plan-host.ts";
import { type PlanInputs, readPlanInputs } from "./plan-inputs.ts";
import { checkReferences } from "./plan-references.ts";
import { plannedRules, withAreas } from "./plan-rules.ts";
import { type PlannedScenario, plannedScenarios } from "./plan-scenarios.ts";
import type { PlanFile } from "./plan-schema.ts";

/** A plan with its files read, for the commands that hold scenarios beside each other. */
interface PlanWork {
  readonly plan: PlanFile;
  readonly read: PlanInputs;
  /** Those that are on. */
  readonly rules: readonly Rule[];
  /** The named ones in that order; without names, all. */
  readonly scenarios: readonly PlannedScenario[];
  readonly run: RunMarks;
}

type Opened =
  | { readonly ok: true; readonly work: PlanWork }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** These commands do not mask small counts. */
export async function openPlan(
  file: string,
  bytes: Uint8Array,
  host: PlanHost,
  names: readonly string[],
  log: IssueLog,
): Promise<Opened> {
  const parsed = parsePlan(file, bytes);
  if (!parsed.ok) return parsed;
  const refused = (): Opened => ({ ok: false, issues: log.list() });
  const { plan } = parsed;
  const written = plannedRules(plan, file, log);
  const { maskBelow = 0 } = plan.options ?? {};
  if (maskBelow > 0) {
    const place = { file, key: "options.maskBelow", value: String(maskBelow) };
    log.error("not-supported", "this command does not mask small counts", place);
  }
  if (log.hasErrors) return refused();
  const read = await readPlanInputs(plan, file, host, log);
  if (read === null) return refused();
  const rules = withAreas(written, read.areas);
  checkReferences(plan, rules, read.inputs, file, log);
  const all = plannedScenarios(plan, file, read.inputs, "all", log);
  const chosen =
    names.length === 0 ? all : names.map((name) => all.find(({ id }) => id === name) ?? null);
  chosen.forEach((one, k) => {
    if (one !== null) return;
    const place = { file, value: names[k]! };
    log.error("unknown-scenario", "the plan has no such scenario", place);
  });
  if (log.hasErrors) return refused();
  const run: RunMarks = {
    app: host.app,
    planHash: planHash(plan, read.hashOfPath),
    asOf: plan.asOf,
    marks: read.marks,
    basis: read.inputs.basis,
    mask: new Mask(0),
  };
  const work = {
    ...{ plan, read, run },
    rules: rules.filter(({ isOff }) => !isOff).map(({ rule }) => rule),
    scenarios: chosen as readonly PlannedScenario[],
  };
  return { ok: true, work };
}
