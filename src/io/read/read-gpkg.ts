import type { Geometry } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { openDatabase, type Row } from "../sqlite.ts";
import { RowCells } from "./cells.ts";
import { crsNamed } from "./crs-named.ts";
import type { Table } from "./table.ts";
import { geometryOfWkb } from "./wkb.ts";

/** All feature and attribute tables of a GeoPackage. */
export async function readGpkg(file: string, bytes: Uint8Array, log: IssueLog): Promise<Table[]> {
  const database = await openDatabase(bytes);
  try {
    const listed = database.rows(
      "SELECT c.table_name AS name, c.data_type AS kind, g.column_name AS geometry, " +
        "s.organization AS org, s.organization_coordsys_id AS code, s.definition AS definition " +
        "FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name " +
        "LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id " +
        "WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid",
    );
    const several = listed.length > 1;
    const tables: Table[] = [];
    for (const entry of listed) {
      const name = String(entry.name);
      const rows = database.rows(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
      tables.push(tableOf(file, several ? name : null, entry, rows, log));
    }
    if (tables.length === 0) {
      log.error("file-empty", "the GeoPackage holds no layer of features; choose another", {
        file,
      });
    }
    return tables;
  } finally {
    database.close();
  }
}

function tableOf(
  file: string,
  sheet: string | null,
  entry: Row,
  rows: readonly Row[],
  log: IssueLog,
): Table {
  const geometryColumn = typeof entry.geometry === "string" ? entry.geometry : null;
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== geometryColumn);
  const notNumeric = new Set<number>();
  const cells = rows.map((row) =>
    columns.map((column, k) => {
      const value = row[column];
      if (value === null || value === undefined) return "";
      if (typeof value !== "number") notNumeric.add(k);
      return value instanceof Uint8Array ? "" : String(value);
    }),
  );
  const geometries =
    geometryColumn === null ? null : rows.map((row) => geometryOf(row[geometryColumn]));
  geometries?.forEach((geometry, r) => {
    if (geometry !== null || rows[r]![geometryColumn!] === null) return;
    const message = "a geometry is of a kind that is not read, or broken; its row has no place";
    log.add("warning", "shape-not-read", message, { file, row: r + 1 });
  });
  return {
    file,
    sheet,
    format: "gpkg",
    encoding: "utf-8",
    delimiter: null,
    headerRows: [],
    columns,
    rows: new RowCells(cells),
    rowNumbers: rows.map((_, r) => r + 1),
    geometries,
    crs: crsOf(entry),
    numeric: new Set(columns.map((_, k) => k).filter((k) => !notNumeric.has(k))),
  };
}

function crsOf({ org, code, definition }: Row): string | null {
  if (String(org).toUpperCase() === "EPSG" && Number(code) > 0) return `EPSG:${Number(code)}`;
  return typeof definition === "string" ? crsNamed(definition) : null;
}

/** Bytes of the envelope by its kind, in the header of a GeoPackage geometry. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

function geometryOf(value: unknown): Geometry | null {
  if (!(value instanceof Uint8Array) || value.length < 8) return null;
  if (value[0] !== 0x47 || value[1] !== 0x50) return null;
  const envelope = ENVELOPE_BYTES[(value[3]! >> 1) & 7];
  return envelope === undefined ? null : geometryOfWkb(value.subarray(8 + envelope));
}
