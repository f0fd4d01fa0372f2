import { evaluateRule } from "../core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../core/analysis/evaluation-context.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import type { Reaches } from "../core/analysis/reaches.ts";
import { countsRegistered } from "../core/analysis/registered-rule.ts";
import type { RuleQuestion } from "../core/analysis/rule-question.ts";
import type { Issue } from "../core/base/issue.ts";
import type { Tick } from "../core/base/tick.ts";
import type { RuleOutcome, UnitOutcome } from "../core/rules/outcome.ts";
import { parseRule } from "../io/plan/parse-rule.ts";
import { nextTurn } from "./in-turns.ts";

/**
 * Answers for many rules. What travel depends on is kept between questions, and so is every
 * outcome: a changed threshold, target or list date evaluates the rules it concerns and travels
 * nowhere.
 */
export class RuleAnswers {
  readonly #reaches: Reaches;
  #outcomes = new Map<string, RuleOutcome>();
  #over: { readonly key: string; readonly context: EvaluationContext } | null = null;

  constructor(reaches: Reaches) {
    this.#reaches = reaches;
  }

  /** `inputs` must be the same object as long as facilities, links and demand are the same. */
  async answer(inputs: Inputs, question: RuleQuestion, tick: Tick): Promise<RuleOutcome[]> {
    const context = this.#contextOver(inputs, question);
    const before = this.#outcomes;
    const kept = new Map<string, RuleOutcome>();
    const answers: RuleOutcome[] = [];
    for (const [done, written] of question.rules.entries()) {
      tick(done, question.rules.length);
      const wantsCells = question.cellsOf.includes(idOf(written));
      const { travel, levels, areas } = question;
      const key = JSON.stringify([written, travel, levels, wantsCells, areas]);
      const known = before.get(key);
      const outcome = known ?? evaluated(context, written, question, wantsCells);
      kept.set(key, outcome);
      answers.push(outcome);
      if (known !== undefined) continue;
      // What is done stays done when the rest is cancelled, which is heard in the turn between.
      before.set(key, outcome);
      await nextTurn();
    }
    this.#outcomes = kept;
    return answers;
  }

  /** Over anything else than before, nothing that was answered holds. */
  #contextOver(inputs: Inputs, { asOf, listDate, options }: RuleQuestion): EvaluationContext {
    const key = JSON.stringify([asOf, listDate, options]);
    if (this.#over?.key !== key || this.#over.context.inputs !== inputs) {
      const context = new EvaluationContext(inputs, asOf, listDate, options, this.#reaches);
      this.#over = { key, context };
      this.#outcomes = new Map();
    }
    return this.#over.context;
  }
}

function evaluated(
  context: EvaluationContext,
  written: RuleQuestion["rules"][number],
  { travel, listDate, levels, areas }: RuleQuestion,
  wantsCells: boolean,
): RuleOutcome {
  const parsed = parseRule(written, travel, listDate, areas);
  if (!parsed.ok) return faulty(written, parsed.issues);
  const wanted = { levels, cells: wantsCells, backup: wantsCells };
  const rule = countsRegistered(parsed.rule, context.inputs);
  return evaluateRule(context, rule, parsed.isOff, wanted).outcome;
}

/** A rule that could not be read: undecided, and the issues say why. */
function faulty(written: unknown, issues: readonly Issue[]): RuleOutcome {
  const whole: UnitOutcome = {
    ...{ level: "all", unitId: "all", status: "undecided", value: null, target: null },
    ...{ needed: null, present: null, shortfall: null, demand: 0, people: null },
    missing: ["faulty-rule"],
  };
  return {
    ...{ ruleId: idOf(written), kind: null, whole, units: [], facilities: [], issues },
    ...{ coverage: null, tiers: null, classes: null, fairness: null, cells: null },
  };
}

/** Also of what is no rule at all: files of the planner's are read as they come. */
function idOf(written: unknown): string {
  const { id } = (written ?? {}) as { readonly id?: unknown };
  return String(id ?? "");
}
