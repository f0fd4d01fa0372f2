import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CandidateSite } from "../../../core/scenario/candidate-site.ts";
import { editOf, type ScenarioEdit } from "../../../core/scenario/document.ts";
import { moveFacility, removeEdits } from "../../../core/scenario/edit-commands.ts";
import { copySites } from "../../../core/scenario/site-commands.ts";
import { dispatch, documentStore } from "../../../state/document.ts";
import { regionStore } from "../../../state/region.ts";
import { activeScenario } from "../../../state/select/active-scenario.ts";
import { nearestPopulated } from "../../../state/select/site-flags.ts";
import { sessionStore } from "../../../state/session.ts";
import { Icon } from "../../kit/icons.tsx";
import { useActive } from "../../scenario/use-active.ts";
import { translator, useText } from "../../text/translate.ts";
import { GroundFields } from "./ground-fields.tsx";
import { LinkFields } from "./link-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { SetFields } from "./set-fields.tsx";
import { SiteFields } from "./site-fields.tsx";
import { SiteFlags, SpacingField } from "./site-flags.tsx";
import { TermsFields } from "./terms-fields.tsx";

/** A copy stands beside its original: about 300 m. */
const COPY_OFFSET_DEGREES = 0.003;

/** Everything about the selected change; each alteration is one step to undo. */
export function SiteForm(): ReactNode {
  const selection = useStore(sessionStore, (s) => s.selection);
  const document = useStore(documentStore, (s) => s.document);
  const { id, sites } = useActive();
  const entry = selection?.kind === "site" ? editOf(document, id, selection.id) : null;
  if (entry === null) return null;
  const site = sites.find((one) => one.id === entry.id) ?? null;
  return (
    <div className="site-form" data-testid="site-form">
      {site !== null && <SiteFlags site={site} />}
      {entry.edit.op === "add" && <SiteFields id={entry.id} edit={entry.edit} />}
      {entry.edit.op === "set" && <SetFields id={entry.id} edit={entry.edit} />}
      {entry.edit.op === "link" && <LinkFields id={entry.id} edit={entry.edit} />}
      <TermsFields id={entry.id} edit={entry.edit} />
      {site !== null && <PlaceFields site={site} />}
      {site !== null && <SpacingField facilityClass={site.class} />}
      {site !== null && site.from === null && <GroundFields site={site} />}
      <FormActions entry={entry} site={site} />
    </div>
  );
}

function FormActions(props: {
  readonly entry: ScenarioEdit;
  readonly site: CandidateSite | null;
}): ReactNode {
  const { entry, site } = props;
  const t = useText();
  const isNew = entry.edit.op === "add";
  return (
    <div className="actions">
      {isNew && (
        <button type="button" className="button" onClick={() => duplicate([entry.id])}>
          <Icon name="copy" />
          {t("siting.duplicate")}
        </button>
      )}
      {site !== null && (
        <button type="button" className="button" onClick={() => toPeople(site)}>
          <Icon name="target" />
          {t("scenario.toPeople")}
        </button>
      )}
      <button type="button" className="button" onClick={() => remove(entry.id)}>
        <Icon name="trash" />
        {t(isNew ? "siting.remove" : "scenario.takeBack")}
      </button>
    </div>
  );
}

/** Copies of added sites beside them; the first copy is selected, all are marked. */
export function duplicate(ids: readonly string[]): void {
  const { document } = documentStore.getState();
  const t = translator(sessionStore.getState().language);
  const nameOf = (title: string): string => t("frame.scenarioCopyOf", { title });
  const diff = copySites(document, activeScenario().id, ids, [COPY_OFFSET_DEGREES, 0], nameOf);
  dispatch(diff, { history: "record" });
  const made = Object.values(diff).flatMap(({ after }) =>
    after?.kind === "edit" ? [after.id] : [],
  );
  const [first] = made;
  if (first === undefined) return;
  sessionStore.setState({
    selection: { kind: "site", id: first },
    marked: made.length > 1 ? made : [],
  });
}

/** To the middle of the nearest populated cell. */
function toPeople(site: CandidateSite): void {
  const { demand } = regionStore.getState();
  const place = demand === null ? null : nearestPopulated(demand, site.lon, site.lat);
  if (place === null) return;
  const { document } = documentStore.getState();
  const diff = moveFacility(document, activeScenario().id, site.key, place.lon, place.lat);
  dispatch(diff, { history: "record" });
}

function remove(id: string): void {
  const { document } = documentStore.getState();
  dispatch(removeEdits(document, activeScenario().id, [id]), { history: "record" });
  sessionStore.setState({ selection: null });
}
