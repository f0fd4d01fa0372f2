import type { RuleGroup } from "../../core/rules/catalogue.ts";
import { RULE_GROUPS } from "../../core/rules/catalogue.ts";
import type { ListedRule } from "../../core/rules/rule-choice.ts";

export type RuleFilter = "all" | "on" | "to-check" | "own";

/** Rules of one group, in the catalogue's order. */
export interface RuleSection {
  readonly group: RuleGroup;
  readonly rules: readonly ListedRule[];
}

/** The rules that a filter and the words of a search keep, by group; empty groups are left out. */
export function ruleSections(
  rules: readonly ListedRule[],
  filter: RuleFilter,
  search: string,
): RuleSection[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rules.filter((rule) => passes(rule, filter) && words.every(has(rule)));
  return RULE_GROUPS.map((group) => ({
    group,
    rules: kept.filter(({ entry }) => entry.group === group),
  })).filter((section) => section.rules.length > 0);
}

function passes({ entry, isOn, origin }: ListedRule, filter: RuleFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "on":
      return isOn;
    case "to-check":
      return entry.status === "to-be-checked";
    case "own":
      return origin !== "catalogue";
  }
}

/** Words are sought in name, text, id, document and section, in both languages. */
function has({ entry, document }: ListedRule): (word: string) => boolean {
  const { short, text, section, rule } = entry;
  const all = [short, text, document.title].flatMap(({ zh, en }) => [zh, en]);
  const hay = [...all, section, rule.id, document.edition ?? ""].join("\n").toLowerCase();
  return (word) => hay.includes(word);
}
