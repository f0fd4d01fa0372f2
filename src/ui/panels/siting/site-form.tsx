import { type ReactNode, useId } from "react";
import { useStore } from "zustand";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { type Diff, mergeDiffs } from "../../../core/scenario/document.ts";
import { MEASURES, type Measure } from "../../../core/scenario/edit.ts";
import { addSite, changeEdit, removeEdits } from "../../../core/scenario/edit-commands.ts";
import { changeScenario } from "../../../core/scenario/scenario-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import type { FacilityClass } from "../../../state/question-settings.ts";
import { regionStore } from "../../../state/region.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { nearestPopulated } from "../../../state/select/site-flags.ts";
import { sessionStore } from "../../../state/session.ts";
import { Icon } from "../../kit/icons.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { measureText } from "../../scenario/measure-text.ts";
import { useActive } from "../../scenario/use-active.ts";
import { classText } from "../../text/names.ts";
import { useText } from "../../text/translate.ts";
import { SiteFlags } from "./site-flags.tsx";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
/** Measures a new site can be carried out by, and those of a site that is moved. */
const SITE_MEASURES = MEASURES.filter((one) => one !== "closure");
/** A copy stands beside its original: about 300 m. */
const COPY_OFFSET_DEGREES = 0.003;

/** Everything about the selected site; each change is one step to undo. */
export function SiteForm(): ReactNode {
  const t = useText();
  const id = useId();
  const selection = useStore(sessionStore, (s) => s.selection);
  const { sites } = useActive();
  const site =
    selection?.kind === "site" ? sites.find((one) => one.id === selection.id) : undefined;
  if (site === undefined) return null;
  const isNew = site.from === null;
  const change = (values: Readonly<Record<string, unknown>>): void => {
    const { document } = documentStore.getState();
    dispatch(changeEdit(document, activeScenario().id, site.id, values), { history: "record" });
  };
  return (
    <div className="site-form" data-testid="site-form">
      <SiteFlags site={site} />
      {isNew && (
        <>
          <label className="quiet" htmlFor={`${id}-name`}>
            {t("siting.name")}
          </label>
          <TextField
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
        </>
      )}
      <label className="quiet" htmlFor={`${id}-measure`}>
        {t("scenario.measure")}
      </label>
      <select
        id={`${id}-measure`}
        className="field"
        value={site.measure ?? ""}
        onChange={(event) => change({ measure: (event.target.value || undefined) as Measure })}
      >
        <option value="">{t("scenario.measureNone")}</option>
        {SITE_MEASURES.map((one) => (
          <option key={one} value={one}>
            {measureText(t, one)}
          </option>
        ))}
      </select>
      {isNew && (
        <Row
          label={t("siting.capacity")}
          value={site.capacity}
          onChange={(capacity) => change({ capacity })}
        />
      )}
      {site.measure === "mobile" && isNew && (
        <Row
          label={t("scenario.daysPerWeek")}
          value={site.daysPerWeek}
          min={1}
          max={7}
          onChange={(daysPerWeek) => change({ daysPerWeek: Math.round(daysPerWeek) })}
        />
      )}
      <span className="quiet">{t("scenario.year")}</span>
      <YearField site={site} />
      <Row label={t("scenario.siteCost")} value={site.cost} onChange={(cost) => change({ cost })} />
      <Row
        label={t("scenario.land")}
        value={site.landM2}
        onChange={(landM2) => change({ landM2 })}
      />
      <Row
        label={t("siting.lon")}
        value={site.lon}
        min={-180}
        max={180}
        width={120}
        onChange={(lon) => change({ lon })}
      />
      <Row
        label={t("siting.lat")}
        value={site.lat}
        min={-90}
        max={90}
        width={120}
        onChange={(lat) => change({ lat })}
      />
      <div className="actions">
        {isNew && (
          <button type="button" className="button" onClick={() => duplicate(site)}>
            <Icon name="copy" />
            {t("siting.duplicate")}
          </button>
        )}
        <button type="button" className="button" onClick={() => toPeople(site, change)}>
          <Icon name="target" />
          {t("scenario.toPeople")}
        </button>
        <button type="button" className="button" onClick={() => remove(site.id)}>
          <Icon name="trash" />
          {t(isNew ? "siting.remove" : "scenario.takeBack")}
        </button>
      </div>
    </div>
  );
}

function Row(props: {
  readonly label: string;
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly width?: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  const { label, value, min = 0, max = 10_000_000, width = 88, onChange } = props;
  return (
    <>
      <span className="quiet">{label}</span>
      <NumberField
        label={label}
        value={value}
        min={min}
        max={max}
        width={width}
        onChange={onChange}
      />
    </>
  );
}

const YEARS = [2025, 2027, 2030, 2035] as const;

/** The phase of a site. The scenario's year follows, so that no site is set out of sight. */
function YearField({ site }: { readonly site: CandidateSite }): ReactNode {
  const t = useText();
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  return (
    <select
      className="field"
      aria-label={t("scenario.year")}
      value={site.year ?? ""}
      onChange={(event) => {
        const year = event.target.value === "" ? undefined : Number(event.target.value);
        dispatch(yearStep(site, year, asOf), { history: "record" });
      }}
    >
      <option value="">{t("scenario.yearBase")}</option>
      {[...new Set([...YEARS, ...(site.year === null ? [] : [site.year])])].sort().map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  );
}

function yearStep(site: CandidateSite, year: number | undefined, asOf: string): Diff {
  const { document } = documentStore.getState();
  const { id, scenario } = activeScenario();
  const field = site.from === null ? "openYear" : "year";
  const step = changeEdit(document, id, site.id, { [field]: year });
  const horizon = scenario?.year ?? Number(asOf.slice(0, 4));
  if (year === undefined || year <= horizon) return step;
  return mergeDiffs(step, changeScenario(document, id, { year }));
}

/** An elder-care candidate is an institution, as the opening rule counts them. */
function classChange(next: FacilityClass): Readonly<Record<string, unknown>> {
  return { class: next, level: next === "elder" ? "institution" : undefined };
}

function duplicate(site: CandidateSite): void {
  const { document } = documentStore.getState();
  const scenario = activeScenario().id;
  const entry = document.entries[`${scenario}/${site.id}`];
  if (entry?.kind !== "edit" || entry.edit.op !== "add") return;
  const { op: _, id: __, layer: ___, ...copy } = entry.edit;
  const diff = addSite(document, scenario, { ...copy, lon: site.lon + COPY_OFFSET_DEGREES });
  dispatch(diff, { history: "record" });
  const made = Object.values(diff)[0]?.after;
  if (made?.kind === "edit") sessionStore.setState({ selection: { kind: "site", id: made.id } });
}

/** To the middle of the nearest populated cell. */
function toPeople(
  site: CandidateSite,
  change: (values: Readonly<Record<string, unknown>>) => void,
): void {
  const { demand } = regionStore.getState();
  const place = demand === null ? null : nearestPopulated(demand, site.lon, site.lat);
  if (place === null) return;
  change({ lon: Math.round(place.lon * 1e7) / 1e7, lat: Math.round(place.lat * 1e7) / 1e7 });
}

function remove(id: string): void {
  const { document } = documentStore.getState();
  dispatch(removeEdits(document, activeScenario().id, [id]), { history: "record" });
  sessionStore.setState({ selection: null });
}
