import type { ReactNode } from "react";
import { useStore } from "zustand";
import { sessionStore, type UnitFilter } from "../../../state/session.ts";
import { GroupGlyph } from "../../kit/icons.tsx";
import { useGroups } from "../../map-view/use-groups.ts";
import { useText } from "../../text/translate.ts";

/** Which counties are shown: one click for mountain and island counties, worst first. */
export function Filters(): ReactNode {
  const t = useText();
  const filter = useStore(sessionStore, (s) => s.filter);
  const groups = useGroups();
  const chip = (
    value: UnitFilter,
    text: ReactNode,
    glyph: "mountain" | "island" | null,
    label?: string,
  ): ReactNode => (
    <button
      type="button"
      className="chip"
      aria-pressed={filter === value}
      aria-label={label}
      title={label}
      onClick={() => choose(value)}
    >
      {glyph !== null && <GroupGlyph of={glyph} />}
      {text}
    </button>
  );
  return (
    <div className="filters">
      {chip("all", t("result.filterAll"), null)}
      {chip("mountain", t("result.filterMountain", { count: groups.mountain.length }), "mountain")}
      {chip("island", t("result.filterIsland", { count: groups.island.length }), "island")}
      {chip(
        "mountain-island",
        <>
          <GroupGlyph of="mountain" />
          <GroupGlyph of="island" />
          {groups.mountain.length + groups.island.length}
        </>,
        null,
        t("result.filterBothLabel"),
      )}
    </div>
  );
}

/** One click: these counties only, worst first, nothing else in focus. */
function choose(filter: UnitFilter): void {
  sessionStore.setState({
    filter,
    focus: null,
    sort:
      filter === "all"
        ? { column: "share", descending: false }
        : { column: "uncovered", descending: true },
  });
}
