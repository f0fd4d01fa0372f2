import {
  compareScenarios,
  type Day,
  type LedgerEntry,
} from "../core/analysis/compare-scenarios.ts";
import type { PhysicsAlarm } from "../core/analysis/physics.ts";
import type { PlanRun } from "../core/analysis/plan-run.ts";
import { Reaches } from "../core/analysis/reaches.ts";
import type { Verdict } from "../core/analysis/verdict.ts";
import { IssueLog } from "../core/base/issue.ts";
import { finished } from "../core/base/steps.ts";
import type { Rule } from "../core/rules/rule.ts";
import { notePeople } from "./plan/note-people.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import { openPlan } from "./plan/plan-work.ts";
import { ruleOptionsOf } from "./run-plan.ts";
import { ledgerCsv, ledgerJson, verdictsCsv } from "./write/ledger-files.ts";
import { reportJson } from "./write/report-json.ts";
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
  const log = new IssueLog();
  const opened = await openPlan(file, bytes, host, names, log);
  if (!opened.ok) return opened;
  const { plan, read, rules: active, scenarios, run } = opened.work;
  const days = new Set(scenarios.map(({ asOf }) => asOf));
  if (days.size > 1 && years.length === 0) {
    const place = { file, value: [...days].join(", ") };
    log.add("warning", "years-differ", "the scenarios count on different days; name years", place);
  }
  const basis = {
    inputs: read.inputs,
    listDate: plan.asOf,
    rules: active,
    options: ruleOptionsOf(plan),
    reaches: new Reaches(),
  };
  const { entries, verdicts, alarms } = finished(
    compareScenarios(
      basis,
      scenarios.map(({ id, edits, day }) => ({ id, edits, days: daysOf(day, years) })),
    ),
    host.tick,
  );
  if (alarms.length > 0) throw new PhysicsError(alarms);
  noteUndecided(active, verdicts, file, log);
  notePeople(read.inputs, years, file, log);
  notePhases(entries, file, log);
  const context = { run, inputs: read.inputs, rules: active, scenarios };
  const files = [
    { name: "ledger.csv", bytes: ledgerCsv(entries, context) },
    { name: "verdicts.csv", bytes: verdictsCsv(verdicts, context) },
    { name: "ledger.json", bytes: jsonBytes(ledgerJson(entries, verdicts, context)) },
  ];
  const issues = log.list();
  files.push({ name: "report.json", bytes: jsonBytes(reportJson(issues)) });
  return { ok: true, files, issues };
}

function daysOf(day: Day, years: readonly number[]): Day[] {
  return years.length === 0
    ? [day]
    : years.map((year) => ({ asOf: `${year}-12-31`, peopleOf: year }));
}

/** Rules that lack data in some scenario: they have no ledger of people there. */
function noteUndecided(
  rules: readonly Rule[],
  verdicts: readonly Verdict[],
  file: string,
  log: IssueLog,
): void {
  for (const { id } of rules) {
    const open = verdicts.find(
      ({ ruleId, whole }) => ruleId === id && whole.status === "undecided",
    );
    if (open === undefined) continue;
    const value = open.whole.missing.slice(0, 5).join(", ");
    log.add("warning", "undecided", "the rule lacks data; see its verdict", {
      file,
      key: id,
      value,
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
