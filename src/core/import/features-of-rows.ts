import type { ImportedRow } from "./import-file.ts";

/**
 * Accepted rows as GeoJSON bytes: WGS 84, 9 decimals; the file's own columns as they were, `_row` and
 * `_sheet` where they stood, and every field as we read it under `_field`. `numeric`: columns that
 * the file keeps as numbers.
 */
export function featuresOfRows(rows: readonly ImportedRow[], numeric: ReadonlySet<string>): string {
  const lines = rows.map((row) => JSON.stringify(featureOf(row, numeric)));
  return `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`;
}

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
