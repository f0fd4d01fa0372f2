import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Fairness } from "../../../core/rules/outcome.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { sessionStore } from "../../../state/session.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { LorenzChart } from "../../charts/lorenz-chart.tsx";
import { useText } from "../../text/translate.ts";
import { useBasis } from "./reach-choice.tsx";

/** The Lorenz curve of what is told, and its figures. */
export function EvenFigures(props: {
  readonly fairness: Fairness;
  readonly note: string;
  /** How the mean is shown. */
  readonly times: number;
  readonly unit: string;
}): ReactNode {
  const { fairness, note, times, unit } = props;
  const t = useText();
  const basis = useBasis();
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const measure = useStore(fairnessStore, (s) => s.even.measure);
  const figure = (value: number | null): string => (value === null ? "—" : value.toFixed(3));
  const per = (share: number): string => (share * 100).toFixed(1);
  const isShare = measure === "share";
  const amount = t(isShare ? "fairness.lorenzCovered" : "fairness.lorenzSupply");
  return (
    <>
      <ChartFrame
        title={t("fairness.lorenz")}
        note={`${note} ${basis}`}
        name={`lorenz-${measure}-${facilityClass}-${minutes}min`}
        table={[
          [t("fairness.lorenzPeople"), amount],
          ...fairness.lorenz.map(([p, a]) => [per(p), per(a)]),
        ]}
      >
        <LorenzChart
          curve={fairness.lorenz}
          label={t("fairness.lorenz")}
          people={t("fairness.lorenzPeople")}
          amount={amount}
          hover={(p, a) =>
            t(isShare ? "fairness.lorenzHover" : "fairness.lorenzHoverSupply", {
              people: per(p),
              covered: per(a),
            })
          }
        />
      </ChartFrame>
      <dl className="figures" data-testid="evenness">
        <dt>{t("fairness.mean")}</dt>
        <dd>
          {(fairness.mean * times).toFixed(1)}
          {unit}
        </dd>
        <dt>{t("fairness.gini")}</dt>
        <dd data-testid="gini">{figure(fairness.gini)}</dd>
        <dt>{t("fairness.theil")}</dt>
        <dd>{figure(fairness.theil)}</dd>
        <dt>{t("fairness.theilBetween")}</dt>
        <dd>{figure(fairness.theilBetween)}</dd>
        <dt>{t("fairness.theilWithin")}</dt>
        <dd>{figure(fairness.theilWithin)}</dd>
        <dt>{t("fairness.palma")}</dt>
        <dd>{figure(fairness.palma)}</dd>
        <dt>{t("fairness.concentration")}</dt>
        <dd>{figure(fairness.concentration)}</dd>
        <dt>{t("fairness.erreygers")}</dt>
        <dd>{figure(fairness.erreygers)}</dd>
        {fairness.fgt !== null && (
          <>
            <dt>{t("fairness.fgt")}</dt>
            <dd>{fairness.fgt.map((value) => value.toFixed(3)).join(" / ")}</dd>
          </>
        )}
      </dl>
      <p className="quiet chart-note">{t("fairness.palmaNote")}</p>
    </>
  );
}
