import "./siting.css";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Place } from "../../../core/facilities/facility.ts";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { entriesOf, type ScenarioEdit } from "../../../core/scenario/document.ts";
import { moveEdit, removeEdits } from "../../../core/scenario/edit-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { resultStore } from "../../../state/results.ts";
import { activeScenario, dateIn } from "../../../state/select/active-scenario.ts";
import { sessionStore } from "../../../state/session.ts";
import { useActions } from "../../actions.ts";
import { ClassShape, Icon } from "../../kit/icons.tsx";
import { editText } from "../../scenario/edit-text.ts";
import { useActive } from "../../scenario/use-active.ts";
import { integer, signedPeople } from "../../text/format.ts";
import { useText } from "../../text/translate.ts";

/**
 * The edits of the scenario in order. A click selects a site and shows it, with Ctrl it joins
 * the marked ones; Alt with an arrow moves a row, Delete takes it away. Of very many the first are
 * shown, more on demand, and always the one selected.
 */
export function SiteList(): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  const document = useStore(documentStore, (s) => s.document);
  const selected = useStore(sessionStore, ({ selection }) =>
    selection?.kind === "site" ? selection.id : null,
  );
  const { id, sites } = useActive();
  const [most, setMost] = useState(ROWS);
  const entries = entriesOf(document, id);
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  return (
    <>
      {entries.map((entry, place) =>
        place < most || entry.id === selected ? (
          <EditRow key={entry.id} entry={entry} site={siteOf.get(entry.id) ?? null} place={place} />
        ) : null,
      )}
      {entries.length > most && (
        <p className="section">
          <button type="button" className="link-button" onClick={() => setMost(most + ROWS)}>
            {t("scenario.showMore", { total: integer(entries.length, language) })}
          </button>
        </p>
      )}
    </>
  );
}

/** Thousands of rows at once would keep the screen waiting. */
const ROWS = 100;

function EditRow(props: {
  readonly entry: ScenarioEdit;
  readonly site: CandidateSite | null;
  readonly place: number;
}): ReactNode {
  const { entry, site, place } = props;
  const t = useText();
  const actions = useActions();
  const language = useStore(sessionStore, (s) => s.language);
  const isSelected = useStore(
    sessionStore,
    ({ selection }) => selection?.kind === "site" && selection.id === entry.id,
  );
  const isMarked = useStore(sessionStore, (s) => s.marked.includes(entry.id));
  const field = useStore(sessionStore, (s) => s.question.field);
  const gained = useStore(resultStore, (s) =>
    // The gain of several is not that of one.
    s.live?.siteId === entry.id && s.live.inHand.length === 1
      ? (s.live.gained[field] ?? null)
      : null,
  );
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  const { scenario, supply } = useActive();
  const { title, detail, year } = editText(t, language, entry.edit, supply.facilities);
  const isLater = year !== null && year > Number(dateIn(scenario, asOf).slice(0, 4));
  const pick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      sessionStore.setState(({ marked }) => ({
        marked: isMarked ? marked.filter((one) => one !== entry.id) : [...marked, entry.id],
      }));
      return;
    }
    sessionStore.setState({ selection: { kind: "site", id: entry.id }, marked: [] });
    if (isSelected) return;
    if (site !== null) actions.goTo(site.lon, site.lat, Math.max(12.5, zoomNow()));
    const line = entry.edit.op === "link" ? entry.edit.link.line : null;
    if (Array.isArray(line)) actions.fitBounds(boundsOfLine(line as Place[]));
  };
  const onKey = (event: KeyboardEvent): void => {
    const { document } = documentStore.getState();
    const scenarioId = activeScenario().id;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const to = place + (event.key === "ArrowUp" ? -1 : 1);
      dispatch(moveEdit(document, scenarioId, entry.id, to), { history: "record" });
    } else if (event.key === "Delete") {
      dispatch(removeEdits(document, scenarioId, [entry.id]), { history: "record" });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className="site-row"
      aria-pressed={isSelected || isMarked}
      data-later={isLater}
      onClick={pick}
      onKeyDown={onKey}
    >
      {site === null ? <Icon name="scenario" /> : <ClassShape of={site.class} isCandidate />}
      <span>
        <span className="ellipsis" style={{ display: "block" }}>
          {title}
        </span>
        <span className="quiet">{detail}</span>
      </span>
      <span className="site-figures">
        {gained !== null && <span className="gain nowrap">{signedPeople(gained, language)}</span>}
        {year !== null && (
          <span className="quiet nowrap">
            {t(isLater ? "scenario.fromYear" : "scenario.inYear", { year })}
          </span>
        )}
      </span>
    </button>
  );
}

function boundsOfLine(line: readonly Place[]): readonly [number, number, number, number] {
  const [lons, lats] = [0, 1].map((at) => line.map((place) => place[at]!)) as [number[], number[]];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function zoomNow(): number {
  return sessionStore.getState().camera?.zoom ?? 0;
}
