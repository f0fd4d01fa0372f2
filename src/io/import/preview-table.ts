import {
  cleanCoordinate,
  cleanNumber,
  cleanPair,
  unitFactor,
} from "../../core/import/clean-value.ts";
import { columnRoles, FIGURES } from "../../core/import/column-roles.ts";
import type {
  ImportDecision,
  PlacesFinding,
  PreviewNote,
  RejectedRow,
  SheetPreview,
} from "../../core/import/import-file.ts";
import { rowKey } from "../../core/import/import-file.ts";
import { personalKind } from "../../core/import/personal.ts";
import { columnOf, rowOf } from "../read/cells.ts";
import type { Table } from "../read/table.ts";
import { sampleOf } from "./propose.ts";

const PREVIEW_ROWS = 20;
const SAMPLE = 500;

/** The first rows of a sheet under a decision, each cell with what was done to read it. */
export function previewTable(
  table: Table,
  decision: ImportDecision,
  places: PlacesFinding,
  rejected: readonly RejectedRow[],
): SheetPreview {
  const { sheet, format, encoding, delimiter, headerRows, columns, rows, geometries } = table;
  const reasonsOf = new Map(rejected.map((row) => [row.key, row.reasons.map(({ code }) => code)]));
  const shown = Math.min(PREVIEW_ROWS, rows.length);
  const picked = Array.from({ length: shown }, (_, r) => {
    const cells = rowOf(rows, r, columns.length);
    const row = table.rowNumbers[r]!;
    const key = rowKey(sheet, row);
    return {
      key,
      row,
      cells,
      notes: notesOf(table, cells, decision),
      reasons: reasonsOf.get(key) ?? [],
    };
  });
  return {
    ...{ sheet, format, encoding, delimiter, headerRows, columns },
    rowCount: rows.length,
    rows: picked,
    roles: columnRoles(sampleOf(table), decision.target, geometries !== null),
    hasGeometry: geometries !== null,
    geometryKinds: [
      ...new Set((geometries ?? []).flatMap((one) => (one === null ? [] : [one.type]))),
    ],
    personal: columns.flatMap((column, k) => {
      const kind = personalKind(column, columnOf(rows, k, SAMPLE));
      return kind === null ? [] : [{ column, kind }];
    }),
    places,
  };
}

function notesOf(
  { columns }: Table,
  cells: readonly string[],
  decision: ImportDecision,
): PreviewNote[] {
  const notes: PreviewNote[] = [];
  for (const [field, column] of Object.entries(decision.columns)) {
    const cell = cells[columns.indexOf(column)] ?? "";
    if (FIGURES.includes(field)) {
      const found = cleanNumber(cell, unitFactor(column));
      const told = cell.trim() === "" ? (["marked-missing"] as const) : found.notes;
      if (told.length > 0) notes.push({ column, notes: told, value: found.value });
    } else if (field === "lon" || field === "lat") {
      const found = cleanCoordinate(cell);
      if (found.notes.length > 0) notes.push({ column, notes: found.notes, value: found.value });
    } else if (field === "pair" && cleanPair(cell) !== null) {
      notes.push({ column, notes: ["pair-in-cell"], value: null });
    }
  }
  return notes;
}
