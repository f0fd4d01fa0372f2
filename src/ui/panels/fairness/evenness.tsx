import type { ReactNode } from "react";
import { useStore } from "zustand";
import { distributionOf, gini, lorenzCurve, palma } from "../../../core/equity/distribution.ts";
import { theil, theilByGroup } from "../../../core/equity/theil.ts";
import type { RuleOutcome } from "../../../core/rules/outcome.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { countyRows } from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { LorenzChart } from "../../charts/lorenz-chart.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { useText } from "../../text/translate.ts";
import { ClusterPart } from "./cluster-part.tsx";
import { useBasis } from "./reach-choice.tsx";

/** How evenly counties are covered: the Lorenz curve, its figures, and where alike lie together. */
export function Evenness({
  reach,
}: {
  readonly reach: ReadonlyMap<string, RuleOutcome>;
}): ReactNode {
  const t = useText();
  const basis = useBasis();
  const groups = useGroups();
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const rows = countyRows(reach, facilityClass, minutes).filter(({ share }) => share !== null);
  const shares = Float64Array.from(rows, ({ share }) => share ?? 0);
  const weights = Float64Array.from(rows, ({ demand }) => demand / 1e6);
  const distribution = distributionOf(shares, weights);
  if (distribution === null) return null;
  const curve = lorenzCurve(distribution);
  const groupAt = Int32Array.from(rows, ({ id }) =>
    groups.island.includes(id) ? 0 : groups.mountain.includes(id) ? 1 : 2,
  );
  const parts = theilByGroup(shares, weights, groupAt);
  const figure = (value: number | null): string => (value === null ? "—" : value.toFixed(3));
  const per = (share: number): string => (share * 100).toFixed(1);
  return (
    <>
      <ChartFrame
        title={t("fairness.lorenz")}
        note={`${t("fairness.lorenzNote")} ${basis}`}
        name={`lorenz-${facilityClass}-${minutes}min`}
        table={[
          [t("fairness.lorenzPeople"), t("fairness.lorenzCovered")],
          ...curve.map(([p, a]) => [per(p), per(a)]),
        ]}
      >
        <LorenzChart
          curve={curve}
          label={t("fairness.lorenz")}
          people={t("fairness.lorenzPeople")}
          amount={t("fairness.lorenzCovered")}
          hover={(p, a) => t("fairness.lorenzHover", { people: per(p), covered: per(a) })}
        />
      </ChartFrame>
      <dl className="figures" data-testid="evenness">
        <dt>{t("fairness.gini")}</dt>
        <dd data-testid="gini">{figure(gini(distribution))}</dd>
        <dt>{t("fairness.theil")}</dt>
        <dd>{figure(theil(shares, weights))}</dd>
        <dt>{t("fairness.theilBetween")}</dt>
        <dd>{figure(parts?.between ?? null)}</dd>
        <dt>{t("fairness.palma")}</dt>
        <dd>{figure(palma(distribution))}</dd>
      </dl>
      <p className="quiet chart-note">{t("fairness.palmaNote")}</p>
      <ClusterPart rows={rows} />
    </>
  );
}
