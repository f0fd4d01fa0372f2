import type { Geometry } from "geojson";

export type TableFormat = "csv" | "tsv" | "geojson" | "fgb";

/** A file as rows of text: nothing is typed yet, so "0012" stays "0012". */
export interface Table {
  readonly file: string;
  readonly format: TableFormat;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The number a spreadsheet shows for each row; for features, their place from 1. */
  readonly rowNumbers: readonly number[];
  /** One per row for formats with geometry, null for plain tables. */
  readonly geometries: readonly (Geometry | null)[] | null;
}

/** Column name → position; the first of equal names counts. */
export function columnIndex(table: Table): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  table.columns.forEach((column, k) => {
    if (!index.has(column)) index.set(column, k);
  });
  return index;
}
