import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { summaryOf } from "../../state/select/headline.ts";
import { listedGaps } from "../../state/select/listed-gaps.ts";
import { sessionStore } from "../../state/session.ts";
import { useActions } from "../actions.ts";
import { GroupGlyph } from "../kit/icons.tsx";
import { NoField } from "../kit/no-field.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { integer, metres, people, percent } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";
import { unitName } from "../text/unit-name.ts";
import { useBasisFoot } from "./basis-foot.ts";
import { Card } from "./card.tsx";

/** One county or town: covered of all, left out, the largest gap, the farthest anyone is. */
export function UnitCard({ id }: { readonly id: string }): ReactNode {
  const t = useText();
  const foot = useBasisFoot();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const units = useStore(regionStore, (s) => s.units);
  const { summaries, settings, gaps } = useStore(resultStore);
  const groups = useGroups();
  const unit = units.get(id);
  if (unit === undefined) return null;
  const field = settings?.field ?? "age60";
  const summary = summaryOf(summaries, id);
  const total = summary?.total.fields[field];
  const covered = summary?.covered.fields[field];
  const mean = summary?.meanCostMm[field] ?? null;
  const greatest = summary?.maxCostMm[field] ?? null;
  const [largest] = listedGaps(gaps, units, id, null);
  const glyph = unit.level === "county" ? groups.glyphOf(id) : null;
  const unreachable = summary?.unreachable.fields[field] ?? 0;
  return (
    <Card
      title={unitName(unit, language)}
      tag={
        glyph !== null && (
          <span className="tag">
            <span className="row">
              <GroupGlyph of={glyph} />
              {t(`frame.${glyph}`)}
            </span>
          </span>
        )
      }
      note={
        unit.estimated ? (
          <span className="tag" data-firm="false">
            {t("frame.estimated")}
          </span>
        ) : undefined
      }
      foot={foot}
    >
      <section>
        <dl className="why-pairs">
          <dt>{t("why.covered")}</dt>
          <dd>
            {people(covered, language)} / {people(total, language)} {t("frame.personUnit")}
            {total !== undefined &&
              covered !== undefined &&
              total > 0 &&
              ` · ${percent(covered, total)} %`}
          </dd>
          <dt>
            {t("why.uncovered")} · {fieldText(t, field)}
          </dt>
          <dd className="loss">
            {people(total === undefined ? null : total - (covered ?? 0), language)}{" "}
            {t("frame.personUnit")}
          </dd>
          {unreachable > 0 && (
            <>
              <dt>{t("why.none")}</dt>
              <dd>
                {people(unreachable, language)} {t("frame.personUnit")}
              </dd>
            </>
          )}
          {largest !== undefined && (
            <>
              <dt>{t("why.largestGap")}</dt>
              <dd>
                {largest.unit !== null && `${unitName(largest.unit, language)} `}
                {people(largest.gap.sums.fields[field], language)} {t("frame.personUnit")}
              </dd>
            </>
          )}
          <dt>{t("why.facilitiesIn")}</dt>
          <dd>{integer(summary?.facilities ?? 0, language)}</dd>
          {mean !== null && (
            <>
              <dt>{t("why.mean")}</dt>
              <dd>{metres(mean / 1000, language)}</dd>
            </>
          )}
          {greatest !== null && (
            <>
              <dt>{t("why.worst")}</dt>
              <dd>{metres(greatest / 1000, language)}</dd>
            </>
          )}
        </dl>
        <NoField field={field} />
        <div className="why-actions">
          <button
            type="button"
            className="button"
            data-kind="primary"
            onClick={() => {
              sessionStore.setState({ focus: id, step: "gaps" });
              actions.fitUnit(id);
            }}
          >
            {t("why.onlyThese")}
          </button>
          <button type="button" className="button" onClick={() => actions.fitUnit(id)}>
            {t("why.zoomTo")}
          </button>
        </div>
      </section>
    </Card>
  );
}
