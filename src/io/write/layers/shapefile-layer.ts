import type { Geometry, Position } from "geojson";
import type { IssueLog } from "../../../core/base/issue.ts";
import type { Box } from "../../../core/geo/box.ts";
import type { OutLayer, OutOptions } from "../../../core/import/layer-file.ts";
import { boxOfGeometries } from "../../box-of-geometries.ts";
import { zipStored } from "../../read/zip.ts";
import { cutToBytes, encodeText } from "../../text/encode-text.ts";
import { wktOfCrs } from "./crs-wkt.ts";

type Shape = "Point" | "Polygon";
const MOST_NAME = 10;
const MOST_CELL = 254;

/**
 * A layer as a zipped Shapefile with `.cpg` and `.prj`. Names are cut at whole characters to ten
 * bytes, cells to 254; every cut is in the log. Rows of the rarer shape keep their attributes only.
 */
export function shapefileZip(
  layer: OutLayer,
  options: OutOptions,
  log: IssueLog,
): { readonly name: string; readonly bytes: Uint8Array } {
  const { name, rows } = layer;
  const isArea = (geometry: Geometry | null): boolean => /Polygon$/.test(geometry?.type ?? "");
  const areas = rows.filter(({ geometry }) => isArea(geometry)).length;
  const points = rows.filter(({ geometry }) => geometry?.type === "Point").length;
  const kind: Shape = areas > points ? "Polygon" : "Point";
  const shapes = rows.map(({ geometry }, r) => {
    const fits = kind === "Polygon" ? isArea(geometry) : geometry?.type === "Point";
    if (!fits && geometry !== null) {
      const message = "a Shapefile holds one kind of shape: the row is written without its place";
      log.add("warning", "shape-not-written", message, { row: r + 1 });
    }
    return fits ? geometry : null;
  });
  const { shp, shx } = shapeFiles(kind, shapes);
  const entries = [
    { name: `${name}.shp`, bytes: shp },
    { name: `${name}.shx`, bytes: shx },
    { name: `${name}.dbf`, bytes: dbfOf(layer, options, log) },
    {
      name: `${name}.cpg`,
      bytes: encodeText(options.encoding === "utf-8" ? "UTF-8" : "GBK", "utf-8"),
    },
    { name: `${name}.prj`, bytes: encodeText(wktOfCrs(options.crs), "utf-8") },
  ];
  if (options.datum === "gcj02" || options.datum === "bd09") {
    const note = `datum ${options.datum}\r\n`;
    entries.push({ name: `${name}.datum.txt`, bytes: encodeText(note, "utf-8") });
  }
  return { name: `${name}.zip`, bytes: zipStored(entries) };
}

