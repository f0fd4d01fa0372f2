import { type ReactNode, useId } from "react";
import type { AddEdit } from "../../../core/scenario/edit.ts";
import { CLASSES, type FacilityClass } from "../../../state/question-settings.ts";
import { TextField } from "../../kit/text-field.tsx";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { FormRow } from "./form-row.tsx";
import { LevelField } from "./level-field.tsx";
import { StatusField } from "./status-field.tsx";
import { changeOf } from "./terms-fields.tsx";

/** What a new site is: name, class, level, status, capacity. */
export function SiteFields(props: { readonly id: string; readonly edit: AddEdit }): ReactNode {
  const { id, edit } = props;
  const t = useText();
  const field = useId();
  const change = changeOf(id);
  return (
    <>
      <label className="quiet" htmlFor={`${field}-name`}>
        {t("siting.name")}
      </label>
      <TextField
        key={id}
        id={`${field}-name`}
        value={edit.name ?? edit.id}
        onChange={(name) => change({ name })}
      />
      <label className="quiet" htmlFor={`${field}-class`}>
        {t("siting.class")}
      </label>
      <select
        id={`${field}-class`}
        className="field"
        value={edit.class}
        onChange={(event) => change(classChange(event.target.value as FacilityClass))}
      >
        {[...new Set([...CLASSES, edit.class])].map((one) => (
          <option key={one} value={one}>
            {classText(t, one)}
          </option>
        ))}
      </select>
      <LevelField
        facilityClass={edit.class}
        value={edit.level ?? null}
        onChange={(level) => change({ level: level ?? undefined })}
      />
      <StatusField
        value={edit.status ?? "open"}
        onChange={(status) => change({ status: status === "open" ? undefined : status })}
      />
      <FormRow
        label={t("siting.capacity")}
        value={edit.capacity ?? null}
        onChange={(capacity) => change({ capacity })}
      />
      {edit.measure === "mobile" && (
        <FormRow
          label={t("scenario.daysPerWeek")}
          value={edit.daysPerWeek ?? null}
          min={1}
          max={7}
          onChange={(days) => change({ daysPerWeek: days === undefined ? days : Math.round(days) })}
        />
      )}
    </>
  );
}

/** An elder-care candidate is an institution, as the opening rule counts them. */
function classChange(next: FacilityClass): Readonly<Record<string, unknown>> {
  return { class: next, level: next === "elder" ? "institution" : undefined };
}
