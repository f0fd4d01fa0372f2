import { type ReactNode, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import {
  addSite,
  type CandidateSite,
  changeSite,
  removeSite,
} from "../../../core/scenario/document.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import type { FacilityClass } from "../../../state/question-settings.ts";
import { sessionStore } from "../../../state/session.ts";
import { Icon } from "../../kit/icons.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
/** Enough for any name a planner writes; longer text would only hide the list. */
const MAX_NAME = 200;
/** A copy stands beside its original: about 300 m. */
const COPY_OFFSET_DEGREES = 0.003;

/** Everything about the selected candidate; each change is one step to undo. */
export function SiteForm(): ReactNode {
  const t = useText();
  const id = useId();
  const selection = useStore(sessionStore, (s) => s.selection);
  const document = useStore(documentStore, (s) => s.document);
  const site = selection?.kind === "site" ? document.sites[selection.id] : undefined;
  if (site === undefined) return null;
  const change = (values: Partial<CandidateSite>): void =>
    dispatch(changeSite(documentStore.getState().document, site.id, values), {
      history: "record",
    });
  return (
    <div className="site-form">
      <label className="quiet" htmlFor={`${id}-name`}>
        {t("siting.name")}
      </label>
      <NameField
        key={site.id}
        id={`${id}-name`}
        value={site.name}
        onChange={(name) => change({ name })}
      />
      <label className="quiet" htmlFor={`${id}-class`}>
        {t("siting.class")}
      </label>
      <select
        id={`${id}-class`}
        className="field"
        value={site.class}
        onChange={(event) => change(classChange(event.target.value as FacilityClass))}
      >
        {CLASSES.map((one) => (
          <option key={one} value={one}>
            {classText(t, one)}
          </option>
        ))}
      </select>
      <span className="quiet">{t("siting.capacity")}</span>
      <NumberField
        label={t("siting.capacity")}
        value={site.capacity}
        min={0}
        max={100_000}
        onChange={(capacity) => change({ capacity })}
      />
      <span className="quiet">{t("siting.lon")}</span>
      <NumberField
        label={t("siting.lon")}
        value={site.lon}
        min={117}
        max={124}
        width={120}
        onChange={(lon) => change({ lon })}
      />
      <span className="quiet">{t("siting.lat")}</span>
      <NumberField
        label={t("siting.lat")}
        value={site.lat}
        min={26.5}
        max={32}
        width={120}
        onChange={(lat) => change({ lat })}
      />
      <div className="actions">
        <button type="button" className="button" onClick={() => duplicate(site)}>
          <Icon name="copy" />
          {t("siting.duplicate")}
        </button>
        <button type="button" className="button" onClick={() => remove(site.id)}>
          <Icon name="trash" />
          {t("siting.remove")}
        </button>
      </div>
    </div>
  );
}

/** An elder-care candidate is an institution, as the opening rule counts them. */
function classChange(next: FacilityClass): Partial<CandidateSite> {
  return { class: next, level: next === "elder" ? "institution" : null };
}

function duplicate(site: CandidateSite): void {
  const { id: _, order: __, ...copy } = site;
  const place = { ...copy, lon: site.lon + COPY_OFFSET_DEGREES };
  const diff = addSite(documentStore.getState().document, place);
  dispatch(diff, { history: "record" });
  sessionStore.setState({ selection: { kind: "site", id: Object.keys(diff)[0]! } });
}

function remove(id: string): void {
  dispatch(removeSite(documentStore.getState().document, id), { history: "record" });
  sessionStore.setState({ selection: null });
}

function NameField(props: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}): ReactNode {
  const { id, value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = (): void => {
    const name = text.trim();
    if (name === "") setText(value);
    else if (name !== value) onChange(name);
  };
  return (
    <input
      id={id}
      className="field"
      maxLength={MAX_NAME}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
      }}
    />
  );
}
