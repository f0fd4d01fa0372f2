import { useStore } from "zustand";
import { documentStore } from "../../../state/document.ts";
import { ruleOf } from "../../../state/question-settings.ts";
import { sessionStore } from "../../../state/session.ts";
import { useRules } from "../../rules/use-rules.ts";
import { spoken } from "../../text/rule-text.ts";
import { useText } from "../../text/translate.ts";

/** Names a rule of the catalogue, an own one, or the question of the map. */
export function useRuleName(): (id: string) => string {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const question = useStore(sessionStore, (s) => s.question);
  useStore(documentStore, (s) => s.document);
  const rules = useRules();
  const ofMap = ruleOf(question).id;
  return (id) => {
    if (id === ofMap) return t("beside.mapQuestion");
    const listed = rules.find(({ entry }) => entry.rule.id === id);
    return listed === undefined ? id : spoken(listed.entry.short, language);
  };
}

/** Shares as per cent, everything else as it is. */
export function valueText(kind: string, value: number | null): string {
  if (value === null) return "—";
  const isShare = kind !== "ratio" && kind !== "supply";
  return isShare && value <= 1 ? `${(value * 100).toFixed(1)}%` : String(Number(value.toFixed(3)));
}
