import type { ImportedRow } from "../../core/import/import-file.ts";
import type { AcceptedRows } from "./accepted-rows.ts";

/** Text is turned into bytes after this many rows: long texts in the making are what a collector dreads. */
const BATCH = 200;

/**
 * Accepted rows as GeoJSON bytes: WGS 84, 9 decimals; the file's own columns as they were, `_row` and
 * `_sheet` where they stood, and every field as we read it under `_field`. `numeric`: columns that
 * the file keeps as numbers.
 */
export function* geojsonOfRows(
  parts: readonly AcceptedRows[],
  numeric: ReadonlySet<string>,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '{"type":"FeatureCollection","features":[\n';
  let count = 0;
  for (const rows of parts) {
    const textOf = writerOf(rows, numeric);
    for (let k = 0; k < rows.length; k++) {
      if (count > 0) text += ",\n";
      text += textOf(k);
      if (++count % BATCH > 0) continue;
      yield encoder.encode(text);
      text = "";
    }
  }
  yield encoder.encode(`${text}\n]}\n`);
}

/** The same as one run of bytes. */
export function geojsonBytes(
  parts: readonly AcceptedRows[],
  numeric: ReadonlySet<string>,
): Uint8Array {
  const pieces = [...geojsonOfRows(parts, numeric)];
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Writes the rows of one table: all have the same properties, whose names are quoted once. */
function writerOf(rows: AcceptedRows, numeric: ReadonlySet<string>): (k: number) => string {
  if (rows.length === 0) return () => "";
  const { reader } = rows;
  const first = rows.at(0);
  const names = [
    ...Object.keys(first.values),
    ...Object.keys(first.fields).map((field) => `_${field}`),
    ...["_row", "_sheet", "_position"],
  ];
  // Of equal names the last counts, and names that are whole numbers go first, as JSON has it.
  const isPlain = new Set(names).size === names.length && !names.some((name) => /^\d+$/.test(name));
  if (!isPlain) return (k) => JSON.stringify(featureOf(rows.at(k), numeric));
  const columns = reader.stored.map(
    ([name, at]) => [name, at, `${JSON.stringify(name)}:`, numeric.has(name)] as const,
  );
  const sheet = first.sheet === null ? "" : `,"_sheet":${JSON.stringify(first.sheet)}`;
  return (k) => {
    const { row, fields, geometry, estimated } = rows.told(k);
    const r = rows.tableRow(k);
    let text = '{"type":"Feature","properties":{';
    for (const [name, at, quoted, isNumber] of columns) {
      const cell = reader.text(r, name, at);
      const isFigure = isNumber && cell !== "" && Number.isFinite(Number(cell));
      text += `${quoted}${isFigure ? JSON.stringify(Number(cell)) : quotedText(cell)},`;
    }
    for (const field of Object.keys(fields)) {
      const value = fields[field]!;
      text += `"_${field}":${typeof value === "string" ? quotedText(value) : JSON.stringify(value)},`;
    }
    const position = estimated === null ? "" : `,"_position":"estimated-${estimated}"`;
    return `${text}"_row":${row}${sheet}${position}},"geometry":${geometryText(geometry)}}`;
  };
}

function geometryText(geometry: ImportedRow["geometry"]): string {
  if (geometry?.type !== "Point") return JSON.stringify(geometry);
  const [lon, lat] = geometry.coordinates;
  return `{"type":"Point","coordinates":[${JSON.stringify(lon)},${JSON.stringify(lat)}]}`;
}

/** A text as JSON; most need no more than their quotes. */
function quotedText(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

function featureOf(row: ImportedRow, numeric: ReadonlySet<string>): unknown {
  const values = Object.entries(row.values).map(([column, text]) => {
    const isNumber = numeric.has(column) && text !== "" && Number.isFinite(Number(text));
    return [column, isNumber ? Number(text) : text] as const;
  });
  const fields = Object.entries(row.fields).map(([field, value]) => [`_${field}`, value] as const);
  return {
    type: "Feature",
    properties: Object.fromEntries([
      ...values,
      ...fields,
      ["_row", row.row],
      ...(row.sheet === null ? [] : [["_sheet", row.sheet] as const]),
      ...(row.estimated === null ? [] : [["_position", `estimated-${row.estimated}`] as const]),
    ]),
    geometry: row.geometry,
  };
}
