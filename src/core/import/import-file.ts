import type { Geometry } from "geojson";
import type { Issue } from "../base/issue.ts";
import type { HeightUnit } from "../elevation/height-raster.ts";
import type { Datum } from "../facilities/import.ts";
import type { CellNote } from "./clean-value.ts";
import type { ColumnRole, ImportTarget } from "./column-roles.ts";
import type { Duplicate } from "./duplicates.ts";
import type { PersonalKind } from "./personal.ts";

/** A point of a local grid (x = east) and what it is known as: degrees, or metres of the stated system. */
export interface ControlPoint {
  readonly x: number;
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** How well control points agree. */
export interface ControlFit {
  readonly points: number;
  /** Metres by which each point misses; all 0 for two points, which prove nothing. */
  readonly residualsM: readonly number[];
  readonly rmsM: number | null;
  readonly scale: number;
  /** Degrees, anticlockwise. */
  readonly rotation: number;
}

/** What the planner decided about a file; every automatic step has its switch here. */
export interface ImportDecision {
  readonly target: ImportTarget;
  /** Class of the facilities; null for other targets. */
  readonly class: string | null;
  /** Our field → the file's column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly datum: Datum;
  /** Coordinate system of the numbers; null = the one the file names, else degrees. */
  readonly crs: string | null;
  /** Points that tie a local grid down, two to four; none = the numbers are of a system with a name. */
  readonly control: readonly ControlPoint[];
  /** The two coordinates stand the other way round in all rows. */
  readonly swap: boolean;
  /** Exchange them in rows whose latitude is beyond 90° only. */
  readonly swapBeyond90: boolean;
  /** Rows with an address and no coordinates take the place of their town, marked as estimated. */
  readonly locate: boolean;
  /** Columns that are not stored. */
  readonly drop: readonly string[];
  /** Row key → column → text in place of the file's. */
  readonly mends: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** False: nothing is set aside for a doubt, as in a file that this app wrote itself. */
  readonly doubt: boolean;
  /** What heights are given in; metres where it is not said. */
  readonly unit?: HeightUnit;
  /** Rows let in against a doubt. */
  readonly admitted: readonly string[];
  /** Rows left out because another one is the same institution. */
  readonly merged: readonly string[];
}

export const OPEN_DECISION: ImportDecision = {
  target: "facilities",
  class: "elder",
  columns: {},
  datum: "wgs84",
  crs: null,
  control: [],
  swap: false,
  swapBeyond90: false,
  locate: false,
  drop: [],
  mends: {},
  doubt: true,
  admitted: [],
  merged: [],
};

/** A row by sheet and the number a spreadsheet shows. */
export function rowKey(sheet: string | null, row: number): string {
  return sheet === null ? String(row) : `${sheet}!${row}`;
}

/** A row as it will be stored. */
export interface ImportedRow {
  readonly key: string;
  readonly sheet: string | null;
  readonly row: number;
  /** The file's own columns, without those left out. */
  readonly values: Readonly<Record<string, string>>;
  /** Our fields as read; null is missing. */
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** WGS 84, degrees rounded to 10⁻⁹. */
  readonly geometry: Geometry | null;
  /**
   * The place is that of the named unit (`town`, `county`), or from the planner's own table (`address`,
   * `place`). Null where it is the file's own.
   */
  readonly estimated: string | null;
}

/** Accepted rows in their order; each is made when it is asked for. */
export interface ImportedRows extends Iterable<ImportedRow> {
  readonly length: number;
  readonly at: (k: number) => ImportedRow;
}

/** A row that is set aside, with every reason; it can be mended and let in. */
export interface RejectedRow {
  readonly key: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly reasons: readonly { readonly code: string; readonly column: string | null }[];
  /** Doubts, not faults: the row may be let in as it is. */
  readonly canAdmit: boolean;
  readonly cells: readonly string[];
}

/** Rows that are set aside, in their order. */
export interface RejectedRows {
  readonly length: number;
  readonly slice: (from: number, to: number) => readonly RejectedRow[];
}

/** One sheet as the report lists it. `read = accepted + rejected`. */
export interface ImportedFile {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly headerRows: readonly number[];
  readonly datum: Datum;
  readonly crs: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Of a local grid that control points tie down. */
  readonly fit?: ControlFit;
  /** Of a raster of heights: the sides of a cell, and the accepted heights. */
  readonly heights?: {
    readonly cellM: readonly [number, number];
    readonly lowestM: number;
    readonly highestM: number;
  };
}

export interface ImportResult {
  /** Rows that look like one institution, for the planner to decide. */
  readonly duplicates: readonly Duplicate[];
  /** Columns that the file keeps as numbers, in every sheet that has them. */
  readonly numeric: readonly string[];
  readonly files: readonly ImportedFile[];
  readonly rows: ImportedRows;
  readonly rejected: RejectedRows;
  readonly read: number;
  readonly issues: readonly Issue[];
}

/** People as read beside those of the census, by county; `unitId` null = in no county. */
export type ControlTotals = readonly {
  readonly unitId: string | null;
  readonly name: string;
  /** Field → both sums; the census is null where it does not know the unit. */
  readonly fields: Readonly<
    Record<string, { readonly own: number; readonly census: number | null }>
  >;
}[];

/** A cell of the preview that is not read as it stands. */
export interface PreviewNote {
  readonly column: string;
  readonly notes: readonly CellNote[];
  readonly value: number | null;
}

export interface PreviewRow {
  readonly key: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly notes: readonly PreviewNote[];
  /** Reasons for which the row would be set aside. */
  readonly reasons: readonly string[];
}

export interface SheetPreview {
  readonly sheet: string | null;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly rows: readonly PreviewRow[];
  readonly roles: readonly ColumnRole[];
  readonly hasGeometry: boolean;
  readonly geometryKinds: readonly string[];
  readonly personal: readonly { readonly column: string; readonly kind: PersonalKind }[];
  readonly places: PlacesFinding;
}

/** A coordinate system under which the numbers of a file would lie in the region. */
export interface CrsGuess {
  readonly crs: string;
  /** The first column holds the northing. */
  readonly swap: boolean;
  /** Share of the places that lie in the region under it. */
  readonly share: number;
}

/** What the numbers of the coordinate columns look like; nothing of it is applied by itself. */
export interface PlacesFinding {
  readonly stated: string | null;
  readonly kind: "degrees" | "projected" | "none";
  readonly looksSwapped: boolean;
  /** Rows whose latitude is beyond 90° while most are right. */
  readonly swappedRows: number;
  readonly guesses: readonly CrsGuess[];
}
