import type { CatalogueEntry } from "./catalogue.ts";
import { withValueAt } from "./rule-paths.ts";
import type { WrittenRule } from "./written-rule.ts";

export type ElderAge = "age60" | "age65" | "age80";

/** What the planner holds all rules to at once. */
export interface RuleTerms {
  /** Elders are people of this age; a rule for elders counts these. */
  readonly elderAge: ElderAge;
  readonly basis: "resident" | "registered";
  /** The figure a rule has for the year, or for the last one before it; null = as the rule says. */
  readonly year: number | null;
}

/** The target a rule has for a year; null where the catalogue names none up to it. */
export function figureFor({ years = [] }: CatalogueEntry, year: number): number | null {
  const targets = years.filter((figure) => figure.kind === "target" && figure.year <= year);
  return targets.at(-1)?.value ?? null;
}

const ELDER_FIELD = /^age(60|65|80)$/;

/** A rule under the terms, as a plan would write it. */
export function ruleInForce(entry: CatalogueEntry, terms: RuleTerms): WrittenRule {
  let { rule } = entry;
  if (ELDER_FIELD.test(rule.demand ?? "")) rule = { ...rule, demand: terms.elderAge };
  const speaksOfPeople = rule.basis !== undefined && entry.basis !== "none";
  if (speaksOfPeople && terms.basis === "registered") rule = { ...rule, basis: "registered" };
  if (terms.year === null) return rule;
  const figure = figureFor(entry, terms.year);
  return figure === null ? rule : withValueAt(rule, keyOfYears(entry), figure);
}

/** The key that a rule's figures by year speak of. */
export function keyOfYears({ rule, years = [] }: CatalogueEntry): "atLeast" | "target" {
  if (rule.kind === "ratio") return "atLeast";
  // Figures of `exists` are counts of facilities, or shares of units.
  return rule.kind === "exists" && years.some(({ value }) => value > 1) ? "atLeast" : "target";
}
