import { type ReactNode, useId, useState } from "react";
import { useStore } from "zustand";
import type { ListedRule } from "../../../core/rules/rule-choice.ts";
import { sessionStore } from "../../../state/session.ts";
import { Icon } from "../../kit/icons.tsx";
import { askText, spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";
import { RuleDetail } from "./rule-detail.tsx";
import { RuleSwitch } from "./rule-switch.tsx";
import { RuleTags } from "./rule-tags.tsx";

/** One rule: its switch, what it asks, where it comes from; opens to its details. */
export function RuleRow(props: {
  readonly rule: ListedRule;
  readonly onEdit: (rule: ListedRule) => void;
}): ReactNode {
  const { rule, onEdit } = props;
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const [isOpen, setOpen] = useState(false);
  const detail = useId();
  const { entry, document, isOn } = rule;
  const name = spoken(entry.short, language);
  return (
    <div className="rule-item" data-on={isOn} data-rule={entry.rule.id}>
      <RuleSwitch rule={rule} />
      <button
        type="button"
        className="rule-open"
        aria-expanded={isOpen}
        aria-controls={detail}
        aria-label={t("rules.details", { name })}
        onClick={() => setOpen(!isOpen)}
      >
        <span>
          <b>{name}</b>
          <RuleTags rule={rule} />
        </span>
        <span className="rule-ask">{askText(t, entry, entry.rule, language)}</span>
        <span className="quiet">
          {spoken(document.title, language)} {entry.section}
        </span>
      </button>
      <span className="rule-chevron" data-open={isOpen}>
        <Icon name="chevron" />
      </span>
      <div id={detail} className="rule-detail" hidden={!isOpen}>
        {isOpen && <RuleDetail rule={rule} onEdit={onEdit} />}
      </div>
    </div>
  );
}
