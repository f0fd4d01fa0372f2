import type { Steps } from "../base/steps.ts";
import type { Rule } from "../rules/rule.ts";
import { type Answer, type AnswerAt, type Bar, rounded } from "./bar.ts";
import type { Parameter } from "./parameter.ts";

/** Halvings of a step in which a conclusion flips: a thousandth of it is as near as it is told. */
const HALVINGS = 10;

/** Where a conclusion is another for the first time, on its way from the base. */
interface Flip {
  readonly parameter: Parameter;
  /** It still holds here … */
  readonly holdsAt: number;
  /** … and is `becomes` from here on. */
  readonly at: number;
  readonly becomes: string;
}

/**
 * What a planner would say of the figures: whether a rule is met in a scenario, which unit is
 * worst off, how scenarios rank under a rule: `[["a"],["b","c"]]`, best first, equal ones together.
 */
export interface Conclusion {
  readonly kind: "status" | "worst" | "ranking";
  /** Null for a ranking. */
  readonly scenario: string | null;
  readonly ruleId: string;
  readonly holds: string;
  /** Empty = it survives every value looked at. */
  readonly flips: readonly Flip[];
}

/** Where what is said of a rule changes along its bars, told to a thousandth of a step. */
export function* conclusionsOf(
  bars: readonly Bar[],
  rules: readonly Rule[],
  scenarios: readonly string[],
  answerAt: AnswerAt,
): Steps<Conclusion[]> {
  const conclusions: Conclusion[] = [];
  for (const rule of rules) {
    const own = bars.filter(({ ruleId }) => ruleId === rule.id);
    const barsOf = (id: string) => own.filter(({ scenario }) => scenario === id);
    for (const id of scenarios) {
      for (const kind of ["status", "worst"] as const) {
        const say = (parameter: Parameter, at: number) =>
          String(answerAt(rule, id, parameter, at)[kind] ?? "");
        const conclusion = yield* concluded(barsOf(id), say, bars.length);
        if (conclusion === null || conclusion.holds === "") continue;
        conclusions.push({ kind, scenario: id, ruleId: rule.id, ...conclusion });
      }
    }
    if (scenarios.length < 2) continue;
    const say = (parameter: Parameter, at: number) =>
      rankingOf(scenarios.map((id) => [id, answerAt(rule, id, parameter, at)]));
    const conclusion = yield* concluded(barsOf(scenarios[0]!), say, bars.length);
    if (conclusion === null || conclusion.holds === "") continue;
    conclusions.push({ kind: "ranking", scenario: null, ruleId: rule.id, ...conclusion });
  }
  return conclusions;
}

/** Groups of equal scenarios by descending score, as JSON; empty where one has no score. */
function rankingOf(answers: readonly (readonly [string, Answer])[]): string {
  if (answers.some(([, { score }]) => score === null)) return "";
  const sorted = [...answers].sort(([, a], [, b]) => b.score! - a.score!);
  const groups: string[][] = [];
  sorted.forEach(([id, { score }], k) => {
    if (k > 0 && score === sorted[k - 1]![1].score) groups.at(-1)!.push(id);
    else groups.push([id]);
  });
  return JSON.stringify(groups);
}

type Say = (parameter: Parameter, at: number) => string;

function* concluded(
  bars: readonly Bar[],
  say: Say,
  total: number,
): Steps<Pick<Conclusion, "holds" | "flips"> | null> {
  if (bars.length === 0) return null;
  const holds = say(bars[0]!.parameter, bars[0]!.base);
  const flips: Flip[] = [];
  for (const { parameter, base, points } of bars) {
    const values = points.map(({ at }) => at);
    const sides = [values.filter((at) => at <= base).reverse(), values.filter((at) => at >= base)];
    for (const side of sides) {
      const k = side.findIndex((at) => say(parameter, at) !== holds);
      if (k < 1) continue;
      let [near, far] = [side[k - 1]!, side[k]!];
      for (let n = 0; n < HALVINGS; n++) {
        const middle = rounded((near + far) / 2);
        if (middle === near || middle === far) break;
        if (say(parameter, middle) === holds) near = middle;
        else far = middle;
        yield [total, total];
      }
      flips.push({ parameter, holdsAt: near, at: far, becomes: say(parameter, far) });
    }
  }
  return { holds, flips };
}
