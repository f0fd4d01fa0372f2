import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { Icon } from "../kit/icons.tsx";
import { NoField } from "../kit/no-field.tsx";
import { useListedGaps } from "../map-view/use-listed-gaps.ts";
import { gapPlace } from "../panels/gaps/gap-place.ts";
import { integer, metres, people, squareKm } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { useBasisFoot } from "./basis-foot.ts";
import { Card } from "./card.tsx";

/** Who is told of; of a field that the people lack, that they lack it. */
const SHOWN_FIELDS = ["people", "age60", "age0_2"] as const;

/** People left out together, and the facility nearest to them. */
export function GapCard({ id }: { readonly id: string }): ReactNode {
  const t = useText();
  const foot = useBasisFoot();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const demand = useStore(regionStore, (s) => s.demand);
  const nearestNames = useStore(resultStore, (s) => s.gaps?.nearestNames);
  const listed = useListedGaps().find(({ gap }) => gap.id === id);
  if (listed === undefined || demand === null) return null;
  const { gap, position } = listed;
  const nearest = nearestNames?.get(gap.nearest);
  const at = gap.middle;
  return (
    <Card
      title={t("why.gapTitle", { rank: position })}
      note={gapPlace(listed, demand, t, language)}
      foot={foot}
    >
      <section>
        <dl className="why-people">
          {SHOWN_FIELDS.map((field) => (
            <div key={field}>
              <dt>{fieldText(t, field)}</dt>
              <dd>
                {people(gap.sums.fields[field], language)}
                <small> {t("frame.personUnit")}</small>
                <NoField field={field} />
              </dd>
            </div>
          ))}
        </dl>
        <dl className="why-pairs">
          <dt>{t("why.area")}</dt>
          <dd>{squareKm(gap.areaM2, language)}</dd>
          <dt>{t("why.cells")}</dt>
          <dd>{integer(gap.sums.cells, language)}</dd>
        </dl>
      </section>
      <section>
        {nearest === undefined ? (
          <p>{t("why.unreachable")}</p>
        ) : (
          <dl className="why-pairs">
            <dt>{t("gaps.nearestColumn")}</dt>
            <dd>{nearest}</dd>
            <dt>{t("why.straight")}</dt>
            <dd>
              <b>{metres(gap.nearestCostMm / 1000, language)}</b>
            </dd>
          </dl>
        )}
        <div className="why-actions">
          <button
            type="button"
            className="button"
            data-kind="primary"
            onClick={() => actions.addSite([demand.lon[at]!, demand.lat[at]!])}
          >
            <Icon name="siting" />
            {t("why.tryHere")}
          </button>
        </div>
      </section>
    </Card>
  );
}
