import type { PlanRun } from "../core/analysis/plan-run.ts";
import { Reaches } from "../core/analysis/reaches.ts";
import { IssueLog } from "../core/base/issue.ts";
import { finished } from "../core/base/steps.ts";
import { DEFAULT_RANGES, LIMITS, type Range } from "../core/sensitivity/parameter.ts";
import { STEPS, sweep } from "../core/sensitivity/sweep.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import type { PlanFile } from "./plan/plan-schema.ts";
import { openPlan } from "./plan/plan-work.ts";
import { ruleOptionsOf } from "./run-plan.ts";
import { jsonBytes } from "./write/summary-json.ts";
import { sweepCsv, sweepJson } from "./write/sweep-files.ts";

/** What of a plan's answers survives other speeds, cut-offs, detours, used capacity and people. */
export async function sweepPlan(
  file: string,
  bytes: Uint8Array,
  host: PlanHost,
  names: readonly string[],
): Promise<PlanRun> {
  const log = new IssueLog();
  const opened = await openPlan(file, bytes, host, names, log);
  if (!opened.ok) return opened;
  const { plan, read, rules, scenarios, run } = opened.work;
  const ranges = rangesOf(plan, file, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const work = sweep({
    inputs: read.inputs,
    listDate: plan.asOf,
    rules,
    scenarios: scenarios.map(({ id, edits, day }) => ({ id, edits, days: [day] })),
    options: ruleOptionsOf(plan),
    reaches: new Reaches(),
    ranges,
    steps: plan.options?.sensitivity?.steps ?? STEPS,
  });
  const swept = finished(work, host.tick);
  const context = { run, inputs: read.inputs, rules, scenarios };
  const files = [
    { name: "sensitivity.csv", bytes: sweepCsv(swept, context) },
    { name: "sensitivity.json", bytes: jsonBytes(sweepJson(swept, context)) },
  ];
  return { ok: true, files, issues: log.list() };
}

/** Those of the plan in the place of the defaults, within what each parameter may be. */
function rangesOf({ options }: PlanFile, file: string, log: IssueLog): Range[] {
  const given = options?.sensitivity?.ranges ?? [];
  given.forEach(({ parameter, low, high }, k) => {
    const [least, most] = LIMITS[parameter];
    const key = `options.sensitivity.ranges[${k}]`;
    if (low > high || low < least || high > most) {
      const message = `low must not exceed high, and both lie from ${least} to ${most}`;
      log.error("bad-value", message, { file, key, value: `${low}, ${high}` });
    }
    if (given.findIndex((one) => one.parameter === parameter) !== k) {
      log.error("duplicate-id", "the parameter has a range already", {
        file,
        key,
        value: parameter,
      });
    }
  });
  return given.length === 0 ? [...DEFAULT_RANGES] : given;
}
