import type { IssueLog } from "../../core/base/issue.ts";
import { type Facility, type FacilityStatus, STATUSES } from "../../core/facilities/facility.ts";
import type { Datum } from "../../core/facilities/import.ts";
import { placeOfRow } from "./place-of-row.ts";
import type { SourceRows } from "./source-rows.ts";

const FIELDS = [
  "id",
  "name",
  "lon",
  "lat",
  "class",
  "level",
  "capacity",
  "areaM2",
  "status",
  "openYear",
  "closeYear",
] as const;

export interface LayerSpec {
  readonly layer: string;
  readonly class: string | undefined;
  readonly classes: Readonly<Record<string, string>> | undefined;
  readonly datum: Datum;
  readonly swap?: boolean;
}

/**
 * Facilities of one layer. `seen` holds the ids of the layer so far: a duplicate rejects the
 * later row. Rows without a place, a class or a known status are rejected; a capacity that is
 * no number is missing, not 0.
 */
export function facilitiesOf(
  rows: SourceRows,
  spec: LayerSpec,
  seen: Set<string>,
  log: IssueLog,
): Facility[] {
  const facilities: Facility[] = [];
  for (const row of rows.kept) {
    const facility = facilityOf(rows, row, spec, seen, log);
    if (facility === null) continue;
    seen.add(facility.id);
    facilities.push(facility);
    rows.counts.accepted++;
  }
  return facilities;
}

function facilityOf(
  rows: SourceRows,
  row: number,
  spec: LayerSpec,
  seen: ReadonlySet<string>,
  log: IssueLog,
): Facility | null {
  const id = rows.has("id") ? rows.text(row, "id") : String(row + 1);
  if (id === "") {
    rows.reject(row, "id-missing", "the id is empty", "id");
    return null;
  }
  if (seen.has(id)) {
    rows.reject(row, "duplicate-id", "the id is already taken by an earlier row", "id");
    return null;
  }
  const place = placeOfRow(rows, row, spec.datum, spec.swap);
  if (place === null) return null;
  const value = rows.text(row, "class");
  const classes = spec.classes ?? {};
  const classOfValue = Object.hasOwn(classes, value) ? classes[value]! : null;
  const facilityClass = rows.has("class") ? classOfValue : (spec.class ?? null);
  if (facilityClass === null) {
    rows.reject(row, "unknown-class", "the value stands for no class of the plan", "class");
    return null;
  }
  const status = statusOf(rows.text(row, "status"));
  if (status === null) {
    const message = `the status is none of ${STATUSES.join(", ")}`;
    rows.reject(row, "unknown-status", message, "status");
    return null;
  }
  return {
    key: `${spec.layer}/${id}`,
    layer: spec.layer,
    id,
    name: rows.text(row, "name"),
    class: facilityClass,
    level: rows.text(row, "level") || null,
    lon: place[0],
    lat: place[1],
    capacity: measure(rows, row, "capacity", log),
    areaM2: measure(rows, row, "areaM2", log),
    status,
    openYear: rows.number(row, "openYear"),
    closeYear: rows.number(row, "closeYear"),
    attributes: rows.attributes(row, FIELDS),
  };
}

function measure(
  rows: SourceRows,
  row: number,
  field: "capacity" | "areaM2",
  log: IssueLog,
): number | null {
  const value = rows.number(row, field);
  if (value === null || value >= 0) return value;
  const message = "the figure is below 0 and is taken as missing; correct it";
  log.add("warning", "negative-figure", message, rows.place(row, field));
  return null;
}

const STATUS_WORDS: ReadonlyMap<string, FacilityStatus> = new Map([
  ["", "open"],
  ["在营", "open"],
  ["营业", "open"],
  ["运营", "open"],
  ["正常", "open"],
  ["在建", "building"],
  ["规划", "planned"],
  ["拟建", "planned"],
  ["运营中", "open"],
  ["在用", "open"],
  ["开业", "open"],
  ["已建", "open"],
  ["已建成", "open"],
  ["建设中", "building"],
  ["关闭", "closed"],
  ["停业", "closed"],
  ["撤销", "closed"],
  ["关停", "closed"],
  ["注销", "closed"],
  ["已关闭", "closed"],
]);

/** The status that a word stands for; empty is open. Null for a word that is not known. */
export function statusOf(text: string): FacilityStatus | null {
  const lower = text.toLowerCase();
  return STATUSES.find((status) => status === lower) ?? STATUS_WORDS.get(text) ?? null;
}
