import type { Steps } from "../base/steps.ts";
import type { RuleOptions } from "../rules/outcome.ts";
import { cutoffMmOf, type Rule, type WithinRule } from "../rules/rule.ts";
import { applyEdits } from "../scenario/apply-edits.ts";
import type { Edit } from "../scenario/edit.ts";
import { givenUp, type Spending, spendingBy } from "../scenario/spending.ts";
import { type Evaluation, evaluateRule } from "./evaluate-rule.ts";
import { EvaluationContext } from "./evaluation-context.ts";
import type { Inputs } from "./inputs.ts";
import { inputsInYear } from "./inputs-in-year.ts";
import { type Decided, type Ledger, ledgerOf } from "./ledger.ts";
import { additionAlarms, type PhysicsAlarm, sumAlarms, widerCutoffAlarms } from "./physics.ts";
import type { Reaches } from "./reaches.ts";
import { toldLevel, type Verdict, verdictOf } from "./verdict.ts";

/** A day that scenarios are looked at, and the year whose people count; null = as they were counted. */
export interface Day {
  readonly asOf: string;
  readonly peopleOf: number | null;
}

/** A scenario to be compared, with the days it is looked at: the same number for all of them. */
export interface ComparedScenario {
  readonly id: string;
  readonly edits: readonly Edit[];
  readonly days: readonly Day[];
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
  /** How the people were projected; null where they are the base. */
  readonly method: string | null;
}

/** Where there are alarms, the figures contradict themselves and may not be shown. */
export interface Comparison {
  readonly entries: readonly LedgerEntry[];
  /** Of every rule, those counted by unit and those that lack data among them. */
  readonly verdicts: readonly Verdict[];
  readonly alarms: readonly PhysicsAlarm[];
}

/**
 * Every scenario under every rule, against the first one on the same day. Rules decided cell by
 * cell have a ledger; every rule has a verdict. Each figure is held against the laws that no
 * plan can break.
 */
export function* compareScenarios(
  basis: ComparisonBasis,
  scenarios: readonly ComparedScenario[],
): Steps<Comparison> {
  const found: Found = { entries: [], verdicts: [], alarms: [] };
  const [reference] = scenarios;
  const total = scenarios.length * reference!.days.length * basis.rules.length;
  for (const [d, day] of reference!.days.entries()) {
    const other = contextOf(basis, reference!, day);
    const there = new Map<Rule, Evaluation>();
    for (const rule of basis.rules) there.set(rule, evaluated(other, rule));
    for (const scenario of scenarios) {
      const own = scenario === reference ? other : contextOf(basis, scenario, scenario.days[d]!);
      yield* compareOn(basis.rules, { scenario, own, other, there }, found, total);
    }
  }
  const byScenario = <T extends { readonly scenario: string }>(list: readonly T[]): T[] =>
    scenarios.flatMap(({ id }) => list.filter((one) => one.scenario === id));
  return {
    entries: byScenario(found.entries),
    verdicts: byScenario(found.verdicts),
    alarms: found.alarms,
  };
}

interface Found {
  readonly entries: LedgerEntry[];
  readonly verdicts: Verdict[];
  readonly alarms: PhysicsAlarm[];
}

interface Pair {
  readonly scenario: ComparedScenario;
  readonly own: EvaluationContext;
  readonly other: EvaluationContext;
  /** The reference under every rule. */
  readonly there: ReadonlyMap<Rule, Evaluation>;
}

function* compareOn(
  rules: readonly Rule[],
  { scenario, own, other, there: reference }: Pair,
  { entries, verdicts, alarms }: Found,
  total: number,
): Steps<void> {
  const { asOf } = own;
  const { demand, units, method } = own.inputs;
  const links = new Set(own.inputs.links.map((link) => JSON.stringify(link)));
  const isJoinedMore = other.inputs.links.every((link) => links.has(JSON.stringify(link)));
  const decided = new Map<Rule, Decided>();
  for (const rule of rules) {
    const evaluation = own === other ? reference.get(rule)! : evaluated(own, rule);
    const level = toldLevel(units.levels, "level" in rule ? rule.level : null);
    const place = { scenario: scenario.id, asOf, ruleId: rule.id, method };
    verdicts.push(verdictOf({ ...evaluation.outcome, kind: rule.kind }, level, place));
    yield [verdicts.length, total];
    const there = decidedOf(reference.get(rule)!, other);
    const here = decidedOf(evaluation, own);
    if (here === null || there === null) continue;
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
      ...place,
      ledger,
      spending: spendingBy(scenario.edits, Number(asOf.slice(0, 4))),
      givenUp: givenUp(scenario.edits),
      sites: here.sites.length,
    });
  }
}

function contextOf(
  { inputs, listDate, options, reaches }: ComparisonBasis,
  { edits }: ComparedScenario,
  { asOf, peopleOf }: Day,
): EvaluationContext {
  const { supply } = applyEdits(inputs, edits, Number(asOf.slice(0, 4)));
  const people = peopleOf === null ? inputs : inputsInYear(inputs, peopleOf);
  return new EvaluationContext({ ...people, ...supply }, asOf, listDate, options, reaches);
}

function evaluated(context: EvaluationContext, rule: Rule): Evaluation {
  return evaluateRule(context, rule, false, { levels: null, cells: false, backup: false });
}

/** Null for rules that no cell decides, and where data is missing. */
function decidedOf({ cells }: Evaluation, { groups }: EvaluationContext): Decided | null {
  if (cells === null) return null;
  const { covered, applies, sites } = cells.decision;
  // Whom the rule does not speak about it does not cover, whoever is near.
  const among = applies === null ? covered : covered.map((is, i) => is & applies[i]!);
  return { covered: among, applies, sites, groups };
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
