import { canonicalJson } from "../core/base/canonical-json.ts";
import type { CatalogueEntry, RuleCatalogue } from "../core/rules/catalogue.ts";
import { OWN_DOCUMENT, type RuleChoice } from "../core/rules/rule-choice.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";

/**
 * The choices that switch on just the rules of a plan: one that differs from the catalogue's is
 * an edited preset, one that the catalogue has not is the planner's own, all others are off.
 */
export function choicesOfPlan(
  catalogue: RuleCatalogue,
  rules: readonly WrittenRule[],
): RuleChoice[] {
  const wanted = new Map(rules.map((rule) => [rule.id, rule]));
  const presets = catalogue.rules.flatMap((preset): RuleChoice[] => {
    const { id } = preset.rule;
    const rule = wanted.get(id);
    wanted.delete(id);
    const isOn = rule !== undefined && rule.enabled !== false;
    const isSame =
      rule === undefined || canonicalJson(withoutSwitch(rule)) === canonicalJson(preset.rule);
    if (isSame && isOn === (preset.startsOn ?? false)) return [];
    const entry = isSame ? null : { ...preset, rule: withoutSwitch(rule) };
    return [{ kind: "rule", id, order: 0, isOn, entry, document: null }];
  });
  const own = [...wanted.values()].map((rule, k): RuleChoice => {
    const isOn = rule.enabled !== false;
    const entry = entryOf(withoutSwitch(rule));
    return { kind: "rule", id: rule.id, order: k + 1, isOn, entry, document: null };
  });
  return [...presets, ...own];
}

function withoutSwitch(rule: WrittenRule): WrittenRule {
  const { enabled: _, ...rest } = rule;
  return rest;
}

const SHORT = 6;

/** All that a plan says of a rule is the rule: its id stands for a name. */
function entryOf(rule: WrittenRule): CatalogueEntry {
  const { id, facility, demand = "people", basis, source } = rule;
  const group = (["elder", "nursery", "clinic", "sport"] as const).find(
    (one) => one === facility?.class,
  );
  const name = { zh: id.slice(0, SHORT), en: id.slice(0, 24) };
  return {
    group: group ?? "circle",
    short: name,
    text: { zh: id, en: id },
    document: OWN_DOCUMENT,
    section: source ?? "",
    policy: "own",
    status: "to-be-checked",
    basis:
      basis === undefined ? "none" : basis.startsWith("registered") ? "registered" : "resident",
    denominator: /^age(60|65|80)$/.test(demand) ? "elders" : "people",
    rule,
  };
}
