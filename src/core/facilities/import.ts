import type { Issue } from "../base/issue.ts";
import type { Facility } from "./facility.ts";

/** Datums a file may come in. CGCS2000 is taken as equal to WGS 84. */
const DATUMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;
export type Datum = (typeof DATUMS)[number];

/** What the planner decided about a file of facilities. */
export interface ImportMapping {
  /** Our field → the file's column: id, name, lon, lat, level, capacity, areaM2, status, openYear, closeYear. */
  readonly columns: Readonly<Record<string, string>>;
  readonly datum: Datum;
  /** Take longitude for latitude and the reverse: the planner said so. */
  readonly swap: boolean;
  readonly layer: string;
  readonly class: string;
}

export interface ImportPreview {
  readonly format: "csv" | "tsv" | "geojson";
  readonly encoding: string;
  readonly columns: readonly string[];
  /** First 20 rows as text, in column order. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Guessed field → column. */
  readonly guess: Readonly<Record<string, string>>;
  /** Places come from the file's geometry: no columns for them are needed. */
  readonly hasGeometry: boolean;
  /** The columns look exchanged: most latitudes are longitudes of the region. Never applied by itself. */
  readonly looksSwapped: boolean;
  readonly issues: readonly Issue[];
}

/** `read = accepted + rejected + filtered`. */
export interface ImportResult {
  readonly facilities: readonly Facility[];
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly filtered: number;
  readonly issues: readonly Issue[];
}
