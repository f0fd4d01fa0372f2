import { compareCodePoints } from "../base/exact.ts";
import {
  type Facility,
  type FacilityStatus,
  movedFacility,
  STATUSES,
} from "../facilities/facility.ts";
import type { Link, LinkKind } from "../land/landmass.ts";
import type { AddEdit, Edit } from "./edit.ts";

/** What edits change: facilities in key order, and links. */
export interface Supply {
  readonly facilities: readonly Facility[];
  readonly links: readonly Link[];
}

/** An edit that cannot be carried out, by its place in the list. */
export interface EditFault {
  readonly index: number;
  readonly code: "duplicate-id" | "unknown-facility" | "unknown-link" | "bad-value";
  readonly value: string;
}

/**
 * Carries out edits in order on a copy; faulty ones are left out and listed. With `year`, edits
 * of a later phase wait; added sites and links are always there and count by their own years.
 */
export function applyEdits(
  given: Supply,
  edits: readonly Edit[],
  year: number | null = null,
): { readonly supply: Supply; readonly faults: readonly EditFault[] } {
  // These two alone: whoever spreads the answer over other inputs must not overwrite the rest.
  const supply: Supply = { facilities: given.facilities, links: given.links };
  if (edits.length === 0) return { supply, faults: [] };
  const facilities = new Map(supply.facilities.map((facility) => [facility.key, facility]));
  const links = new Map(supply.links.map((link) => [link.id, link]));
  const faults: EditFault[] = [];
  edits.forEach((edit, index) => {
    if (year !== null && edit.op !== "add" && edit.year !== undefined && edit.year > year) return;
    const fault = applyOne(facilities, links, edit);
    if (fault !== null) faults.push({ index, ...fault });
  });
  return {
    supply: {
      facilities: [...facilities.values()].sort((a, b) => compareCodePoints(a.key, b.key)),
      links: [...links.values()],
    },
    faults,
  };
}

function applyOne(
  facilities: Map<string, Facility>,
  links: Map<string, Link>,
  edit: Edit,
): Omit<EditFault, "index"> | null {
  switch (edit.op) {
    case "add": {
      const key = `${edit.layer}/${edit.id}`;
      if (facilities.has(key)) return { code: "duplicate-id", value: key };
      facilities.set(key, addedFacility(key, edit));
      return null;
    }
    case "set":
      return change(facilities, edit.facility, (facility) => withValues(facility, edit.values));
    case "move":
      return change(facilities, edit.facility, (facility) =>
        movedFacility(facility, edit.lon, edit.lat),
      );
    case "close":
      return change(facilities, edit.facility, (facility) => ({ ...facility, status: "closed" }));
    case "link": {
      const link = linkFrom(edit.link);
      if (link === null) return { code: "bad-value", value: String(edit.link.id) };
      links.set(link.id, link);
      return null;
    }
    case "unlink":
      return links.delete(edit.id) ? null : { code: "unknown-link", value: edit.id };
  }
}

function change(
  facilities: Map<string, Facility>,
  key: string,
  to: (facility: Facility) => Facility | null,
): Omit<EditFault, "index"> | null {
  const facility = facilities.get(key);
  if (facility === undefined) return { code: "unknown-facility", value: key };
  const changed = to(facility);
  if (changed === null) return { code: "bad-value", value: key };
  facilities.set(key, changed);
  return null;
}

/** An added site counts as open unless it says otherwise. */
function addedFacility(key: string, edit: AddEdit): Facility {
  return {
    key,
    layer: edit.layer,
    id: edit.id,
    name: edit.name ?? "",
    class: edit.class,
    level: edit.level ?? null,
    lon: edit.lon,
    lat: edit.lat,
    ...(edit.entrances === undefined ? {} : { entrances: edit.entrances }),
    capacity: edit.capacity ?? null,
    areaM2: null,
    status: STATUSES.find((status) => status === edit.status) ?? "open",
    openYear: edit.openYear ?? null,
    closeYear: null,
    attributes: attributesOf(edit),
  };
}

/** What rules may ask about beside the fields, as text. */
function attributesOf(edit: AddEdit): Record<string, string> {
  const { cost, landM2, measure, daysPerWeek } = edit;
  return Object.fromEntries(
    Object.entries({ cost, landM2, measure, daysPerWeek })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

/** Null where a value does not fit its field; unknown names become attributes. */
function withValues(
  facility: Facility,
  values: Readonly<Record<string, unknown>>,
): Facility | null {
  let changed: Facility = facility;
  for (const [name, value] of Object.entries(values)) {
    const next = withValue(changed, name, value);
    if (next === null) return null;
    changed = next;
  }
  return changed;
}

function withValue(facility: Facility, name: string, value: unknown): Facility | null {
  switch (name) {
    case "name":
    case "class":
      return typeof value === "string" ? { ...facility, [name]: value } : null;
    case "level":
      return value === null || typeof value === "string" ? { ...facility, level: value } : null;
    case "status": {
      const status: FacilityStatus | undefined = STATUSES.find((known) => known === value);
      return status === undefined ? null : { ...facility, status };
    }
    case "capacity":
    case "areaM2":
    case "openYear":
    case "closeYear":
      return value === null || (typeof value === "number" && value >= 0)
        ? { ...facility, [name]: value }
        : null;
    default:
      return { ...facility, attributes: { ...facility.attributes, [name]: String(value) } };
  }
}

const KINDS: readonly string[] = ["bridge", "tunnel", "ferry"];

function linkFrom(values: Readonly<Record<string, unknown>>): Link | null {
  const { id, a, b, kind } = values;
  if (typeof id !== "string" || typeof a !== "string" || typeof b !== "string") return null;
  if (typeof kind !== "string" || !KINDS.includes(kind)) return null;
  const number = (name: string): number | null =>
    typeof values[name] === "number" ? values[name] : null;
  return {
    id,
    a,
    b,
    kind: kind as LinkKind,
    openYear: number("openYear"),
    closeYear: number("closeYear"),
    minutes: number("minutes"),
    perDay: number("perDay"),
  };
}
