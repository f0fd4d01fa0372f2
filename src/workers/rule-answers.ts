import { evaluateRule } from "../core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../core/analysis/evaluation-context.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import type { Reaches } from "../core/analysis/reaches.ts";
import type { RuleQuestion } from "../core/analysis/rule-question.ts";
import type { Issue } from "../core/base/issue.ts";
import type { Tick } from "../core/base/tick.ts";
import type { RuleOutcome, UnitOutcome } from "../core/rules/outcome.ts";
import { parseRule } from "../io/plan/parse-rule.ts";

/**
 * Answers for many rules. What travel depends on is kept between questions, and so is every
 * outcome: a changed threshold, target or list date evaluates the rules it concerns and travels
 * nowhere.
 */
export class RuleAnswers {
  readonly #reaches: Reaches;
  #outcomes = new Map<string, RuleOutcome>();
  #inputs: Inputs | null = null;

  constructor(reaches: Reaches) {
    this.#reaches = reaches;
  }

  /** `inputs` must be the same object as long as facilities, links and demand are the same. */
  async answer(inputs: Inputs, question: RuleQuestion, tick: Tick): Promise<RuleOutcome[]> {
    const before = this.#inputs === inputs ? this.#outcomes : new Map<string, RuleOutcome>();
    this.#inputs = inputs;
    this.#outcomes = new Map();
    const { asOf, listDate, options, levels, areas } = question;
    const context = new EvaluationContext(inputs, asOf, listDate, options, this.#reaches);
    const answers: RuleOutcome[] = [];
    for (const [done, written] of question.rules.entries()) {
      tick(done, question.rules.length);
      const wantsCells = question.cellsOf.includes(written.id);
      const key = JSON.stringify([
        written,
        question.travel,
        asOf,
        listDate,
        options,
        wantsCells,
        areas,
      ]);
      const outcome = before.get(key) ?? evaluated(context, written, question, wantsCells);
      this.#outcomes.set(key, outcome);
      answers.push(levels === null ? outcome : onLevels(outcome, levels));
    }
    return answers;
  }
}

function evaluated(
  context: EvaluationContext,
  written: RuleQuestion["rules"][number],
  { travel, listDate, areas }: RuleQuestion,
  wantsCells: boolean,
): RuleOutcome {
  const parsed = parseRule(written, travel, listDate, areas);
  if (!parsed.ok) return faulty(written, parsed.issues);
  const wanted = { cells: wantsCells, backup: wantsCells };
  return evaluateRule(context, parsed.rule, parsed.isOff, wanted).outcome;
}

/** A rule that could not be read: undecided, and the issues say why. */
function faulty(written: unknown, issues: readonly Issue[]): RuleOutcome {
  const { id } = (written ?? {}) as { readonly id?: unknown };
  const whole: UnitOutcome = {
    ...{ level: "all", unitId: "all", status: "undecided", value: null, target: null },
    ...{ needed: null, present: null, shortfall: null, demand: 0, people: null },
    missing: ["faulty-rule"],
  };
  return {
    ...{ ruleId: String(id ?? ""), kind: null, whole, units: [], facilities: [], issues },
    ...{ coverage: null, tiers: null, classes: null, fairness: null, cells: null },
  };
}

function onLevels(outcome: RuleOutcome, levels: readonly string[]): RuleOutcome {
  return { ...outcome, units: outcome.units.filter(({ level }) => levels.includes(level)) };
}
