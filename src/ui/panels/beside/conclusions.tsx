import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { RuleStatus } from "../../../core/rules/outcome.ts";
import type { Conclusion } from "../../../core/sensitivity/conclusions.ts";
import type { Sweep } from "../../../core/sensitivity/sweep.ts";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useScenarioTitle } from "../../scenario/use-scenario-title.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import { useRuleName } from "./beside-words.ts";

/** Which conclusions survive every value looked at, and where the others flip. */
export function Conclusions({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const t = useText();
  const titleOf = useScenarioTitle();
  const nameOf = useRuleName();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const word = ({ kind }: Conclusion, said: string): string => {
    if (kind === "status") return t(`beside.${said as RuleStatus}`);
    if (kind === "ranking") {
      const groups = JSON.parse(said) as string[][];
      return groups.map((group) => group.map(titleOf).join(" = ")).join(" > ");
    }
    const unit = units.get(said);
    return unit === undefined ? said : shortName(unit, language);
  };
  const sentence = (one: Conclusion): string => {
    const holds = word(one, one.holds);
    const rule = nameOf(one.ruleId);
    if (one.kind === "ranking") return t("beside.saysRanking", { rule, holds });
    const scenario = titleOf(one.scenario!);
    const key = one.kind === "status" ? "beside.saysStatus" : "beside.saysWorst";
    return t(key, { rule, scenario, holds });
  };
  const keyOf = ({ kind, scenario, ruleId }: Conclusion): string => `${kind} ${scenario} ${ruleId}`;
  const flip = sweep.conclusions.filter(({ flips }) => flips.length > 0);
  const survive = sweep.conclusions.filter(({ flips }) => flips.length === 0);
  return (
    <>
      <h4>{t("beside.flip", { count: flip.length })}</h4>
      <ul className="beside-says" data-testid="flips">
        {flip.map((one) => (
          <li key={keyOf(one)}>
            {sentence(one)}
            {one.flips.map(({ parameter, at, becomes }) => (
              <div key={`${parameter} ${at}`} className="quiet">
                {t("beside.flipsAt", {
                  ...{ parameter: t(`beside.${parameter}`), at: Number(at.toFixed(3)) },
                  becomes: word(one, becomes),
                })}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("beside.survive", { count: survive.length })}</summary>
        <ul className="beside-says" data-testid="survives">
          {survive.map((one) => (
            <li key={keyOf(one)}>{sentence(one)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
