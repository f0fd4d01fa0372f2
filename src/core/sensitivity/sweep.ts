import type { ComparedScenario } from "../analysis/compare-scenarios.ts";
import { evaluateRule } from "../analysis/evaluate-rule.ts";
import { EvaluationContext } from "../analysis/evaluation-context.ts";
import type { Inputs } from "../analysis/inputs.ts";
import { inputsInYear } from "../analysis/inputs-in-year.ts";
import type { Reaches } from "../analysis/reaches.ts";
import { toldLevel } from "../analysis/verdict.ts";
import { compareCodePoints } from "../base/exact.ts";
import type { Steps } from "../base/steps.ts";
import { scaledDemand } from "../demand/scaled-demand.ts";
import type { RuleOptions, RuleOutcome, UnitOutcome } from "../rules/outcome.ts";
import type { Rule } from "../rules/rule.ts";
import { applyEdits } from "../scenario/apply-edits.ts";
import { type Answer, type AnswerAt, type Bar, rounded } from "./bar.ts";
import { type Conclusion, conclusionsOf } from "./conclusions.ts";
import { baseOf, concerns, type Range, variedOptions, variedRule } from "./parameter.ts";

/** What is swept over what. Every scenario is looked at on the first of its days. */
export interface SweepQuestion {
  readonly inputs: Inputs;
  readonly listDate: string;
  /** Those that are on. */
  readonly rules: readonly Rule[];
  readonly scenarios: readonly ComparedScenario[];
  readonly options: RuleOptions;
  readonly reaches: Reaches;
  readonly ranges: readonly Range[];
  /** Values looked at on either side of the base. */
  readonly steps: number;
}

/** Values to each end of a range where nobody says otherwise. */
export const STEPS = 2;

export interface Sweep {
  readonly ranges: readonly Range[];
  readonly bars: readonly Bar[];
  readonly conclusions: readonly Conclusion[];
}

/**
 * One parameter at a time, the others as they are. Each value is a full evaluation. Yields after
 * every one what is done of how many; bisecting the flips comes on top.
 */
export function* sweep(question: SweepQuestion): Steps<Sweep> {
  const { rules, scenarios, ranges, steps } = question;
  const answerAt = answering(question);
  const bars: Bar[] = [];
  const total = scenarios.length * rules.length * ranges.length;
  for (const { id } of scenarios) {
    for (const rule of rules) {
      for (const range of ranges) {
        const { parameter } = range;
        const base = baseOf(parameter, rule);
        const isConcerned = concerns(parameter, rule);
        const values = isConcerned ? valuesOf(range, base, steps) : [base];
        const points: Bar["points"][number][] = [];
        for (const at of values) {
          points.push({ at, answer: answerAt(rule, id, parameter, at) });
          yield [bars.length, total];
        }
        bars.push({
          scenario: id,
          ruleId: rule.id,
          parameter,
          base,
          concerns: isConcerned,
          points,
        });
      }
    }
  }
  const conclusions = yield* conclusionsOf(
    bars,
    rules,
    scenarios.map(({ id }) => id),
    answerAt,
  );
  return { ranges, bars, conclusions };
}

/** The base and `steps` values evenly to each end; ascending. A base outside the range stays. */
export function valuesOf({ low, high }: Range, base: number, steps: number): number[] {
  const values = new Set([base]);
  for (let k = 1; k <= steps; k++) {
    if (low < base) values.add(rounded(base + ((low - base) * k) / steps));
    if (high > base) values.add(rounded(base + ((high - base) * k) / steps));
  }
  return [...values].sort((a, b) => a - b);
}

/** Evaluates; every answer once. */
function answering(question: SweepQuestion): AnswerAt {
  const { scenarios, options, reaches, listDate } = question;
  const known = new Map<string, Answer>();
  const contexts = new Map<string, EvaluationContext>();
  const contextOf = (scenario: string, people: number, use: RuleOptions): EvaluationContext => {
    const key = JSON.stringify([scenario, people, use]);
    const found = contexts.get(key);
    if (found !== undefined) return found;
    const { edits, days } = scenarios.find(({ id }) => id === scenario)!;
    const { asOf, peopleOf } = days[0]!;
    const { supply } = applyEdits(question.inputs, edits, Number(asOf.slice(0, 4)));
    const year = peopleOf === null ? question.inputs : inputsInYear(question.inputs, peopleOf);
    const inputs = { ...year, ...supply, demand: scaledDemand(year.demand, people) };
    const context = new EvaluationContext(inputs, asOf, listDate, use, reaches);
    // Scaled people are looked at for one value after another: only the last stay.
    if (contexts.size > 2 * scenarios.length) contexts.clear();
    contexts.set(key, context);
    return context;
  };
  return (rule, scenario, parameter, at) => {
    const isBase = at === baseOf(parameter, rule);
    const key = JSON.stringify([rule.id, scenario, isBase ? null : parameter, isBase ? null : at]);
    let answer = known.get(key);
    if (answer === undefined) {
      const varied = isBase ? rule : variedRule(rule, parameter, at);
      const people = parameter === "people" ? at : 1;
      const context = contextOf(scenario, people, variedOptions(options, parameter, at));
      const { levels } = context.inputs.units;
      const level = toldLevel(levels, "level" in rule ? rule.level : null);
      const wanted = { levels: level === null ? [] : [level], cells: false, backup: false };
      answer = answerOf(evaluateRule(context, varied, false, wanted).outcome, rule, level);
      known.set(key, answer);
    }
    return answer;
  };
}

function answerOf(outcome: RuleOutcome, rule: Rule, level: string | null): Answer {
  const { whole, units, coverage } = outcome;
  return {
    status: whole.status,
    value: whole.value,
    score: coverage?.covered[rule.demand] ?? whole.value,
    worst: worstOf(units.filter((unit) => unit.level === level)),
  };
}

function worstOf(units: readonly UnitOutcome[]): string | null {
  let worst: UnitOutcome | null = null;
  for (const unit of units) {
    if (unit.value === null || unit.status === "not-applicable" || unit.demand === 0) continue;
    const difference = worst === null ? -1 : unit.value - worst.value!;
    const isFirst = difference === 0 && compareCodePoints(unit.unitId, worst!.unitId) < 0;
    if (difference < 0 || isFirst) worst = unit;
  }
  return worst?.unitId ?? null;
}
