import type { ReactNode } from "react";
import { useStore } from "zustand";
import { resultStore } from "../../../state/results.ts";
import { summaryOf } from "../../../state/select/headline.ts";
import { CoverageBar } from "../../kit/coverage-bar.tsx";
import { GroupGlyph } from "../../kit/icons.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { percent, signedPoints } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

const GROUPS = ["mountain", "island", "other"] as const;

/** Mountain counties, island counties and the others against the province. */
export function GroupBars(): ReactNode {
  const t = useText();
  const groups = useGroups();
  const summaries = useStore(resultStore, (s) => s.summaries);
  const field = useStore(resultStore, (s) => s.settings?.field) ?? "age60";
  const all = summaryOf(summaries, null);
  const mean =
    all === undefined || !all.total.fields[field]
      ? null
      : (all.covered.fields[field] ?? 0) / all.total.fields[field];
  return (
    <div className="group-bars">
      {GROUPS.map((group) => {
        const row = summaries.find(({ level, unitId }) => level === "group" && unitId === group);
        const total = row?.total.fields[field] ?? 0;
        const covered = row?.covered.fields[field] ?? 0;
        const gap = mean === null || total === 0 ? null : (covered / total - mean) * 100;
        return (
          <div key={group} style={{ display: "contents" }}>
            <span className="name">
              {group === "other" ? <span style={{ width: 14 }} /> : <GroupGlyph of={group} />}
              {t(`frame.${group}`)} <span className="quiet">{groups[group].length}</span>
            </span>
            <CoverageBar covered={covered} total={total} mean={mean} />
            <b className="number">{total === 0 ? "—" : percent(covered, total)}</b>
            <span className="number quiet">{gap === null ? "" : signedPoints(gap)}</span>
          </div>
        );
      })}
    </div>
  );
}
