import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Demand } from "../../core/demand/demand.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { unitsInOrder } from "../../state/select/unit-tree.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { ClassShape, Icon } from "../kit/icons.tsx";
import { NoField } from "../kit/no-field.tsx";
import { degrees, metres, minutes, people } from "../text/format.ts";
import { classText, fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { useBasisFoot } from "./basis-foot.ts";
import { Card } from "./card.tsx";
import { RuleLine } from "./rule-line.tsx";
import { usePlace } from "./use-place.ts";

/** Who is told of; of a field that the people lack, that they lack it. */
const SHOWN_FIELDS = ["people", "age60", "age0_2"] as const;

/** One place: who lives there, the nearest facility, which standard fails and by how much. */
export function PlaceCard(): ReactNode {
  const t = useText();
  const foot = useBasisFoot();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const settings = useStore(resultStore, (s) => s.settings);
  const { demand, units, ownFields } = useStore(regionStore);
  const place = usePlace();
  if (place === null || settings === null || demand === null) return null;
  const { lon, lat, cell, asked, others } = place;
  const { nearest, second, cutoffMm } = asked;
  const townIndex = cell < 0 ? -1 : (demand.unitAt.get("town")?.[cell] ?? -1);
  const town = unitsInOrder(units)[townIndex];
  const name = town === undefined ? `${degrees(lon)}, ${degrees(lat)}` : unitName(town, language);
  return (
    <Card
      title={town === undefined ? name : t("why.near", { town: name })}
      tag={
        ownFields === null ? (
          <span className="tag" data-firm="false">
            {t("why.modelled")}
          </span>
        ) : undefined
      }
      note={
        ownFields === null
          ? t("why.cell", { lon: degrees(lon), lat: degrees(lat) })
          : `${degrees(lon)}, ${degrees(lat)}`
      }
      foot={foot}
    >
      <section>
        {cell < 0 ? (
          <>
            <h3>{t("why.nobody")}</h3>
            <p className="quiet">{t("why.nobodyHelp")}</p>
          </>
        ) : (
          <PeopleHere demand={demand} cell={cell} />
        )}
      </section>
      <section>
        <h3 className="spread">
          {t("why.nearestOf", { class: classText(t, asked.facilityClass) })}
          <ClassShape of={asked.facilityClass} />
        </h3>
        {nearest === null ? (
          <p>{t("why.unreachable")}</p>
        ) : (
          <>
            <div className="ellipsis" title={nearest.facility.name}>
              {nearest.facility.name}
            </div>
            <dl className="why-pairs">
              <dt>{t("why.straight")}</dt>
              <dd>
                <b>{metres(nearest.costMm / 1000, language)}</b>
                {"min" in asked.cutoff &&
                  ` · ${minutes(nearest.costMm / 1000, settings.speedMps, language)}`}
              </dd>
              <dt>{t("why.standard")}</dt>
              <dd>{metres(cutoffMm / 1000, language)}</dd>
              <dt>{t("why.second")}</dt>
              <dd title={second?.facility.name}>
                {second === null ? t("why.noSecond") : metres(second.costMm / 1000, language)}
              </dd>
            </dl>
          </>
        )}
      </section>
      <section>
        <div className="spread">
          <h3>{t("why.everyClass")}</h3>
          <span className="quiet">{t("why.barNote")}</span>
        </div>
        <RuleLine finding={asked} />
        {others.map((finding) => (
          <RuleLine key={finding.facilityClass} finding={finding} />
        ))}
        {!asked.isMet && (
          <div className="why-actions">
            <button
              type="button"
              className="button"
              data-kind="primary"
              onClick={() => actions.addSite([lon, lat])}
            >
              <Icon name="siting" />
              {t("why.tryHere")}
            </button>
          </div>
        )}
      </section>
    </Card>
  );
}

function PeopleHere({
  demand,
  cell,
}: {
  readonly demand: Demand;
  readonly cell: number;
}): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  return (
    <dl className="why-people">
      {SHOWN_FIELDS.map((field) => (
        <div key={field}>
          <dt>
            {fieldText(t, field)}
            {field === "age0_2" && (
              <>
                {" "}
                <span className="tag" data-firm="false">
                  {t("frame.estimated")}
                </span>
              </>
            )}
          </dt>
          <dd>
            {people(demand.weights.get(field)?.[cell], language)}
            <small> {t("frame.personUnit")}</small>
            <NoField field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