function dbfOf({ columns, rows }: OutLayer, { encoding }: OutOptions, log: IssueLog): Uint8Array {
  const names = shortNames(columns, encoding, log);
  const cells = rows.map(({ values }, r) =>
    columns.map((column, k) => {
      const text = String(values[k] ?? "").replaceAll("\0", "");
      const kept = cutToBytes(text, MOST_CELL, encoding);
      if (kept !== text) {
        log.add("warning", "cell-cut", "a cell was cut to 254 bytes", { row: r + 1, column });
      }
      return encodeText(kept, encoding);
    }),
  );
  const isNumber = columns.map(
    (_, k) =>
      rows.every(
        ({ values }) =>
          values[k] === null || (typeof values[k] === "number" && String(values[k]).length <= 20),
      ) && rows.some(({ values }) => values[k] !== null),
  );
  const sizes = columns.map((_, k) => Math.max(1, ...cells.map((row) => row[k]!.length)));
  const decimals = columns.map((_, k) =>
    Math.max(0, ...rows.map(({ values }) => (String(values[k] ?? "").split(".")[1] ?? "").length)),
  );
  const headerSize = 32 + columns.length * 32 + 1;
  const rowSize = 1 + sizes.reduce((sum, size) => sum + size, 0);
  const bytes = new Uint8Array(headerSize + rowSize * rows.length + 1).fill(0x20, headerSize);
  const view = new DataView(bytes.buffer);
  // The date that a table carries is a fixed one: the same rows give the same bytes.
  bytes.set([3, 100, 1, 1]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerSize, true);
  view.setUint16(10, rowSize, true);
  names.forEach((name, k) => {
    const at = 32 + k * 32;
    bytes.set(encodeText(name, encoding), at);
    bytes[at + 11] = isNumber[k] ? 0x4e : 0x43;
    bytes[at + 16] = sizes[k]!;
    bytes[at + 17] = isNumber[k] ? Math.min(decimals[k]!, 15) : 0;
  });
  bytes[headerSize - 1] = 0x0d;
  cells.forEach((row, r) => {
    let at = headerSize + r * rowSize + 1;
    row.forEach((cell, k) => {
      bytes.set(cell, isNumber[k] ? at + sizes[k]! - cell.length : at);
      at += sizes[k]!;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

/** Names of at most ten bytes, whole characters, each another one; what was cut is listed. */
function shortNames(
  columns: readonly string[],
  encoding: OutOptions["encoding"],
  log: IssueLog,
): string[] {
  const used = new Set<string>();
  return columns.map((column) => {
    let name = cutToBytes(column, MOST_NAME, encoding);
    for (let serial = 1; used.has(name) || name === ""; serial++) {
      name = `${cutToBytes(column, MOST_NAME - 1 - String(serial).length, encoding)}_${serial}`;
    }
    used.add(name);
    if (name !== column) {
      const message = `the column name was cut to ${name}`;
      log.add("note", "name-cut", message, { column, value: name });
    }
    return name;
  });
}

function shapeFiles(kind: Shape, shapes: readonly (Geometry | null)[]) {
  const contents = shapes.map(contentOf);
  const size = 100 + contents.reduce((sum, content) => sum + 8 + content.byteLength, 0);
  const shp = new DataView(new ArrayBuffer(size));
  const shx = new DataView(new ArrayBuffer(100 + 8 * contents.length));
  const box = boxOf(shapes);
  for (const view of [shp, shx]) {
    view.setInt32(0, 9994);
    view.setInt32(24, view.byteLength / 2);
    view.setInt32(28, 1000, true);
    view.setInt32(32, kind === "Point" ? 1 : 5, true);
    box.forEach((value, k) => {
      view.setFloat64(36 + k * 8, value, true);
    });
  }
  let at = 100;
  contents.forEach((content, k) => {
    shx.setInt32(100 + k * 8, at / 2);
    shx.setInt32(104 + k * 8, content.byteLength / 2);
    shp.setInt32(at, k + 1);
    shp.setInt32(at + 4, content.byteLength / 2);
    new Uint8Array(shp.buffer).set(new Uint8Array(content.buffer), at + 8);
    at += 8 + content.byteLength;
  });
  return { shp: new Uint8Array(shp.buffer), shx: new Uint8Array(shx.buffer) };
}

function contentOf(geometry: Geometry | null): DataView {
  if (geometry?.type === "Point") {
    const view = new DataView(new ArrayBuffer(20));
    view.setInt32(0, 1, true);
    view.setFloat64(4, geometry.coordinates[0]!, true);
    view.setFloat64(12, geometry.coordinates[1]!, true);
    return view;
  }
  const polygons =
    geometry?.type === "Polygon"
      ? [geometry.coordinates]
      : geometry?.type === "MultiPolygon"
        ? geometry.coordinates
        : [];
  if (polygons.length === 0) return new DataView(new ArrayBuffer(4));
  // Outer rings run clockwise, holes the other way.
  const rings = polygons.flatMap((one) => one.map((ring, k) => wound(ring, k === 0)));
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const view = new DataView(new ArrayBuffer(44 + rings.length * 4 + count * 16));
  view.setInt32(0, 5, true);
  boxOf([geometry]).forEach((value, k) => {
    view.setFloat64(4 + k * 8, value, true);
  });
  view.setInt32(36, rings.length, true);
  view.setInt32(40, count, true);
  let first = 0;
  let at = 44 + rings.length * 4;
  rings.forEach((ring, k) => {
    view.setInt32(44 + k * 4, first, true);
    first += ring.length;
    for (const [x, y] of ring) {
      view.setFloat64(at, x!, true);
      view.setFloat64(at + 8, y!, true);
      at += 16;
    }
  });
  return view;
}

function wound(ring: readonly Position[], isClockwise: boolean): Position[] {
  let area2 = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    area2 += ring[k]![0]! * ring[k + 1]![1]! - ring[k + 1]![0]! * ring[k]![1]!;
  }
  return area2 < 0 === isClockwise ? [...ring] : [...ring].reverse();
}

/** West, south, east, north over all positions; zeros where there are none. */
function boxOf(shapes: readonly (Geometry | null)[]): Box {
  const box = boxOfGeometries(shapes);
  return box[0] > box[2] ? [0, 0, 0, 0] : box;
}
