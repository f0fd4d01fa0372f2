import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LedgerEntry } from "../../../core/analysis/compare-scenarios.ts";
import { sessionStore } from "../../../state/session.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { useText } from "../../text/translate.ts";

/** Whether like is compared with like, in words: what was held equal, and what is not. */
export function Comparability(props: {
  readonly ids: readonly string[];
  readonly entries: readonly LedgerEntry[];
}): ReactNode {
  const { entries } = props;
  const t = useText();
  const titleOf = useScenarioTitle();
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  const years = new Set(entries.map((entry) => entry.asOf));
  const given = entries.filter(({ givenUp }) => givenUp.length > 0);
  const withoutCost = entries.filter(({ spending }) => spending.withoutCost > 0);
  const isAlike = years.size === 1 && given.length === 0;
  return (
    <div className="section">
      <div className="notice" data-kind={isAlike ? "ok" : undefined} data-testid="comparability">
        <b>{t(isAlike ? "compare.alike" : "compare.notAlike")}</b> {t("compare.held", { asOf })}
        {years.size > 1 && <div>{t("compare.yearsDiffer", { years: [...years].join(", ") })}</div>}
        {given.map(({ scenario, givenUp }) => (
          <div key={scenario}>
            {t("compare.givenUp", { scenario: titleOf(scenario), sites: givenUp.join(", ") })}
          </div>
        ))}
        {withoutCost.map(({ scenario, spending }) => (
          <div key={scenario}>
            {t("compare.withoutCost", {
              scenario: titleOf(scenario),
              count: spending.withoutCost,
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
