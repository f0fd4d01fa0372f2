import type { ReactNode } from "react";
import { useStore } from "zustand";
import { scenariosOf } from "../../core/scenario/document.ts";
import { documentStore } from "../../state/document.ts";
import { resultStore } from "../../state/results.ts";
import { RAIL_STEPS, type RailStep, sessionStore } from "../../state/session.ts";
import { helpStore } from "../help/help-store.ts";
import { Icon } from "../kit/icons.tsx";
import { useRules } from "../rules/use-rules.ts";
import { useActive } from "../scenario/use-active.ts";
import type { TextKey } from "../text/catalogue.ts";
import { useText } from "../text/translate.ts";

const LABELS: Readonly<Record<RailStep, TextKey>> = {
  data: "frame.stepData",
  rules: "frame.stepRules",
  result: "frame.stepResult",
  gaps: "frame.stepGaps",
  siting: "frame.stepSiting",
  scenario: "frame.stepScenario",
  present: "frame.stepPresent",
};

export function Rail(): ReactNode {
  const t = useText();
  const step = useStore(sessionStore, (s) => s.step);
  const ruleCount = useRules().filter(({ isOn }) => isOn).length;
  const gapCount = useStore(resultStore, (s) => s.gaps?.gaps.length ?? 0);
  const { sites } = useActive();
  const scenarioCount = useStore(documentStore, (s) => scenariosOf(s.document).length);
  const badges: Partial<Record<RailStep, number>> = {
    rules: ruleCount,
    gaps: gapCount,
    siting: sites.length,
    scenario: scenarioCount,
  };
  return (
    <nav className="rail" aria-label={t("frame.steps")}>
      {RAIL_STEPS.map((one, k) => (
        <button
          key={one}
          type="button"
          aria-current={one === step ? "step" : undefined}
          title={`${t(LABELS[one])} ${k + 1}`}
          onClick={() => sessionStore.setState({ step: one })}
        >
          <span className="box">
            <Icon name={one} size={22} />
          </span>
          {t(LABELS[one])}
          {(badges[one] ?? 0) > 0 && (
            <span className="badge" data-kind={one === "gaps" ? "gap" : undefined}>
              {badges[one]! > 999 ? "999+" : badges[one]}
            </span>
          )}
        </button>
      ))}
      <button
        type="button"
        className="end"
        title={`${t("frame.help")} ?`}
        aria-label={t("frame.help")}
        onClick={() => helpStore.setState({ open: true })}
      >
        <Icon name="help" size={20} />
      </button>
    </nav>
  );
}
