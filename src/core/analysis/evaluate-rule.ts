import { groundAreasM2 } from "../demand/ground-area.ts";
import type { CoverageDetail, RuleOutcome, UnitOutcome } from "../rules/outcome.ts";
import type { Rule } from "../rules/rule.ts";
import { cellOutcomes, classOutcomes, tierOutcomes } from "./cell-details.ts";
import { type CellEvaluation, evaluateCells } from "./evaluate-cells.ts";
import { evaluateUnits } from "./evaluate-units.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { fairnessOf } from "./fairness.ts";
import { filtersOf, missingData } from "./missing-data.ts";
import { withoutAbsent } from "./registered-rule.ts";

export interface Evaluation {
  readonly outcome: RuleOutcome;
  /** Null for kinds decided by unit, and for rules that are off or lack data. */
  readonly cells: CellEvaluation | null;
}

/** Which parts of an outcome are wanted beside the figures by unit. */
export interface Wanted {
  /** Levels of the units, and `group`; null = all. */
  readonly levels: readonly string[] | null;
  readonly cells: boolean;
  readonly backup: boolean;
}

/**
 * One rule: by unit, group and in the whole. Data it lacks makes it undecided, never 0. A rule that
 * depends on nothing that differs from the last time keeps its answer.
 */
export function evaluateRule(
  context: EvaluationContext,
  rule: Rule,
  isOff: boolean,
  wanted: Wanted,
): Evaluation {
  const classes = filtersOf(rule).map((filter) => filter.class);
  const from = [...context.dependencies(classes), polygonsOf(rule), textOf(rule)];
  return context.carry("rule", [rule.id, isOff, wanted], (last: Kept | null): Kept => {
    const holds = last?.from.length === from.length && last.from.every((one, k) => one === from[k]);
    if (holds) return last;
    const { outcome, cells } = evaluated(context, rule, isOff, wanted);
    return { from, evaluation: { outcome: withoutAbsent(context, rule, outcome), cells } };
  }).evaluation;
}

interface Kept {
  readonly from: readonly unknown[];
  readonly evaluation: Evaluation;
}

/** The rule but for its polygons, which are compared as they are. */
function textOf(rule: Rule): string {
  return JSON.stringify(rule, (name, part: unknown) => (name === "polygons" ? undefined : part));
}

function polygonsOf({ scope }: Rule): unknown {
  return typeof scope?.area === "object" ? scope.area.polygons : null;
}

function evaluated(
  context: EvaluationContext,
  rule: Rule,
  isOff: boolean,
  wanted: Wanted,
): Evaluation {
  const missing = isOff ? [] : missingData(context, rule);
  const isWanted = (level: string): boolean => wanted.levels?.includes(level) ?? true;
  if (isOff || missing.length > 0) {
    const status = isOff ? "off" : "undecided";
    const outcome = withoutFigures(context, rule, status, missing);
    const units = outcome.units.filter(({ level }) => isWanted(level));
    return { outcome: { ...outcome, units }, cells: null };
  }
  const empty = emptyOutcome(rule.id, rule.kind);
  if (rule.kind === "ratio" || rule.kind === "exists" || rule.kind === "share") {
    const answer = evaluateUnits(context, rule);
    const units = answer.units.filter(({ level }) => isWanted(level));
    return { outcome: { ...empty, ...answer, units }, cells: null };
  }
  const levels = context.inputs.units.levels.filter(isWanted);
  const cells = evaluateCells(context, rule, levels);
  const { decision, whole, supply } = cells;
  const units = cells.units.filter(({ level }) => isWanted(level));
  const isFair = rule.kind === "supply" && rule.fairness && supply !== null;
  return {
    outcome: {
      ...empty,
      whole,
      units,
      facilities: decision.facilities,
      coverage: coverageDetail(context, rule, cells, levels, wanted.backup),
      tiers: rule.kind === "within-tiered" ? tierOutcomes(context, rule, cells) : null,
      classes: rule.kind === "all-classes" ? classOutcomes(context, rule, cells) : null,
      fairness: isFair ? fairnessOf(context, rule, supply) : null,
      cells: wanted.cells ? cellOutcomes(cells) : null,
    },
    cells,
  };
}

function emptyOutcome(ruleId: string, kind: Rule["kind"]): Omit<RuleOutcome, "whole" | "units"> {
  return {
    ...{ ruleId, kind, facilities: [], issues: [] },
    ...{ coverage: null, tiers: null, classes: null, fairness: null, cells: null },
  };
}

/** A rule that is off, or undecided everywhere for want of the same data. */
function withoutFigures(
  { inputs, groups }: EvaluationContext,
  rule: Rule,
  status: "off" | "undecided",
  missing: readonly string[],
): RuleOutcome {
  const row = (level: string, unitId: string): UnitOutcome => ({
    ...{ level, unitId, status, missing, target: rule.target, value: null },
    ...{ needed: null, present: null, shortfall: null, demand: 0, people: null },
  });
  const { levels, all } = inputs.units;
  const finest = "level" in rule ? levels.indexOf(rule.level) : levels.length - 1;
  const listed = levels.slice(0, finest + 1);
  const units = all.filter(({ level }) => listed.includes(level));
  return {
    ...emptyOutcome(rule.id, rule.kind),
    whole: row("all", "all"),
    units:
      status === "off"
        ? []
        : [
            ...units.map(({ level, id }) => row(level, id)),
            ...groups.map(({ id }) => row("group", id)),
          ],
  };
}

function coverageDetail(
  { inputs }: EvaluationContext,
  rule: Rule,
  { decision, summaries, all }: CellEvaluation,
  levels: readonly string[],
  wantsBackup: boolean,
): CoverageDetail {
  const { demand } = inputs;
  const { applies, covered } = decision;
  const areas = groundAreasM2(demand);
  let total = 0;
  let coveredM2 = 0;
  for (let i = 0; i < (areas?.length ?? 0); i++) {
    if (applies !== null && applies[i] === 0) continue;
    total += areas![i]!;
    if (covered[i] === 1) coveredM2 += areas![i]!;
  }
  const ofLevel = (level: string) => {
    const judged = summaries.filter(
      (row) => row.level === level && row.total.fields[rule.demand]! > 0,
    );
    const whole = judged.filter((row) => row.uncovered.fields[rule.demand] === 0);
    return [level, { total: judged.length, covered: whole.length }] as const;
  };
  return {
    cells: { total: all.total.cells, covered: all.covered.cells },
    total: all.total.fields,
    covered: all.covered.fields,
    unreachable: all.unreachable.fields,
    backup: wantsBackup && rule.kind === "within" ? backupOf(demand, decision, rule.k) : null,
    areaM2: areas === null ? null : { total, covered: coveredM2 },
    units: Object.fromEntries(levels.map(ofLevel)),
  };
}

/** Millionths per field with one facility more in reach than asked. */
function backupOf(
  demand: EvaluationContext["inputs"]["demand"],
  { applies, count }: CellEvaluation["decision"],
  k: number,
): Record<string, number> {
  const counts = count();
  const sums: Record<string, number> = {};
  for (const [field, weights] of demand.weights) {
    let sum = 0;
    for (let i = 0; i < demand.count; i++) {
      if (counts[i]! > k && (applies === null || applies[i] === 1)) sum += weights[i]!;
    }
    sums[field] = sum;
  }
  return sums;
}
