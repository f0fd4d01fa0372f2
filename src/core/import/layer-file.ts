import type { Geometry } from "geojson";
import type { Issue } from "../base/issue.ts";
import type { Datum } from "../facilities/import.ts";
import type { ImportedRow } from "./import-file.ts";

/** Formats that a layer is handed on in. */
export const OUT_FORMATS = ["geojson", "fgb", "csv", "kml", "shp", "gpkg"] as const;
export type OutFormat = (typeof OUT_FORMATS)[number];

/** How a layer is handed on: the coordinates of the file are in this datum or system. */
export interface OutOptions {
  readonly format: OutFormat;
  readonly datum: Datum;
  /** `EPSG:4549` and so on: metres, x = easting; null = degrees. */
  readonly crs: string | null;
  /** Of a Shapefile's attribute table. */
  readonly encoding: "utf-8" | "gb18030";
}

/** Rows of one table: places on WGS 84, one value per column. */
export interface OutLayer {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly values: readonly (string | number | null)[];
    readonly geometry: Geometry | null;
  }[];
}

/** Files of a layer, and what they could not keep. */
export interface LayerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly issues: readonly Issue[];
}

/** Imported rows with the file's columns; where a figure was cleaned, our reading under `_field` beside it. */
export function layerOfRows(
  name: string,
  rows: Iterable<ImportedRow>,
  numeric: ReadonlySet<string>,
): OutLayer {
  const own = new Set<string>();
  const fields = new Set<string>();
  for (const row of rows) {
    for (const column of Object.keys(row.values)) own.add(column);
    for (const field of Object.keys(row.fields)) fields.add(field);
  }
  const columns = [...own, ...[...fields].map((field) => `_${field}`)];
  return {
    name,
    columns,
    rows: [...rows].map((row) => ({
      geometry: row.geometry,
      values: [
        ...[...own].map((column) => {
          const text = Object.hasOwn(row.values, column) ? row.values[column]! : "";
          const isNumber = numeric.has(column) && text !== "" && Number.isFinite(Number(text));
          return isNumber ? Number(text) : text;
        }),
        ...[...fields].map((field) => row.fields[field] ?? null),
      ],
    })),
  };
}
