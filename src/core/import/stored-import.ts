import type { Geometry } from "geojson";
import type { Issue } from "../base/issue.ts";
import type { ImportDecision, ImportedFile } from "./import-file.ts";

/** The report of an import as the project keeps it and as `import-report.json` has it. */
export interface StoredReport {
  readonly files: readonly ImportedFile[];
  readonly totals: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly decision: ImportDecision;
  readonly issues: readonly Issue[];
}

/** Rows that were set aside, by sheet, without the columns that are not stored: to be mended and let in later. */
export type Quarantine = readonly QuarantinedSheet[];

export interface QuarantinedSheet {
  readonly file: string;
  readonly sheet: string | null;
  /** The coordinate system that the file named. */
  readonly crs: string | null;
  readonly hasGeometry: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly QuarantinedRow[];
}

export interface QuarantinedRow {
  readonly key: string;
  readonly row: number;
  readonly reasons: readonly { readonly code: string; readonly column: string | null }[];
  readonly canAdmit: boolean;
  readonly cells: readonly string[];
  /** As the file has it, before any datum; null for tables. */
  readonly geometry: Geometry | null;
}

/** How many rows wait in a quarantine. */
export function quarantined(quarantine: Quarantine | null): number {
  return (quarantine ?? []).reduce((sum, { rows }) => sum + rows.length, 0);
}
