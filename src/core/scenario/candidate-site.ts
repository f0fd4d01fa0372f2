import type { Facility, Place } from "../facilities/facility.ts";
import { entriesOf, type WorkDocument } from "./document.ts";
import { type Edit, facilityOf, type Measure, yearOf } from "./edit.ts";

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

/** The sites of a scenario in list order. A move of a facility that is not loaded shows nothing. */
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
  return entries.flatMap(({ id, edit }): CandidateSite[] => {
    if (edit.op === "add") {
      const { name, level, capacity, lon, lat, daysPerWeek } = edit;
      return [
        {
          ...termsOf(id, edit),
          name: name ?? edit.id,
          class: edit.class,
          level: level ?? null,
          capacity: capacity ?? null,
          daysPerWeek: daysPerWeek ?? null,
          lon,
          lat,
          outline: edit.outline ?? null,
          entrances: edit.entrances ?? null,
          status: edit.status ?? "open",
          from: null,
        },
      ];
    }
    const facility = edit.op === "move" ? known.get(edit.facility) : undefined;
    if (facility === undefined || edit.op !== "move") return [];
    return [
      {
        ...termsOf(id, edit),
        name: facility.name,
        class: facility.class,
        level: facility.level,
        capacity: facility.capacity,
        daysPerWeek: null,
        lon: edit.lon,
        lat: edit.lat,
        outline: null,
        entrances: facility.entrances ?? null,
        status: facility.status,
        from: [facility.lon, facility.lat],
      },
    ];
  });
}

function termsOf(
  id: string,
  edit: Edit,
): Pick<CandidateSite, "id" | "key" | "measure" | "year" | "cost" | "landM2" | "note"> {
  return {
    id,
    key: facilityOf(edit) ?? "",
    measure: edit.measure ?? null,
    year: yearOf(edit),
    cost: edit.cost ?? null,
    landM2: edit.landM2 ?? null,
    note: edit.note ?? "",
  };
}
