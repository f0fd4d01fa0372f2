import type { Geometry, Position } from "geojson";
import type { IssueLog } from "../../../core/base/issue.ts";
import type { OutLayer, OutOptions } from "../../../core/import/layer-file.ts";
import { openDatabase } from "../../sqlite.ts";
import { wktOfCrs } from "./crs-wkt.ts";

const APPLICATION_ID = 0x47504b47;

/** A layer as a GeoPackage of one table. The datum of shifted coordinates stands in its description. */
export async function geopackage(
  { name, columns, rows }: OutLayer,
  { datum, crs }: OutOptions,
  log: IssueLog,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const code = crs === null ? 4326 : Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? 0);
  if (code === 0) {
    const message = "a GeoPackage names its system by EPSG code: this one is written as text";
    log.add("note", "crs-without-code", message, { value: crs!.slice(0, 120) });
  }
  const srs = code === 0 ? 100_000 : code;
  const database = await openDatabase();
  try {
    database.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 10300`);
    database.run(
      "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)",
    );
    database.insert("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", [
      ["Undefined cartesian", -1, "NONE", -1, "undefined", null],
      ["Undefined geographic", 0, "NONE", 0, "undefined", null],
      ["WGS 84", 4326, "EPSG", 4326, wktOfCrs(null), null],
      ...(srs === 4326
        ? []
        : [[crs!, srs, code === 0 ? "NONE" : "EPSG", srs, wktOfCrs(crs), null]]),
    ]);
    database.run(
      "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)",
    );
    database.insert(
      "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, '1980-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, ?)",
      [[name, name, `datum ${datum}`, srs]],
    );
    database.run(
      "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))",
    );
    database.insert("INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'GEOMETRY', ?, 0, 0)", [
      [name, "geom", srs],
    ]);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const names = freeNames(columns);
    const defined = names.map((column, k) => `${quoted(column)} ${typeOf(rows, k)}`);
    database.run(
      `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY, geom BLOB${defined.map((one) => `, ${one}`).join("")})`,
    );
    const places = names.map(() => ", ?").join("");
    database.insert(
      `INSERT INTO ${quoted(name)} VALUES (?, ?${places})`,
      rows.map(({ values, geometry }, r) => [
        r + 1,
        geometry === null ? null : blobOf(geometry, srs),
        ...values,
      ]),
    );
    return { name: `${name}.gpkg`, bytes: database.bytes() };
  } finally {
    database.close();
  }
}

/** SQLite does not tell `A` from `a`, and `fid` and `geom` are ours. */
function freeNames(columns: readonly string[]): string[] {
  const used = new Set(["fid", "geom"]);
  return columns.map((column) => {
    let name = column;
    for (let serial = 2; used.has(name.toLowerCase()); serial++) name = `${column}_${serial}`;
    used.add(name.toLowerCase());
    return name;
  });
}

function typeOf(rows: OutLayer["rows"], k: number): string {
  const isNumber = rows.every(({ values }) => values[k] === null || typeof values[k] === "number");
  return isNumber ? "REAL" : "TEXT";
}

function blobOf(geometry: Geometry, srs: number): Uint8Array {
  const bytes: number[] = [0x47, 0x50, 0, 1];
  const put = (size: number, set: (view: DataView) => void): void => {
    const view = new DataView(new ArrayBuffer(size));
    set(view);
    bytes.push(...new Uint8Array(view.buffer));
  };
  const integer = (value: number): void => put(4, (view) => view.setUint32(0, value, true));
  const position = ([x, y]: Position): void => {
    put(8, (view) => view.setFloat64(0, x!, true));
    put(8, (view) => view.setFloat64(0, y!, true));
  };
  const head = (kind: number): void => {
    bytes.push(1);
    integer(kind);
  };
  const rings = (polygon: readonly Position[][]): void => {
    integer(polygon.length);
    for (const ring of polygon) {
      integer(ring.length);
      ring.forEach(position);
    }
  };
  integer(srs);
  if (geometry.type === "Point") {
    head(1);
    position(geometry.coordinates);
  } else if (geometry.type === "Polygon") {
    head(3);
    rings(geometry.coordinates);
  } else if (geometry.type === "MultiPolygon") {
    head(6);
    integer(geometry.coordinates.length);
    for (const polygon of geometry.coordinates) {
      head(3);
      rings(polygon);
    }
  }
  return Uint8Array.from(bytes);
}
