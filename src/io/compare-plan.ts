import { coverageOf } from "../core/analysis/coverage.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import { type Decided, ledgerOf } from "../core/analysis/ledger.ts";
import {
  additionAlarms,
  type PhysicsAlarm,
  sumAlarms,
  widerCutoffAlarms,
} from "../core/analysis/physics.ts";
import type { PlanRun } from "../core/analysis/plan-run.ts";
import { type Issue, IssueLog } from "../core/base/issue.ts";
import { cutoffMmOf, type WithinRule } from "../core/rules/rule.ts";
import { applyEdits } from "../core/scenario/apply-edits.ts";
import { givenUp, spendingBy } from "../core/scenario/spending.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import { planHash } from "./plan/plan-hash.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import { readPlanInputs } from "./plan/plan-inputs.ts";
import { checkReferences } from "./plan/plan-references.ts";
import { plannedRules } from "./plan/plan-rules.ts";
import { type PlannedScenario, plannedScenarios } from "./plan/plan-scenarios.ts";
import { type LedgerEntry, ledgerCsv, ledgerJson } from "./write/ledger-files.ts";
import type { RunMarks } from "./write/run-results.ts";
import { jsonBytes } from "./write/summary-json.ts";

/** Thrown where the figures contradict themselves: our fault, and nothing is printed. */
export class PhysicsError extends Error {
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
  const rules = plannedRules(plan, file, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const read = await readPlanInputs(plan, file, host, log);
  if (read === null) return { ok: false, issues: log.list() };
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
  const active = rules.filter(({ isOff }) => !isOff).map(({ rule }) => rule);
  if (new Set(scenarios.map(({ asOf }) => asOf)).size > 1 && years.length === 0) {
    log.add("warning", "years-differ", "the scenarios count on different days; name years", {
      file,
      value: [...new Set(scenarios.map(({ asOf }) => asOf))].join(", "),
    });
  }
  const entries = scenarios.flatMap((scenario, k) =>
    daysOf(scenario, years).flatMap((asOf, d, days) => {
      host.tick(k * days.length + d, scenarios.length * days.length);
      return entriesOn(scenario, scenarios[0]!, asOf, plan.asOf, active, read.inputs);
    }),
  );
  const run: RunMarks = {
    app: host.app,
    planHash: planHash(plan, read.hashOfPath),
    asOf: plan.asOf,
    marks: read.marks,
    basis: read.basis,
  };
  return {
    ok: true,
    files: filesOf(entries, names[0]!, run),
    issues: issuesOf(entries, file, log),
  };
}

function daysOf({ asOf }: PlannedScenario, years: readonly number[]): string[] {
  return years.length === 0 ? [asOf] : years.map((year) => `${year}-12-31`);
}

/** Every rule of a scenario on one day against the reference on the same day. */
function entriesOn(
  scenario: PlannedScenario,
  reference: PlannedScenario,
  asOf: string,
  listDate: string,
  rules: readonly WithinRule[],
  baseline: Inputs,
): LedgerEntry[] {
  const year = Number(asOf.slice(0, 4));
  const inputsOf = ({ edits }: PlannedScenario): Inputs => ({
    ...baseline,
    ...applyEdits(baseline, edits, year).supply,
  });
  const own = inputsOf(scenario);
  const other = inputsOf(reference);
  const units = new Map(own.units.all.map((unit) => [`${unit.level}\n${unit.id}`, unit]));
  const linkIds = new Set(own.links.map((link) => JSON.stringify(link)));
  const isJoinedMore = other.links.every((link) => linkIds.has(JSON.stringify(link)));
  const decided = new Map<WithinRule, Decided>();
  const entries = rules.map((rule): LedgerEntry => {
    const here = decide(own, rule, asOf, listDate);
    const there = decide(other, rule, asOf, listDate);
    decided.set(rule, here);
    const ledger = ledgerOf(own.demand, own.units, here, there);
    alarmIfAny([
      ...sumAlarms(own.demand, ledger, there),
      ...additionAlarms(own.demand, here, there, isJoinedMore),
    ]);
    return {
      scenario: scenario.id,
      title: scenario.title,
      note: scenario.note,
      asOf,
      edits: scenario.edits,
      spending: spendingBy(scenario.edits, year),
      givenUp: givenUp(scenario.edits),
      rule,
      ledger,
      units,
      worstLevel: worstLevelOf(own),
      sites: here.sites.length,
    };
  });
  for (const narrow of rules) {
    for (const wide of rules) {
      if (!isWider(wide, narrow)) continue;
      alarmIfAny(widerCutoffAlarms(own.demand, decided.get(wide)!, decided.get(narrow)!));
    }
  }
  return entries;
}

function decide(inputs: Inputs, rule: WithinRule, asOf: string, listDate: string): Decided {
  const { access, inScope, sites, groups } = coverageOf(inputs, rule, asOf, listDate);
  const covered = Uint8Array.from(access.count, (count, i) =>
    count >= rule.k && (inScope === null || inScope[i] === 1) ? 1 : 0,
  );
  return { covered, applies: inScope, sites, groups };
}

/** Two rules that differ in nothing but a wider cut-off. */
function isWider(wide: WithinRule, narrow: WithinRule): boolean {
  const far = cutoffMmOf(wide.cutoff, wide.travel.speedMps);
  const near = cutoffMmOf(narrow.cutoff, narrow.travel.speedMps);
  if (far === null || near === null || far <= near || wide.k > narrow.k) return false;
  const same = ({ facility, travel, scope }: WithinRule): string =>
    JSON.stringify([facility, travel.model, travel.detour, travel.ferry, scope]);
  return same(wide) === same(narrow);
}

/** The county is what planners name; else the finest level there is. */
function worstLevelOf({ units }: Inputs): string | null {
  return units.levels.includes("county") ? "county" : (units.levels.at(-1) ?? null);
}

function alarmIfAny(alarms: readonly PhysicsAlarm[]): void {
  if (alarms.length > 0) throw new PhysicsError(alarms);
}

function issuesOf(entries: readonly LedgerEntry[], file: string, log: IssueLog): readonly Issue[] {
  const seen = new Set<string>();
  for (const { scenario, givenUp: keys } of entries) {
    if (keys.length === 0 || seen.has(scenario)) continue;
    seen.add(scenario);
    log.add("warning", "phase-not-kept", "a later phase gives up a site of an earlier one", {
      file,
      key: scenario,
      value: keys.slice(0, 5).join(", "),
    });
  }
  return log.list();
}

function filesOf(entries: readonly LedgerEntry[], reference: string, run: RunMarks) {
  return [
    { name: "ledger.csv", bytes: ledgerCsv(entries, run) },
    { name: "ledger.json", bytes: jsonBytes(ledgerJson(entries, reference, run)) },
  ];
}
