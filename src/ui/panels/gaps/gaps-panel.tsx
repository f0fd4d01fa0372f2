import type { ReactNode } from "react";
import { useStore } from "zustand";
import { resultStore } from "../../../state/results.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { Icon } from "../../kit/icons.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { useListedGaps } from "../../map-view/use-listed-gaps.ts";
import { QuestionCard } from "../../question/question-card.tsx";
import { integer, people } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";
import { HeadlineFigures } from "../result/headline.tsx";
import { useExport } from "../use-export.ts";
import { GapList } from "./gap-list.tsx";
import { LandGaps } from "./land-gaps.tsx";
import { ReachShares } from "./reach-shares.tsx";

/** 缺口: who is left out, together, and where. */
export function GapsPanel(): ReactNode {
  const t = useText();
  const actions = useActions();
  const floorPeople = useStore(sessionStore, (s) => s.floorPeople);
  const gaps = useStore(resultStore, (s) => s.gaps);
  const listed = useListedGaps();
  const download = useExport(() => actions.exportFile("gaps.geojson"));
  return (
    <>
      <div className="panel-head">
        <h2>
          {t("gaps.title")}{" "}
          <span className="quiet">
            {gaps !== null && t("gaps.count", { count: listed.length })}
          </span>
        </h2>
        <button
          type="button"
          className="button"
          disabled={gaps === null || download.state === "busy"}
          title={t("gaps.exportAll")}
          onClick={download.run}
        >
          <Icon name="export" />
          {download.state === "failed" ? t("frame.exportFailed") : "GeoJSON"}
        </button>
      </div>
      <QuestionCard />
      <HeadlineFigures />
      <ReachShares />
      <LandGaps />
      {gaps === null ? (
        <p className="empty quiet">{t("gaps.waiting")}</p>
      ) : listed.length === 0 ? (
        <div className="empty">
          <h3>{t("gaps.empty")}</h3>
          <p>{t("gaps.emptyHelp")}</p>
        </div>
      ) : (
        <GapList />
      )}
      <div className="panel-foot">
        <GapSum />
        <span className="row">
          {t("gaps.floor")}
          <NumberField
            label={t("gaps.floor")}
            value={floorPeople}
            min={0}
            max={1_000_000}
            width={52}
            onChange={(value) => sessionStore.setState({ floorPeople: value })}
          />
          {t("gaps.floorUnit")}
        </span>
      </div>
    </>
  );
}

/** Everybody left out: on the list, and in the pieces under the floor. */
function GapSum(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const gaps = useStore(resultStore, (s) => s.gaps);
  const listed = useListedGaps();
  const sum = listed.reduce((all, { gap }) => all + (gap.sums.fields.people ?? 0), 0);
  if (gaps === null) return <span />;
  if (listed.length < gaps.gaps.length) {
    return <span>{t("gaps.sumFocus", { people: people(sum, language) })}</span>;
  }
  const below = gaps.belowFloor.sums.fields.people ?? 0;
  return (
    <span title={integer(gaps.belowFloor.count, language)}>
      {t("gaps.sum", { people: people(sum, language), below: people(below, language) })}
    </span>
  );
}
