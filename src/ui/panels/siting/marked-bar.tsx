import type { ReactNode } from "react";
import { useStore } from "zustand";
import { type Diff, editOf } from "../../../core/scenario/document.ts";
import { changeEdit, removeEdits } from "../../../core/scenario/edit-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { sessionStore } from "../../../state/session.ts";
import { useText } from "../../text/translate.ts";
import { duplicate } from "./site-form.tsx";

const YEARS = [2025, 2027, 2030, 2035] as const;

/** What can be done with all marked edits at once; each is one step. */
export function MarkedBar(): ReactNode {
  const t = useText();
  const marked = useStore(sessionStore, (s) => s.marked);
  if (marked.length === 0) return null;
  const step = (make: (scenario: string) => Diff): void => {
    dispatch(make(activeScenario().id), { history: "record" });
    sessionStore.setState({ marked: [] });
  };
  const { document } = documentStore.getState();
  return (
    <div className="section row-links" data-testid="marked">
      <b>{t("scenario.marked", { count: marked.length })}</b>
      <button
        type="button"
        className="button"
        onClick={() => step((scenario) => removeEdits(document, scenario, marked))}
      >
        {t("siting.remove")}
      </button>
      <button type="button" className="button" onClick={() => duplicate(marked)}>
        {t("siting.duplicate")}
      </button>
      <select
        className="field"
        aria-label={t("scenario.year")}
        value=""
        onChange={(event) => {
          const year = Number(event.target.value);
          step((scenario) => yearOfAll(scenario, marked, year));
        }}
      >
        <option value="">{t("scenario.year")}</option>
        {YEARS.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </div>
  );
}

function yearOfAll(scenario: string, ids: readonly string[], year: number): Diff {
  const { document } = documentStore.getState();
  return Object.assign(
    {},
    ...ids.map((id) => {
      const isAdded = editOf(document, scenario, id)?.edit.op === "add";
      return changeEdit(document, scenario, id, { [isAdded ? "openYear" : "year"]: year });
    }),
  ) as Diff;
}
