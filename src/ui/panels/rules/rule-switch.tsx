import type { ReactNode } from "react";
import { useStore } from "zustand";
import { type ListedRule, switchRule } from "../../../core/rules/rule-choice.ts";
import { documentStore } from "../../../state/document.ts";
import { choicesIn, chooseRules } from "../../../state/rule-choices.ts";
import { sessionStore } from "../../../state/session.ts";
import { spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

/** Whether a rule counts in matrix and plan. */
export function RuleSwitch({ rule }: { readonly rule: ListedRule }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const choices = useStore(documentStore, choicesIn);
  const name = spoken(rule.entry.short, language);
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={t("rules.switchOn", { name })}
      checked={rule.isOn}
      aria-checked={rule.isOn}
      onChange={(event) => chooseRules([switchRule(choices, rule, event.target.checked)])}
    />
  );
}
