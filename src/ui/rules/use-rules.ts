import { useMemo } from "react";
import { useStore } from "zustand";
import { type ListedRule, listRules } from "../../core/rules/rule-choice.ts";
import { documentStore } from "../../state/document.ts";
import { choicesIn } from "../../state/rule-choices.ts";
import { rulesStore } from "../../state/rules.ts";

/** The catalogue as the planner has it: presets, edited ones, own rules. Empty until it is read. */
export function useRules(): readonly ListedRule[] {
  const catalogue = useStore(rulesStore, (s) => s.catalogue);
  const choices = useStore(documentStore, choicesIn);
  return useMemo(
    () => (catalogue === null ? [] : listRules(catalogue, choices)),
    [catalogue, choices],
  );
}
