import {
  type ImportDecision,
  type ImportedRow,
  type RejectedRow,
  rowKey,
} from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import { readFields } from "./fields-of-row.ts";
import { placeOfImport } from "./place-of-import.ts";
import { Quarantine } from "./quarantine.ts";
import type { ReadSetting } from "./read-setting.ts";
import { rowKind } from "./row-kind.ts";

export interface ReadRows {
  readonly rows: readonly ImportedRow[];
  readonly rejected: readonly RejectedRow[];
}

const TICK_EVERY = 2000;

/**
 * The rows of a table as decided: every row is stored or set aside with all its reasons, none is
 * lost. `read = rows + rejected`.
 */
export function readRows(table: Table, setting: ReadSetting): ReadRows {
  const { decision, log, seen, tick } = setting;
  const at = new Map(table.columns.map((column, k) => [column, k]));
  const admitted = new Set(decision.admitted);
  const merged = new Set(decision.merged);
  const dropped = new Set(decision.drop);
  const quarantine = new Quarantine(table, decision, log);
  const rows: ImportedRow[] = [];
  const readRow = (cells: readonly string[], r: number): void => {
    if (r % TICK_EVERY === 0) tick(r, table.rows.length);
    const key = rowKey(table.sheet, table.rowNumbers[r]!);
    const mends = Object.hasOwn(decision.mends, key) ? decision.mends[key]! : null;
    const cell = (column: string | undefined): string => {
      if (column === undefined) return "";
      if (mends !== null && Object.hasOwn(mends, column)) return mends[column]!;
      const k = at.get(column);
      return k === undefined ? "" : cells[k]!;
    };
    const isAdmitted = !decision.doubt || admitted.has(key);
    const kind = rowKind(table, r);
    if (kind !== null && !isAdmitted) {
      quarantine.add(r, key, kind, null, "doubt");
      return;
    }
    if (merged.has(key)) {
      quarantine.add(r, key, "merged", null, "doubt");
      return;
    }
    const id = idOf(cell, decision, table.sheet, r);
    if (id === "") {
      quarantine.add(r, key, "id-missing", "id");
      return;
    }
    if (seen.has(id)) {
      quarantine.add(r, key, "duplicate-id", "id");
      return;
    }
    const place = placeOfImport(table, r, cell, setting);
    if (!place.ok) {
      quarantine.add(r, key, place.code, place.column);
      return;
    }
    if (place.doubt !== null && !isAdmitted) {
      quarantine.add(r, key, place.doubt, place.column, "doubt");
      return;
    }
    const fields = readFields(table, r, cell, decision, log);
    if (!fields.ok) {
      quarantine.add(r, key, fields.code, fields.column);
      return;
    }
    seen.add(id);
    const values: [string, string][] = [];
    table.columns.forEach((column) => {
      if (column !== "" && !dropped.has(column)) values.push([column, cell(column)]);
    });
    rows.push({
      key,
      sheet: table.sheet,
      row: table.rowNumbers[r]!,
      values: Object.fromEntries(values),
      fields: { id, ...fields.fields },
      geometry: place.geometry,
      estimated: place.estimated,
    });
  };
  table.rows.forEach(readRow);
  tick(table.rows.length, table.rows.length);
  return { rows, rejected: quarantine.rows };
}

/** The id of a row: its column's text, else its number from 1, after the name of its sheet if it has one. */
function idOf(
  cell: (column: string | undefined) => string,
  { columns }: ImportDecision,
  sheet: string | null,
  r: number,
): string {
  return columns.id === undefined ? rowKey(sheet, r + 1) : cell(columns.id).trim();
}
