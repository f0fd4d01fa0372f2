import type { Readmission, Readmitted } from "../../core/analysis/brought-in.ts";
import type { InputData } from "../../core/analysis/project.ts";
import { IssueLog } from "../../core/base/issue.ts";
import { noTick } from "../../core/base/tick.ts";
import { facilitiesIn, inLots } from "../../core/facilities/facility-lots.ts";
import { facilitiesOfRows } from "../../core/import/facilities-of-rows.ts";
import type { ImportDecision, ImportedRow, RejectedRow } from "../../core/import/import-file.ts";
import type { Quarantine, QuarantinedSheet } from "../../core/import/stored-import.ts";
import { RowCells } from "../read/cells.ts";
import type { Table } from "../read/table.ts";
import type { JoinedRows } from "./accepted-rows.ts";
import type { ImportContext } from "./import-context.ts";
import { importTables } from "./import-tables.ts";
import type { PeopleIn } from "./read-setting.ts";
import { geojsonBytes } from "./rows-geojson.ts";

/**
 * Reads the rows of a quarantine again as they were decided, with what was mended. Those that are
 * right now join the data; ids that the data have already stay taken. Never changes `data`.
 */
export async function readmit(
  data: InputData,
  change: Readmission,
  context: ImportContext,
): Promise<Readmitted> {
  const { report, quarantine } = data;
  if (report === null || quarantine === null) return { data, admitted: 0, left: 0 };
  const decision: ImportDecision = {
    ...report.decision,
    mends: { ...report.decision.mends, ...change.mends },
    admitted: [...report.decision.admitted, ...change.admitted],
    merged: report.decision.merged.filter((key) => !change.admitted.includes(key)),
  };
  const log = new IssueLog();
  const taken = takenIds(data);
  const tables = quarantine.map((sheet) => tableOf(sheet, report.files[0]?.format));
  const decided = tables.map((table) => ({ table, decision: fitting(table, decision) }));
  const result = await importTables(decided, context, log, noTick, taken, peopleIn(data));
  const left = leftOf(quarantine, result.rejected, decision);
  const { rows } = result;
  const totals = {
    read: report.totals.read,
    accepted: report.totals.accepted + rows.length,
    rejected: report.totals.rejected - rows.length,
  };
  const next: InputData = {
    ...withRows(data, rows),
    report: { ...report, decision, totals, files: counted(report.files, rows) },
    quarantine: left,
  };
  return { data: next, admitted: rows.length, left: totals.rejected };
}

interface StoredFeature {
  readonly properties?: Record<string, unknown>;
  readonly geometry?: { readonly type: string } | null;
}

/** Ids that the data hold: a row that takes one of them again is a duplicate still. */
function takenIds({ facilities, file }: InputData): Set<string> {
  if (facilities !== null) return new Set(facilitiesIn(facilities).map(({ id }) => id));
  if (file === null) return new Set();
  return new Set(featuresIn(file.bytes).map(({ properties }) => String(properties?._id ?? "")));
}

/** As the people stand that are in place: those that join them stand alike. */
function peopleIn({ file }: InputData): PeopleIn | undefined {
  const features = file === null ? [] : featuresIn(file.bytes);
  if (features.length === 0) return undefined;
  return features.some(({ geometry }) => geometry?.type !== "Point") ? "areas" : "points";
}

function featuresIn(bytes: Uint8Array): StoredFeature[] {
  const parsed = JSON.parse(new TextDecoder().decode(bytes)) as { features?: unknown };
  return Array.isArray(parsed.features) ? (parsed.features as never[]) : [];
}

function tableOf(sheet: QuarantinedSheet, format: string | undefined): Table {
  return {
    ...{ file: sheet.file, sheet: sheet.sheet, crs: sheet.crs, columns: sheet.columns },
    format: (format ?? "csv") as Table["format"],
    ...{ encoding: "utf-8", delimiter: null, headerRows: [], numeric: new Set<number>() },
    rows: new RowCells(sheet.rows.map(({ cells }) => cells)),
    rowNumbers: sheet.rows.map(({ row }) => row),
    geometries: sheet.hasGeometry ? sheet.rows.map(({ geometry }) => geometry) : null,
  };
}

/** Columns that were not stored cannot be read again. */
function fitting({ columns }: Table, decision: ImportDecision): ImportDecision {
  const known = Object.entries(decision.columns).filter(([, column]) => columns.includes(column));
  return { ...decision, columns: Object.fromEntries(known) };
}

/** The rows that stay, with the reasons that hold now and the cells as they are mended. */
function leftOf(
  quarantine: Quarantine,
  rejected: readonly RejectedRow[],
  { mends }: ImportDecision,
): Quarantine {
  const reasons = new Map(rejected.map((row) => [row.key, row]));
  return quarantine.flatMap((sheet) => {
    const rows = sheet.rows.flatMap((row) => {
      const now = reasons.get(row.key);
      if (now === undefined) return [];
      const mended = mends[row.key] ?? {};
      const cells = sheet.columns.map((column, c) => mended[column] ?? row.cells[c]!);
      return [{ ...row, cells, reasons: now.reasons, canAdmit: now.canAdmit }];
    });
    return rows.length === 0 ? [] : [{ ...sheet, rows }];
  });
}

function withRows(data: InputData, rows: JoinedRows): InputData {
  if (data.facilities !== null) {
    const facilities = facilitiesIn(data.facilities);
    const layer = facilities[0]?.layer ?? "";
    return { ...data, facilities: inLots([...facilities, ...facilitiesOfRows(rows, layer)]) };
  }
  if (data.file === null || rows.length === 0) return data;
  const before = new TextDecoder().decode(data.file.bytes);
  const added = new TextDecoder().decode(geojsonBytes(rows.parts, new Set()));
  const open = before.lastIndexOf("\n]}");
  const more = added.slice(added.indexOf("[\n") + 2);
  const isEmpty = featuresIn(data.file.bytes).length === 0;
  const text = `${before.slice(0, open)}${isEmpty ? "" : ",\n"}${more}`;
  return { ...data, file: { ...data.file, bytes: new TextEncoder().encode(text) } };
}

function counted<F extends { readonly sheet: string | null }>(
  files: readonly (F & { readonly accepted: number; readonly rejected: number })[],
  rows: Iterable<ImportedRow>,
) {
  return files.map((file) => {
    const added = [...rows].filter(({ sheet }) => sheet === file.sheet).length;
    return { ...file, accepted: file.accepted + added, rejected: file.rejected - added };
  });
}
