import type { Facility, Place } from "../facilities/facility.ts";
import { entriesOf, type ScenarioEdit, type WorkDocument } from "./document.ts";
import { type AddEdit, type Edit, facilityOf, type Measure, yearOf } from "./edit.ts";

/** A place that a scenario can carry about: an added site, or an existing one moved. WGS 84 degrees. */
export interface CandidateSite {
  /** Of the edit that put it there. */
  readonly id: string;
  /** `layer/id` of the facility. */
  readonly key: string;
  readonly name: string;
  readonly class: string;
  readonly level: string | null;
  readonly capacity: number | null;
  readonly lon: number;
  readonly lat: number;
  /** Vertices of its ground, not closed; null for a point. */
  readonly outline: readonly Place[] | null;
  /** Null: one goes in at the point. */
  readonly entrances: readonly Place[] | null;
  readonly status: string;
  readonly measure: Measure | null;
  readonly year: number | null;
  readonly cost: number | null;
  readonly landM2: number | null;
  readonly daysPerWeek: number | null;
  readonly note: string;
  /** Where an existing facility stands in the baseline; null for an added site. */
  readonly from: readonly [number, number] | null;
}

/**
 * The sites of a scenario in list order. A move of a facility that is not loaded shows nothing.
 * What did not change is the same object as before: whoever draws ten thousand draws one anew.
 */
export function candidateSites(
  document: WorkDocument,
  scenario: string,
  facilities: readonly Facility[],
): CandidateSite[] {
  const entries = entriesOf(document, scenario);
  const moved = new Set(entries.flatMap(({ edit }) => (edit.op === "move" ? [edit.facility] : [])));
  const known = new Map(
    moved.size === 0
      ? []
      : facilities.filter(({ key }) => moved.has(key)).map((one) => [one.key, one]),
  );
  return entries.flatMap((entry): CandidateSite[] => {
    const { edit } = entry;
    const facility = edit.op === "move" ? (known.get(edit.facility) ?? null) : null;
    const kept = KEPT.get(entry);
    if (kept !== undefined && kept.facility === facility) return [kept.site];
    const site = siteOf(entry, facility);
    if (site === null) return [];
    KEPT.set(entry, { facility, site });
    return [site];
  });
}

/** Entries never change; what a move carries is that of the facility it moves. */
const KEPT = new WeakMap<ScenarioEdit, { facility: Facility | null; site: CandidateSite }>();

function siteOf({ id, edit }: ScenarioEdit, facility: Facility | null): CandidateSite | null {
  if (edit.op === "add") return addedSite(id, edit);
  return edit.op === "move" && facility !== null ? movedSite(id, edit, facility) : null;
}

function addedSite(id: string, edit: AddEdit): CandidateSite {
  return {
    id,
    key: facilityOf(edit) ?? "",
    name: edit.name ?? edit.id,
    class: edit.class,
    level: edit.level ?? null,
    capacity: edit.capacity ?? null,
    lon: edit.lon,
    lat: edit.lat,
    outline: edit.outline ?? null,
    entrances: edit.entrances ?? null,
    status: edit.status ?? "open",
    measure: edit.measure ?? null,
    year: yearOf(edit),
    cost: edit.cost ?? null,
    landM2: edit.landM2 ?? null,
    daysPerWeek: edit.daysPerWeek ?? null,
    note: edit.note ?? "",
    from: null,
  };
}

function movedSite(
  id: string,
  edit: Extract<Edit, { op: "move" }>,
  facility: Facility,
): CandidateSite {
  return {
    id,
    key: edit.facility,
    name: facility.name,
    class: facility.class,
    level: facility.level,
    capacity: facility.capacity,
    lon: edit.lon,
    lat: edit.lat,
    outline: null,
    entrances: facility.entrances ?? null,
    status: facility.status,
    measure: edit.measure ?? null,
    year: yearOf(edit),
    cost: edit.cost ?? null,
    landM2: edit.landM2 ?? null,
    daysPerWeek: null,
    note: edit.note ?? "",
    from: [facility.lon, facility.lat],
  };
}
