import { movedPlaces, type Place } from "../facilities/facility.ts";
import {
  type Diff,
  editOf,
  entriesOf,
  inserted,
  removed,
  reordered,
  replaced,
  type ScenarioEdit,
  type WorkDocument,
} from "./document.ts";
import { type AddEdit, type Edit, facilityOf } from "./edit.ts";
import { appended } from "./scenario-commands.ts";

/** The layer candidates are added to; its name keeps them apart from every loaded facility. */
const CANDIDATE_LAYER = "candidate";

/** A new site without its id; the layer is the candidates' own. */
export type NewSite = Omit<AddEdit, "op" | "layer" | "id">;

/** The commands on the edits of one scenario: each gives the diff that carries it out. */
export function addSite(document: WorkDocument, scenario: string, site: NewSite): Diff {
  return addSites(document, scenario, [site]);
}

/** Several sites in one step. Ids are new in the whole document, so that the same id means the same site. */
export function addSites(
  document: WorkDocument,
  scenario: string,
  sites: readonly NewSite[],
): Diff {
  let serial = 1;
  for (const entry of Object.values(document.entries)) {
    const known = entry.kind === "edit" ? /^new-(\d+)$/.exec(entry.id) : null;
    if (known !== null) serial = Math.max(serial, Number(known[1]) + 1);
  }
  const first = appended(document, scenario, "", { op: "unlink", id: "" }).order;
  return Object.assign(
    {},
    ...sites.map((site, k) => {
      const id = `new-${serial + k}`;
      const edit: AddEdit = { op: "add", layer: CANDIDATE_LAYER, id, ...site };
      return inserted({ kind: "edit", scenario, id, order: first + k, edit });
    }),
  ) as Diff;
}

/** Changes fields of an edit; a field set to undefined is taken away. Empty where there is no such edit. */
export function changeEdit(
  document: WorkDocument,
  scenario: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Diff {
  const before = editOf(document, scenario, id);
  if (before === null) return {};
  const edit = Object.fromEntries(
    Object.entries({ ...before.edit, ...values }).filter(([, value]) => value !== undefined),
  ) as unknown as Edit;
  return replaced(before, { ...before, edit });
}

export function removeEdits(
  document: WorkDocument,
  scenario: string,
  ids: readonly string[],
): Diff {
  return Object.assign(
    {},
    ...ids.map((id) => {
      const entry = editOf(document, scenario, id);
      return entry === null ? {} : removed(entry);
    }),
  ) as Diff;
}

export function moveEdit(document: WorkDocument, scenario: string, id: string, to: number): Diff {
  return reordered(entriesOf(document, scenario), id, to);
}

/** Puts a facility elsewhere: an added site where it was added, an existing one by a `move`. */
export function moveFacility(
  document: WorkDocument,
  scenario: string,
  facility: string,
  lon: number,
  lat: number,
): Diff {
  const last = lastOf(document, scenario, facility, ["add", "move"]);
  if (last !== null) return placeEdit(document, last, lon, lat);
  return append(document, scenario, { op: "move", facility, lon, lat });
}

/** Another place for an edit that says where a facility is. */
export function placeEdit(
  document: WorkDocument,
  { scenario, id, edit }: ScenarioEdit,
  lon: number,
  lat: number,
): Diff {
  const place = edit.op === "add" ? placedSite(edit, lon, lat) : { lon, lat };
  return changeEdit(document, scenario, id, place);
}

/** The edit that has the last word on where each facility is, by `layer/id`. */
export function lastPlaces(document: WorkDocument, scenario: string): Map<string, ScenarioEdit> {
  const places = entriesOf(document, scenario).filter(
    ({ edit }) => edit.op === "add" || edit.op === "move",
  );
  return new Map(places.map((entry) => [facilityOf(entry.edit)!, entry]));
}

/** The place of a site and of all that is drawn of it, its shape as it was. */
export function placedSite<T extends Pick<AddEdit, "lon" | "lat" | "outline" | "entrances">>(
  site: T,
  lon: number,
  lat: number,
): Pick<AddEdit, "lon" | "lat" | "outline" | "entrances"> {
  const move = (places: readonly Place[] | undefined) =>
    places === undefined ? undefined : movedPlaces(places, lon - site.lon, lat - site.lat);
  return { lon, lat, outline: move(site.outline), entrances: move(site.entrances) };
}

/** Sets fields of a facility; those an added site has are set where it was added. */
export function setFacility(
  document: WorkDocument,
  scenario: string,
  facility: string,
  values: Readonly<Record<string, unknown>>,
): Diff {
  const last = lastOf(document, scenario, facility, ["add", "set"]);
  if (last?.edit.op === "add") return changeEdit(document, scenario, last.id, values);
  if (last?.edit.op === "set") {
    return changeEdit(document, scenario, last.id, { values: { ...last.edit.values, ...values } });
  }
  return append(document, scenario, { op: "set", facility, values });
}

/** Closes an existing facility; an added site is taken away with all that was said about it. */
export function closeFacility(document: WorkDocument, scenario: string, facility: string): Diff {
  const about = entriesOf(document, scenario).filter((one) => facilityOf(one.edit) === facility);
  if (about.some(({ edit }) => edit.op === "add")) {
    return removeEdits(
      document,
      scenario,
      about.map(({ id }) => id),
    );
  }
  if (about.some(({ edit }) => edit.op === "close")) return {};
  return append(document, scenario, { op: "close", facility });
}

/** Adds a bridge, tunnel or ferry line, or takes one of the baseline's away. */
export function addLink(
  document: WorkDocument,
  scenario: string,
  link: Readonly<Record<string, unknown>>,
): Diff {
  return append(document, scenario, { op: "link", link });
}

export function removeLink(document: WorkDocument, scenario: string, link: string): Diff {
  const added = entriesOf(document, scenario).filter(
    ({ edit }) => edit.op === "link" && edit.link.id === link,
  );
  if (added.length > 0) {
    return removeEdits(
      document,
      scenario,
      added.map(({ id }) => id),
    );
  }
  const isGone = entriesOf(document, scenario).some(
    ({ edit }) => edit.op === "unlink" && edit.id === link,
  );
  return isGone ? {} : append(document, scenario, { op: "unlink", id: link });
}

function append(document: WorkDocument, scenario: string, edit: Edit): Diff {
  let serial = entriesOf(document, scenario).length + 1;
  while (editOf(document, scenario, `e${serial}`) !== null) serial++;
  return inserted(appended(document, scenario, `e${serial}`, edit));
}

function lastOf(
  document: WorkDocument,
  scenario: string,
  facility: string,
  ops: readonly Edit["op"][],
): ScenarioEdit | null {
  const about = entriesOf(document, scenario).filter(
    ({ edit }) => facilityOf(edit) === facility && ops.includes(edit.op),
  );
  return about.at(-1) ?? null;
}
