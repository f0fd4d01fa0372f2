import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { ListedRule } from "../../../core/rules/rule-choice.ts";
import { sessionStore } from "../../../state/session.ts";
import { useRules } from "../../rules/use-rules.ts";
import { askText, spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";
import { RuleSwitch } from "./rule-switch.tsx";
import { RuleTags } from "./rule-tags.tsx";

/** A rule and those that say otherwise, side by side: none wins, each has its switch. */
export function OtherReadings({ rule }: { readonly rule: ListedRule }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const rules = useRules();
  const conflicts = rule.entry.conflictsWith ?? [];
  const others = conflicts.flatMap(({ rule: id, why }) => {
    const other = rules.find(({ entry }) => entry.rule.id === id);
    return other === undefined ? [] : [{ other, why }];
  });
  if (others.length === 0) return null;
  return (
    <section className="rule-part">
      <h4>{t("rules.otherwise")}</h4>
      <ul className="readings">
        <Reading rule={rule} why={t("rules.this")} />
        {others.map(({ other, why }) => (
          <Reading key={other.entry.rule.id} rule={other} why={spoken(why, language)} />
        ))}
      </ul>
    </section>
  );
}

function Reading({ rule, why }: { readonly rule: ListedRule; readonly why: string }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const { entry, document } = rule;
  const edition = document.edition === undefined ? "" : ` · ${document.edition}`;
  return (
    <li>
      <RuleSwitch rule={rule} />
      <div>
        <b>{spoken(entry.short, language)}</b> <RuleTags rule={rule} />
        <div>{askText(t, entry, entry.rule, language)}</div>
        <div className="quiet">
          {spoken(document.title, language)}
          {edition}
        </div>
        <div className="quiet">{why}</div>
      </div>
    </li>
  );
}
