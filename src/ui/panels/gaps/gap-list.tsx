import type { ReactNode } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../../state/region.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { RowList } from "../../kit/row-list.tsx";
import { useListedGaps } from "../../map-view/use-listed-gaps.ts";
import { metres, people } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { gapPlace } from "./gap-place.ts";

/** Ages in digits, alike in every language. */
const SHORT = { age60: "60+", age65: "65+", age80: "80+", age0_2: "0–2" } as const;

/** Gaps with most people first; a row takes the map there. */
export function GapList(): ReactNode {
  const t = useText();
  const actions = useActions();
  const listed = useListedGaps();
  const demand = useStore(regionStore, (s) => s.demand);
  const selection = useStore(sessionStore, (s) => s.selection);
  const language = useStore(sessionStore, (s) => s.language);
  const ranked = useStore(sessionStore, (s) => s.question.field);
  /** Beside all people: those the question is about, elders where it is about everybody. */
  const second = ranked === "people" ? "age60" : ranked;
  const down = (field: string): string => (field === ranked ? " ↓" : "");
  const selected =
    selection?.kind === "gap" ? listed.findIndex(({ gap }) => gap.id === selection.id) : -1;
  return (
    <>
      <div className="list-head gap-columns">
        <span />
        <span>{t("gaps.place")}</span>
        <span className="number">{`${t("gaps.peopleColumn")}${down("people")}`}</span>
        <span className="number">{`${SHORT[second]}${down(second)}`}</span>
        <span className="number">{t("gaps.nearestColumn")}</span>
      </div>
      <RowList
        label={t("gaps.list")}
        tone="gap"
        count={listed.length}
        selected={selected}
        rowId={(k) => listed[k]!.gap.id}
        onPick={(k) => {
          const { gap } = listed[k]!;
          sessionStore.setState({ selection: { kind: "gap", id: gap.id } });
          if (demand === null) return;
          const at = gap.middle;
          actions.goTo(demand.lon[at]!, demand.lat[at]!, 13);
        }}
        row={(k) => {
          const one = listed[k]!;
          const { sums, nearest, nearestCostMm } = one.gap;
          return (
            <div className="list-row-cells gap-columns">
              <span className="badge-number">{one.position}</span>
              <span className="ellipsis">{gapPlace(one, demand, t, language)}</span>
              <span className="number">{people(sums.fields.people ?? 0, language)}</span>
              <span className="number">{people(sums.fields[second], language)}</span>
              <span className="number">
                {nearest < 0 ? t("gaps.unreachable") : metres(nearestCostMm / 1000, language)}
              </span>
            </div>
          );
        }}
      />
    </>
  );
}
