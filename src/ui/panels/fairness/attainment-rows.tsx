import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { RuleOutcome } from "../../../core/rules/outcome.ts";
import { fairnessStore, REACH_CLASSES } from "../../../state/fairness.ts";
import type { FacilityClass } from "../../../state/question-settings.ts";
import { attainmentOf } from "../../../state/select/fairness-figures.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

const EVEN: Readonly<Record<FacilityClass, number>> = { elder: 1, nursery: 1, clinic: 1, sport: 1 };

/** 均等化实现度 of the province and its groups, or of one unit, with open weights. */
export function AttainmentRows(props: {
  readonly reach: ReadonlyMap<string, RuleOutcome>;
  /** Names and ids; null = the whole. */
  readonly rows: readonly { readonly name: string; readonly unitId: string | null }[];
}): ReactNode {
  const t = useText();
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const [weights, setWeights] = useState(EVEN);
  const [target, setTarget] = useState(90);
  return (
    <section className="section" aria-label={t("fairness.attainment")}>
      <h3>{t("fairness.attainment")}</h3>
      <dl className="figures">
        {props.rows.map(({ name, unitId }) => {
          const score = attainmentOf(props.reach, unitId, minutes, target / 100, weights);
          return (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{score === null ? t("fairness.noData") : score.toFixed(1)}</dd>
            </div>
          );
        })}
      </dl>
      <div className="weights">
        <span className="pair">
          {t("fairness.target")}
          <NumberField
            label={t("fairness.target")}
            value={target}
            min={1}
            max={100}
            width={52}
            onChange={setTarget}
          />
        </span>
        {REACH_CLASSES.map((one) => {
          const name = classText(t, one);
          return (
            <span key={one} className="pair">
              {name}
              <NumberField
                label={t("fairness.weightOf", { name })}
                value={weights[one]}
                min={0}
                max={10}
                width={44}
                onChange={(value) => setWeights({ ...weights, [one]: value })}
              />
            </span>
          );
        })}
      </div>
      <p className="quiet">{t("fairness.attainmentNote")}</p>
    </section>
  );
}
