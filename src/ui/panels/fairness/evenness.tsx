import type { ReactNode } from "react";
import { useStore } from "zustand";
import { distributionOf, gini, lorenzCurve, palma } from "../../../core/equity/distribution.ts";
import { theil, theilByGroup } from "../../../core/equity/theil.ts";
import type { RuleOutcome } from "../../../core/rules/outcome.ts";
import { fairnessStore } from "../../../state/fairness.ts";
import { regionStore } from "../../../state/region.ts";
import { clustersOf, countyRows } from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { LorenzChart } from "../../charts/lorenz-chart.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import { useBasis } from "./reach-choice.tsx";

const CLUSTERS = [
  ["low-low", "fairness.lowLow"],
  ["low-high", "fairness.lowHigh"],
  ["high-low", "fairness.highLow"],
  ["high-high", "fairness.highHigh"],
] as const;

/** How evenly counties are covered: the Lorenz curve, its figures, and where alike lie together. */
export function Evenness({
  reach,
}: {
  readonly reach: ReadonlyMap<string, RuleOutcome>;
}): ReactNode {
  const t = useText();
  const basis = useBasis();
  const groups = useGroups();
  const language = useStore(sessionStore, (s) => s.language);
  const facilityClass = useStore(sessionStore, (s) => s.question.facilityClass);
  const minutes = useStore(fairnessStore, (s) => s.minutes);
  const units = useStore(regionStore, (s) => s.units);
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
  const clusters = clustersOf(rows, units);
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
      {clusters !== null && (
        <section className="section" aria-label={t("fairness.clusters")}>
          <h3>{t("fairness.clusters")}</h3>
          <dl className="figures" data-wide>
            {CLUSTERS.map(([cluster, text]) => {
              const members = clusters.ids.filter((_, k) => clusters.moran.cluster[k] === cluster);
              return (
                <div key={cluster} style={{ display: "contents" }}>
                  <dt>
                    {t(text)} <span className="quiet">{members.length}</span>
                  </dt>
                  <dd>
                    {members.length === 0
                      ? t("fairness.none")
                      : members
                          .map((id) => shortName(units.get(id)!, language))
                          .join(language === "en" ? ", " : "、")}
                  </dd>
                </div>
              );
            })}
          </dl>
          <p className="quiet">
            {t("fairness.clustersNote", { moran: figure(clusters.moran.global) })}
          </p>
        </section>
      )}
    </>
  );
}
