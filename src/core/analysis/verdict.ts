import type { RuleOutcome, UnitOutcome } from "../rules/outcome.ts";
import type { RuleKind } from "../rules/rule.ts";

/** What any rule comes to in one scenario on one day, in the whole and by unit in short. */
export interface Verdict {
  readonly scenario: string;
  readonly asOf: string;
  readonly ruleId: string;
  readonly kind: RuleKind;
  readonly whole: UnitOutcome;
  /** Level of the units counted: the county where the rule knows it, else its own or the finest. */
  readonly level: string | null;
  /** Units of the level that meet the rule, and those that a verdict was found for. */
  readonly met: number;
  readonly judged: number;
  /** How the people were projected; null where they are the base. */
  readonly method: string | null;
}

export function verdictOf(
  { kind, whole, units }: RuleOutcome & { readonly kind: RuleKind },
  level: string | null,
  place: Pick<Verdict, "scenario" | "asOf" | "ruleId" | "method">,
): Verdict {
  const own = units.filter((unit) => unit.level === level && isJudged(unit));
  const met = own.filter(({ status }) => status === "met").length;
  return { ...place, kind, whole, level, met, judged: own.length };
}

function isJudged({ status }: UnitOutcome): boolean {
  return status === "met" || status === "unmet";
}

/** The level a rule is told by: the county is what planners name; else its own, else the finest. */
export function toldLevel(levels: readonly string[], own: string | null): string | null {
  const named = levels.includes("county") ? "county" : (levels.at(-1) ?? null);
  if (own === null || named === null) return named;
  return levels.indexOf(named) <= levels.indexOf(own) ? named : own;
}
