import {
  compareScenarios,
  isCellRule,
  type LedgerEntry,
} from "../core/analysis/compare-scenarios.ts";
import type { PhysicsAlarm } from "../core/analysis/physics.ts";
import type { PlanRun } from "../core/analysis/plan-run.ts";
import { Reaches } from "../core/analysis/reaches.ts";
import { IssueLog } from "../core/base/issue.ts";
import type { Rule } from "../core/rules/rule.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import { planHash } from "./plan/plan-hash.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import { readPlanInputs } from "./plan/plan-inputs.ts";
import { checkReferences } from "./plan/plan-references.ts";
import { plannedRules, withAreas } from "./plan/plan-rules.ts";
import { type PlannedScenario, plannedScenarios } from "./plan/plan-scenarios.ts";
import { ruleOptionsOf } from "./run-plan.ts";
import { ledgerCsv, ledgerJson } from "./write/ledger-files.ts";
import { Mask } from "./write/mask.ts";
import type { RunMarks } from "./write/run-results.ts";
import { jsonBytes } from "./write/summary-json.ts";

/** Thrown where the figures contradict themselves: our fault, and nothing is printed. */
class PhysicsError extends Error {
  readonly alarms: readonly PhysicsAlarm[];

  constructor(alarms: readonly PhysicsAlarm[]) {
    super(`the comparison contradicts itself: ${JSON.stringify(alarms.slice(0, 5))}`);
    this.name = "PhysicsError";
    this.alarms = alarms;
  }
}

/**
 * The ledger of scenarios of a plan, the first named one being the reference, each on the days
 * asked for: `years` to 31 December, or none for each scenario's own day. Every figure is held
 * against the laws that no plan can break; `PhysicsError` where one is broken.
 */
export async function comparePlan(
  file: string,
  bytes: Uint8Array,
  host: PlanHost,
  names: readonly string[],
  years: readonly number[],
): Promise<PlanRun> {
  const parsed = parsePlan(file, bytes);
  if (!parsed.ok) return parsed;
  const { plan } = parsed;
  const log = new IssueLog();
  const written = plannedRules(plan, file, log);
  const { maskBelow = 0 } = plan.options ?? {};
  if (maskBelow > 0) {
    const place = { file, key: "options.maskBelow", value: String(maskBelow) };
    log.error("not-supported", "the ledger does not mask small counts", place);
  }
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const read = await readPlanInputs(plan, file, host, log);
  if (read === null) return { ok: false, issues: log.list() };
  const rules = withAreas(written, read.areas);
  checkReferences(plan, rules, read.inputs, file, log);
  const all = plannedScenarios(plan, file, read.inputs, "all", log);
  const chosen = names.map((name) => all.find(({ id }) => id === name) ?? null);
  chosen.forEach((one, k) => {
    if (one !== null) return;
    const place = { file, value: names[k]! };
    log.error("unknown-scenario", "the plan has no such scenario", place);
  });
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const scenarios = chosen as readonly PlannedScenario[];
  const days = new Set(scenarios.map(({ asOf }) => asOf));
  if (days.size > 1 && years.length === 0) {
    const place = { file, value: [...days].join(", ") };
    log.add("warning", "years-differ", "the scenarios count on different days; name years", place);
  }
  const active = rules.filter(({ isOff }) => !isOff).map(({ rule }) => rule);
  const basis = {
    inputs: read.inputs,
    listDate: plan.asOf,
    rules: active,
    options: ruleOptionsOf(plan),
    reaches: new Reaches(),
  };
  const { entries, alarms } = compareScenarios(
    basis,
    scenarios.map(({ id, edits, asOf }) => ({ id, edits, days: daysOf(asOf, years) })),
    host.tick,
  );
  if (alarms.length > 0) throw new PhysicsError(alarms);
  noteLeftOut(active, entries, file, log);
  notePhases(entries, file, log);
  const run: RunMarks = {
    app: host.app,
    planHash: planHash(plan, read.hashOfPath),
    asOf: plan.asOf,
    marks: read.marks,
    basis: read.inputs.basis,
    mask: new Mask(0),
  };
  const context = { run, inputs: read.inputs, rules: active.filter(isCellRule), scenarios };
  const files = [
    { name: "ledger.csv", bytes: ledgerCsv(entries, context) },
    { name: "ledger.json", bytes: jsonBytes(ledgerJson(entries, context)) },
  ];
  return { ok: true, files, issues: log.list() };
}

function daysOf(asOf: string, years: readonly number[]): string[] {
  return years.length === 0 ? [asOf] : years.map((year) => `${year}-12-31`);
}

/** Rules that a ledger of people cannot hold, or that lack data. */
function noteLeftOut(
  rules: readonly Rule[],
  entries: readonly LedgerEntry[],
  file: string,
  log: IssueLog,
): void {
  for (const { id } of rules) {
    if (entries.some(({ ruleId }) => ruleId === id)) continue;
    log.add("warning", "not-in-ledger", "the rule counts units or lacks data; see analyse", {
      file,
      key: id,
    });
  }
}

function notePhases(entries: readonly LedgerEntry[], file: string, log: IssueLog): void {
  const seen = new Set<string>();
  for (const { scenario, givenUp } of entries) {
    if (givenUp.length === 0 || seen.has(scenario)) continue;
    seen.add(scenario);
    log.add("warning", "phase-not-kept", "a later phase gives up a site of an earlier one", {
      file,
      key: scenario,
      value: givenUp.slice(0, 5).join(", "),
    });
  }
}
