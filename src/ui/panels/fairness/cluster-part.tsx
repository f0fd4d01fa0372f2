import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../../state/region.ts";
import type { CountyValue } from "../../../state/select/evenness.ts";
import { clustersOf } from "../../../state/select/fairness-figures.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { useShownAreas } from "../../map-view/use-shown-areas.ts";
import { useText } from "../../text/translate.ts";
import { shortName } from "../../text/unit-name.ts";
import { clusterAreas } from "./cluster-areas.ts";

const PROVINCE_ID = "330000";
const CLUSTERS = [
  ["low-low", "fairness.lowLow"],
  ["low-high", "fairness.lowHigh"],
  ["high-low", "fairness.highLow"],
  ["high-high", "fairness.highHigh"],
] as const;

/** LISA: where well and badly served counties lie together by a figure, as names and on the map. */
export function ClusterPart(props: {
  readonly rows: readonly Pick<CountyValue, "id" | "value">[];
  /** What the figure is called. */
  readonly of: string;
}): ReactNode {
  const { rows, of } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const counties = useStore(regionStore, (s) => s.counties);
  const [isOnMap, setOnMap] = useState(false);
  const key = rows.map(({ id, value }) => `${id} ${value}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are made anew each time, the key tells them apart
  const clusters = useMemo(() => clustersOf(rows, units), [key, units]);
  useShownAreas(
    useMemo(
      () =>
        isOnMap && clusters !== null && counties !== null ? clusterAreas(clusters, counties) : null,
      [isOnMap, clusters, counties],
    ),
  );
  if (clusters === null) return null;
  const { ids, moran } = clusters;
  return (
    <section className="section" aria-label={t("fairness.clusters")}>
      <div className="row">
        <h3>{t("fairness.clusters")}</h3>
        <button
          type="button"
          className="chip"
          aria-pressed={isOnMap}
          onClick={() => {
            setOnMap(!isOnMap);
            if (!isOnMap) actions.fitUnit(PROVINCE_ID);
          }}
        >
          {t("fairness.onMap")}
        </button>
      </div>
      <dl className="figures" data-wide>
        {CLUSTERS.map(([cluster, text]) => {
          const members = ids.filter((_, k) => moran.cluster[k] === cluster);
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
      <p className="quiet">{t("fairness.clustersNote", { of, moran: moran.global.toFixed(3) })}</p>
    </section>
  );
}
