import { type ReactNode, useId } from "react";
import { useStore } from "zustand";
import { type Diff, editOf, mergeDiffs } from "../../../core/scenario/document.ts";
import { type Edit, MEASURES, type Measure, yearOf } from "../../../core/scenario/edit.ts";
import { changeEdit } from "../../../core/scenario/edit-commands.ts";
import { changeScenario } from "../../../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { sessionStore } from "../../../state/session.ts";
import { TextField } from "../../kit/text-field.tsx";
import { measureText } from "../../scenario/measure-text.ts";
import { useText } from "../../text/translate.ts";
import { FormRow } from "./form-row.tsx";

/** Changes fields of one edit of the active scenario: one step. */
export function changeOf(id: string): (values: Readonly<Record<string, unknown>>) => void {
  return (values) => {
    const { document } = documentStore.getState();
    dispatch(changeEdit(document, activeScenario().id, id, values), { history: "record" });
  };
}

/** What any change says about itself: how it is carried out, from when, at what cost, on how much land. */
export function TermsFields(props: { readonly id: string; readonly edit: Edit }): ReactNode {
  const { id, edit } = props;
  const t = useText();
  const field = useId();
  const change = changeOf(id);
  return (
    <>
      <label className="quiet" htmlFor={`${field}-measure`}>
        {t("scenario.measure")}
      </label>
      <select
        id={`${field}-measure`}
        className="field"
        value={edit.measure ?? ""}
        onChange={(event) => change({ measure: (event.target.value || undefined) as Measure })}
      >
        <option value="">{t("scenario.measureNone")}</option>
        {MEASURES.map((one) => (
          <option key={one} value={one}>
            {measureText(t, one)}
          </option>
        ))}
      </select>
      <span className="quiet">{t("scenario.year")}</span>
      <YearField id={id} edit={edit} />
      <FormRow
        label={t("scenario.siteCost")}
        value={edit.cost ?? null}
        min={-10_000_000}
        onChange={(cost) => change({ cost })}
      />
      <FormRow
        label={t("scenario.land")}
        value={edit.landM2 ?? null}
        onChange={(landM2) => change({ landM2 })}
      />
      <label className="quiet" htmlFor={`${field}-note`}>
        {t("scenario.note")}
      </label>
      <TextField
        key={id}
        id={`${field}-note`}
        mayBeEmpty
        maxLength={2000}
        value={edit.note ?? ""}
        onChange={(note) => change({ note: note === "" ? undefined : note })}
      />
    </>
  );
}

const YEARS = [2025, 2027, 2030, 2035] as const;

/** The phase of an edit. The scenario's year follows, so that nothing is set out of sight. */
function YearField({ id, edit }: { readonly id: string; readonly edit: Edit }): ReactNode {
  const t = useText();
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  const year = yearOf(edit);
  return (
    <select
      className="field"
      aria-label={t("scenario.year")}
      value={year ?? ""}
      onChange={(event) => {
        const next = event.target.value === "" ? undefined : Number(event.target.value);
        dispatch(yearStep(id, next, asOf), { history: "record" });
      }}
    >
      <option value="">{t("scenario.yearBase")}</option>
      {[...new Set([...YEARS, ...(year === null ? [] : [year])])].sort().map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function yearStep(edit: string, year: number | undefined, asOf: string): Diff {
  const { document } = documentStore.getState();
  const { id, scenario } = activeScenario();
  const isAdded = editOf(document, id, edit)?.edit.op === "add";
  const step = changeEdit(document, id, edit, { [isAdded ? "openYear" : "year"]: year });
  const horizon = scenario?.year ?? Number(asOf.slice(0, 4));
  if (year === undefined || year <= horizon) return step;
  return mergeDiffs(step, changeScenario(document, id, { year }));
}
