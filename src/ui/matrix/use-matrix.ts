import { useMemo } from "react";
import { useStore } from "zustand";
import { RULE_GROUPS } from "../../core/rules/catalogue.ts";
import type { ListedRule } from "../../core/rules/rule-choice.ts";
import { ruleInForce } from "../../core/rules/rule-in-force.ts";
import { regionStore } from "../../state/region.ts";
import { rulesStore } from "../../state/rules.ts";
import { keptCounties } from "../../state/select/groups.ts";
import { type MatrixRule, type RuleMatrix, ruleMatrix } from "../../state/select/rule-matrix.ts";
import { sessionStore } from "../../state/session.ts";
import { useGroups } from "../map-view/use-groups.ts";
import { useRules } from "../rules/use-rules.ts";
import { unitName } from "../text/unit-name.ts";

/** The rules that are switched on, under the terms of the matrix, with what they answered. */
export function useMatrixRules(): readonly MatrixRule[] {
  const rules = useRules();
  const terms = useStore(sessionStore, (s) => s.matrix.terms);
  const outcomes = useStore(rulesStore, (s) => s.outcomes);
  const situation = useStore(rulesStore, (s) => s.situation);
  return useMemo(
    () =>
      rules
        .filter(({ isOn }) => isOn)
        // Classes stand together, in the order of the list; own rules at the end of theirs.
        .sort((a, b) => rank(a) - rank(b))
        .map((rule) => {
          const inForce = ruleInForce(rule.entry, terms);
          const answer = outcomes.get(inForce.id);
          const isEarlier =
            answer !== undefined &&
            (answer.situation !== situation || answer.rule !== JSON.stringify(inForce));
          return { rule, inForce, outcome: answer?.outcome, isEarlier };
        }),
    [rules, terms, outcomes, situation],
  );
}

const rank = ({ entry }: ListedRule): number => RULE_GROUPS.indexOf(entry.group);

/** Units × rules as the settings ask for them. */
export function useMatrix(): RuleMatrix {
  const rules = useMatrixRules();
  const units = useStore(regionStore, (s) => s.units);
  const { matrix, level, filter, language } = useStore(sessionStore);
  const { order, onlyUnmet } = matrix;
  const groups = useGroups();
  return useMemo(
    () =>
      ruleMatrix(rules, units, {
        level,
        kept: keptCounties(filter, groups),
        onlyUnmet,
        order,
        glyphOf: groups.glyphOf,
        nameOf: (unit) => unitName(unit, language),
      }),
    [rules, units, level, filter, language, order, onlyUnmet, groups],
  );
}
