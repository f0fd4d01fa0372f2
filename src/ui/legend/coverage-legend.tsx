import type { ReactNode } from "react";
import { useStore } from "zustand";
import { COVERAGE_COLOURS } from "../../map/palette.ts";
import { resultStore } from "../../state/results.ts";
import { coverageClass } from "../../state/select/coverage-class.ts";
import { sessionStore } from "../../state/session.ts";
import { GroupGlyph } from "../kit/icons.tsx";
import { useGroups } from "../map-view/use-groups.ts";
import { integer } from "../text/format.ts";
import { fieldText } from "../text/names.ts";
import { useText } from "../text/translate.ts";

const CLASS_TEXTS = ["≥ 95", "85–95", "70–85", "50–70", "30–50", "< 30"] as const;
const LONGEST_BAR_PX = 60;

/** The fixed classes and how many units fall into each: legend and histogram in one. */
export function CoverageLegend(): ReactNode {
  const t = useText();
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field) ?? "age60";
  const { level, language } = useStore(sessionStore);
  const groups = useGroups();
  const counts = [0, 0, 0, 0, 0, 0];
  let missing = 0;
  for (const { level: of, total, covered } of summaries) {
    if (of !== level) continue;
    const at = coverageClass(covered.fields[field] ?? 0, total.fields[field] ?? 0);
    if (at === null) missing++;
    else counts[at]!++;
  }
  const most = Math.max(1, missing, ...counts);
  const row = (key: string, swatch: ReactNode, count: number): ReactNode => (
    <div key={key} className="legend-row">
      {swatch}
      <span>{key}</span>
      <span className="count-bar" style={{ width: (count / most) * LONGEST_BAR_PX }} />
      <span className="number">{integer(count, language)}</span>
    </div>
  );
  return (
    <>
      <div className="spread">
        <h3>{t("legend.title", { who: fieldText(t, field) })}</h3>
        <span className="quiet">{t("legend.count")}</span>
      </div>
      <div className="legend-rows">
        {CLASS_TEXTS.map((text, k) =>
          row(
            text,
            <span className="swatch" style={{ background: COVERAGE_COLOURS[k] }} />,
            counts[k]!,
          ),
        )}
        {row(t("legend.noData"), <span className="swatch hatch" />, missing)}
      </div>
      <hr />
      <div className="line">
        <span className="swatch" style={{ width: 26, border: "2px solid #1b2329" }} />
        <GroupGlyph of="mountain" />
        {t("legend.mountain")} {groups.mountain.length}
      </div>
      <div className="line">
        <span
          className="swatch"
          style={{ width: 26, border: "1px solid #3e5a68", outline: "2px solid #d8e3e9" }}
        />
        <GroupGlyph of="island" />
        {t("legend.island")} {groups.island.length}
      </div>
    </>
  );
}
