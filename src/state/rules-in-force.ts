import { listRules } from "../core/rules/rule-choice.ts";
import { ruleInForce } from "../core/rules/rule-in-force.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import { documentStore } from "./document.ts";
import { choicesIn } from "./rule-choices.ts";
import { rulesStore } from "./rules.ts";
import { sessionStore } from "./session.ts";

/** The rules that are on, under the terms that hold for all; empty until the catalogue is read. */
export function rulesInForce(): WrittenRule[] {
  const { catalogue } = rulesStore.getState();
  if (catalogue === null) return [];
  const { terms } = sessionStore.getState().matrix;
  return listRules(catalogue, choicesIn(documentStore.getState()))
    .filter(({ isOn }) => isOn)
    .map(({ entry }) => ruleInForce(entry, terms));
}
