import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../../state/region.ts";
import { resultStore } from "../../../state/results.ts";
import { headlineOf } from "../../../state/select/headline.ts";
import { sessionStore } from "../../../state/session.ts";
import { NoField } from "../../kit/no-field.tsx";
import { people, percent, signedPoints } from "../../text/format.ts";
import { fieldText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { unitName } from "../../text/unit-name.ts";

/** The two figures everything else explains: the share covered and the people left out. */
export function HeadlineFigures(): ReactNode {
  const t = useText();
  const { summaries, baseline, live, running } = useStore(resultStore);
  const field = useStore(resultStore, (s) => s.settings?.field) ?? "age60";
  const language = useStore(sessionStore, (s) => s.language);
  const focus = useStore(sessionStore, (s) => s.focus);
  const units = useStore(regionStore, (s) => s.units);
  const now = headlineOf(summaries, focus, field, live);
  const before = headlineOf(baseline, focus, field, null);
  const unit = focus === null ? undefined : units.get(focus);
  const place = unit === undefined ? t("frame.province") : unitName(unit, language);
  const change =
    now === null || before === null || now.total === 0
      ? 0
      : ((now.covered - before.covered) / now.total) * 100;
  return (
    <div
      className={running !== null && live === null ? "headline figures-old" : "headline"}
      data-testid="headline"
    >
      <div>
        <div className="label">{t("result.headline", { place })}</div>
        <div className="figure" data-testid="share">
          {now === null || now.total === 0 ? "—" : percent(now.covered, now.total)}
          <small> %</small>
        </div>
      </div>
      <div>
        <div className="label">{t("result.leftOut", { who: fieldText(t, field) })}</div>
        <div className="second" data-testid="left-out">
          {now === null ? "—" : people(now.uncovered, language)}
          <small> {t("frame.personUnit")}</small>
        </div>
        <NoField field={field} />
        {Math.abs(change) >= 0.05 && (
          <div className="label">
            {t("result.change")} <span className="gain">{signedPoints(change)}</span>{" "}
            {t("result.points")}
          </div>
        )}
      </div>
    </div>
  );
}
