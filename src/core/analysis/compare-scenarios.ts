import type { RuleOptions } from "../rules/outcome.ts";
import { type CellRule, cutoffMmOf, type Rule, type WithinRule } from "../rules/rule.ts";
import { applyEdits } from "../scenario/apply-edits.ts";
import type { Edit } from "../scenario/edit.ts";
import { givenUp, type Spending, spendingBy } from "../scenario/spending.ts";
import { evaluateCells } from "./evaluate-cells.ts";
import { EvaluationContext } from "./evaluation-context.ts";
import type { Inputs } from "./inputs.ts";
import { type Decided, type Ledger, ledgerOf } from "./ledger.ts";
import { missingData } from "./missing-data.ts";
import { additionAlarms, type PhysicsAlarm, sumAlarms, widerCutoffAlarms } from "./physics.ts";
import type { Reaches } from "./reaches.ts";

/** A scenario to be compared, with the days it is looked at: the same number for all of them. */
export interface ComparedScenario {
  readonly id: string;
  readonly edits: readonly Edit[];
  readonly days: readonly string[];
}

/** What a comparison is computed from. `listDate` picks list members. */
export interface ComparisonBasis {
  readonly inputs: Inputs;
  readonly listDate: string;
  readonly rules: readonly Rule[];
  readonly options: RuleOptions;
  readonly reaches: Reaches;
}

/** One scenario under one rule on one day. */
export interface LedgerEntry {
  readonly scenario: string;
  readonly asOf: string;
  readonly ruleId: string;
  readonly ledger: Ledger;
  readonly spending: Spending;
  /** Sites of an earlier phase that a later one gives up. */
  readonly givenUp: readonly string[];
  /** Facilities that count. */
  readonly sites: number;
}

/** Where there are alarms, the figures contradict themselves and may not be shown. */
export interface Comparison {
  readonly entries: readonly LedgerEntry[];
  readonly alarms: readonly PhysicsAlarm[];
}

/**
 * Every scenario under every rule decided cell by cell, against the first one on the same day.
 * Each figure is held against the laws that no plan can break.
 */
export function compareScenarios(
  basis: ComparisonBasis,
  scenarios: readonly ComparedScenario[],
  onDay: (done: number, total: number) => void,
): Comparison {
  const entries: LedgerEntry[] = [];
  const alarms: PhysicsAlarm[] = [];
  const reference = scenarios[0]!;
  const total = scenarios.reduce((sum, { days }) => sum + days.length, 0);
  for (const scenario of scenarios) {
    for (const asOf of scenario.days) {
      onDay(entries.length, total);
      compareOn(basis, scenario, reference, asOf, entries, alarms);
    }
  }
  return { entries, alarms };
}

function compareOn(
  basis: ComparisonBasis,
  scenario: ComparedScenario,
  reference: ComparedScenario,
  asOf: string,
  entries: LedgerEntry[],
  alarms: PhysicsAlarm[],
): void {
  const year = Number(asOf.slice(0, 4));
  const own = contextOf(basis, scenario, asOf);
  const other = contextOf(basis, reference, asOf);
  const { demand, units } = own.inputs;
  const links = new Set(own.inputs.links.map((link) => JSON.stringify(link)));
  const isJoinedMore = other.inputs.links.every((link) => links.has(JSON.stringify(link)));
  const decided = new Map<Rule, Decided>();
  for (const rule of basis.rules) {
    const isComparable = isCellRule(rule) && missingData(own, rule).length === 0;
    if (!isComparable || missingData(other, rule).length > 0) continue;
    const here = decide(own, rule);
    const there = decide(other, rule);
    const ledger = ledgerOf(demand, units, here, there);
    alarms.push(...sumAlarms(demand, ledger, there));
    if (rule.kind !== "supply") {
      alarms.push(...additionAlarms(demand, here, there, isJoinedMore));
    }
    for (const [narrow, before] of decided) {
      if (isWider(rule, narrow)) alarms.push(...widerCutoffAlarms(demand, here, before));
      if (isWider(narrow, rule)) alarms.push(...widerCutoffAlarms(demand, before, here));
    }
    decided.set(rule, here);
    entries.push({
      scenario: scenario.id,
      asOf,
      ruleId: rule.id,
      ledger,
      spending: spendingBy(scenario.edits, year),
      givenUp: givenUp(scenario.edits),
      sites: here.sites.length,
    });
  }
}

function contextOf(
  { inputs, listDate, options, reaches }: ComparisonBasis,
  { edits }: ComparedScenario,
  asOf: string,
): EvaluationContext {
  const { supply } = applyEdits(inputs, edits, Number(asOf.slice(0, 4)));
  return new EvaluationContext({ ...inputs, ...supply }, asOf, listDate, options, reaches);
}

function decide(context: EvaluationContext, rule: CellRule): Decided {
  const { covered, applies, sites } = evaluateCells(context, rule, []).decision;
  return { covered, applies, sites, groups: context.groups };
}

export function isCellRule(rule: Rule): rule is CellRule {
  return rule.kind !== "ratio" && rule.kind !== "exists" && rule.kind !== "share";
}

/** Two rules that differ in nothing but a wider cut-off. */
function isWider(wide: Rule, narrow: Rule): boolean {
  if (wide.kind !== "within" || narrow.kind !== "within") return false;
  const far = cutoffMmOf(wide.cutoff, wide.travel.speedMps);
  const near = cutoffMmOf(narrow.cutoff, narrow.travel.speedMps);
  if (far === null || near === null || far <= near || wide.k > narrow.k) return false;
  const same = ({ facility, travel, scope }: WithinRule): string =>
    JSON.stringify([facility, travel.model, travel.detour, travel.ferry, scope]);
  return same(wide) === same(narrow);
}
