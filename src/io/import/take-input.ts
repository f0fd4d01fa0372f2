import type { Geometry } from "geojson";
import type { Taken, TakeOptions } from "../../core/analysis/brought-in.ts";
import type { Issue } from "../../core/base/issue.ts";
import { inLots } from "../../core/facilities/facility-lots.ts";
import { facilitiesOfRows } from "../../core/import/facilities-of-rows.ts";
import type {
  ImportDecision,
  ImportedRow,
  ImportResult,
  RejectedRow,
} from "../../core/import/import-file.ts";
import type { Quarantine, StoredReport } from "../../core/import/stored-import.ts";
import { inputFileName } from "../../core/scenario/own-input.ts";
import type { Table } from "../read/table.ts";
import { WEIGHTS } from "./fields-of-row.ts";
import { heightFile, type ReadHeights } from "./import-heights.ts";
import type { RowsRead } from "./import-tables.ts";
import { geojsonBytes } from "./rows-geojson.ts";

/** What was read, as the project keeps it and a plan names it. */
export function takeInput(
  result: RowsRead,
  decision: ImportDecision,
  tables: readonly Table[],
  options: TakeOptions,
): Taken {
  const { target } = decision;
  const kept = {
    report: reportOf(result, decision, result.issues),
    quarantine: quarantineOf(result.rejected, decision, tables),
  };
  if (target === "facilities") {
    const facilities = inLots(facilitiesOfRows(result.rows, ""));
    return { data: { facilities, file: null, ...kept }, source: {} };
  }
  const source = sourceOf(result, decision, options);
  const id = target === "units" ? `units/${options.level}` : target;
  const file = {
    name: inputFileName({ id }, "geojson"),
    bytes: geojsonBytes(result.rows.parts, new Set(result.numeric)),
  };
  return { data: { facilities: null, file, ...kept }, source };
}

/** Heights as the project keeps them: a raster in metres, with the system and datum it lies in. */
export function takeHeights(
  read: ReadHeights,
  result: ImportResult,
  decision: ImportDecision,
): Taken {
  const report = reportOf(result, decision, result.issues);
  return {
    data: { facilities: null, file: heightFile(read), report, quarantine: [] },
    source: { crs: read.crs, datum: decision.datum },
  };
}

/** The plan's source of a file that `geojsonBytes` wrote: every field as we read it stands under `_field`. */
function sourceOf(
  { rows }: ImportResult,
  { target, columns }: ImportDecision,
  { level, basis }: TakeOptions,
): Readonly<Record<string, unknown>> {
  const fields = ["id", ...Object.keys(columns).filter((field) => !PLACES.includes(field))];
  const named = (kept: readonly string[]): Record<string, string> =>
    Object.fromEntries(kept.map((field) => [field, `_${field}`]));
  if (target === "demand") {
    const isArea = someArea(rows);
    return {
      kind: isArea ? "polygons" : "points",
      columns: named(fields.filter((field) => field === "id" || field === "unit")),
      weights: named(WEIGHTS.filter((field) => fields.includes(field))),
      ...(basis === null || basis === "" ? {} : { basis }),
    };
  }
  if (target === "units") return { level: level ?? "town", columns: named(fields) };
  return { columns: named(fields) };
}

function someArea(rows: Iterable<ImportedRow>): boolean {
  for (const { geometry } of rows) if (geometry !== null && geometry.type !== "Point") return true;
  return false;
}

const PLACES = ["id", "lon", "lat", "pair", "address"];

function reportOf(
  { files, rows, rejected, read }: ImportResult,
  decision: ImportDecision,
  issues: readonly Issue[],
): StoredReport {
  const totals = { read, accepted: rows.length, rejected: rejected.length };
  return { files, totals, decision, issues };
}

/** Rejected rows by the table they stand in, without the columns that are not to be stored. */
function quarantineOf(
  rejected: readonly RejectedRow[],
  { drop }: ImportDecision,
  tables: readonly Table[],
): Quarantine {
  const dropped = new Set(drop);
  return tables.flatMap((table) => {
    const at = new Map(table.rowNumbers.map((row, r) => [row, r]));
    const kept = table.columns.map((_, c) => c).filter((c) => !dropped.has(table.columns[c]!));
    const rows = rejected
      .filter(({ sheet }) => sheet === table.sheet)
      .map(({ key, row, reasons, canAdmit, cells }) => ({
        ...{ key, row, reasons, canAdmit },
        cells: kept.map((c) => cells[c] ?? ""),
        geometry: geometryAt(table, at.get(row)),
      }));
    if (rows.length === 0) return [];
    const { file, sheet, crs } = table;
    const columns = kept.map((c) => table.columns[c]!);
    return [{ file, sheet, crs, hasGeometry: table.geometries !== null, columns, rows }];
  });
}

function geometryAt({ geometries }: Table, r: number | undefined): Geometry | null {
  return r === undefined ? null : (geometries?.[r] ?? null);
}
