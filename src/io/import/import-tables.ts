import type { IssueLog } from "../../core/base/issue.ts";
import type { Tick } from "../../core/base/tick.ts";
import type {
  ControlFit,
  ImportDecision,
  ImportedFile,
  ImportResult,
  RejectedRow,
} from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import { JoinedRows } from "./accepted-rows.ts";
import { doubtPlaces } from "./doubt-places.ts";
import { controlOf, frameOf } from "./frame.ts";
import type { ImportContext } from "./import-context.ts";
import { noteGaps } from "./note-gaps.ts";
import { noteLinkEnds } from "./note-link-ends.ts";
import { noteOverlaps } from "./note-overlaps.ts";
import { findPlaces, isRegional, samplePlaces } from "./propose.ts";
import { readRows } from "./read-rows.ts";
import type { PeopleIn } from "./read-setting.ts";
import { type SheetRows, setAsideDuplicates } from "./set-aside-duplicates.ts";
import { TakenIds } from "./taken-ids.ts";
import { refuseFrame, tellFit } from "./tell-fit.ts";

/** The rows of tables that were read. */
export type RowsRead = ImportResult & {
  readonly rows: JoinedRows;
  readonly rejected: readonly RejectedRow[];
};

/** A sheet and what was decided about it. */
export interface DecidedTable {
  readonly table: Table;
  readonly decision: ImportDecision;
}

/**
 * Reads decided tables into one result. Ids and duplicates are looked at over all of them;
 * `read = accepted + rejected` for each and for the whole.
 */
export async function importTables(
  tables: readonly DecidedTable[],
  context: ImportContext,
  log: IssueLog,
  tick: Tick,
  /** Ids that are taken already. */
  taken: ReadonlySet<string> = new Set(),
  peopleIn: PeopleIn = mostPeopleIn(tables),
): Promise<RowsRead> {
  const seen = new TakenIds(taken);
  const read: (SheetRows & { readonly fit: ControlFit | undefined })[] = [];
  for (const { table, decision } of tables) {
    const crs = decision.crs ?? table.crs;
    const control = controlOf(decision);
    const frame = await frameOf(decision.datum, crs, control);
    if (frame === null) {
      refuseFrame(table, crs, control.length > 0, log);
      continue;
    }
    if (frame.fit !== undefined) tellFit(table, frame.fit, log);
    if (crs !== null) await warnOfOldDatum(table, crs, log);
    demandColumns(table, decision, log);
    if (log.hasErrors) continue;
    const finding = findPlaces(table, decision, context);
    const places = samplePlaces(table, decision).map(([x, y]) => frame.toWgs84(x, y));
    const isForeign = finding.kind === "projected" && frame.isDegrees;
    if (isForeign) suggestCrs(table, finding.guesses[0], log);
    if (finding.looksSwapped && !decision.swap && !isForeign && frame.isDegrees) {
      const message = "longitude and latitude look exchanged in most rows; exchange their columns";
      log.add("warning", "looks-swapped", message, { file: table.file });
    }
    const setting = {
      decision,
      frame,
      context,
      isRegional: isRegional(places, context.window),
      looksProjected: isForeign,
      peopleIn,
      seen,
      log,
      tick,
    };
    const rows = readRows(table, setting);
    noteLinkEnds(rows.rows, context.landmasses, log);
    await doubtPlaces(rows.rows, context, setting.isRegional, log);
    read.push({ of: { table, decision }, ...rows, fit: frame.fit });
  }
  const duplicates = setAsideDuplicates(read, log);
  for (const one of read) {
    noteOverlaps(one.of, one.rows, log);
    noteGaps(one.of, one.rows, log);
  }
  const files = read.map(({ of, rows, rejected, fit }) => ({
    ...fileOf(of, rows.length, rejected.length),
    ...(fit === undefined ? {} : { fit }),
  }));
  return {
    files,
    duplicates,
    numeric: numericColumns(tables),
    rows: new JoinedRows(read.map(({ rows }) => rows)),
    rejected: read.flatMap(({ rejected }) => rejected),
    read: files.reduce((sum, file) => sum + file.read, 0),
    issues: log.list(),
  };
}

/** What most rows with a geometry are, over all tables; a table without any holds points. */
function mostPeopleIn(tables: readonly DecidedTable[]): PeopleIn {
  let [areas, all] = [0, 0];
  for (const { table } of tables) {
    for (const geometry of table.geometries ?? []) {
      if (geometry === null) continue;
      all++;
      if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") areas++;
    }
  }
  return areas > 0 && areas * 2 >= all ? "areas" : "points";
}

/** Columns of numbers in every sheet that has them. */
function numericColumns(tables: readonly DecidedTable[]): string[] {
  const names = new Set<string>();
  for (const { table } of tables) for (const k of table.numeric) names.add(table.columns[k]!);
  for (const { table } of tables) {
    table.columns.forEach((column, k) => {
      if (!table.numeric.has(k)) names.delete(column);
    });
  }
  return [...names];
}

function fileOf(
  { table, decision }: DecidedTable,
  accepted: number,
  rejected: number,
): ImportedFile {
  const { file, sheet, format, encoding, delimiter, headerRows, rows } = table;
  const { datum, columns } = decision;
  const crs = decision.crs ?? table.crs;
  return {
    ...{ file, sheet, format, encoding, delimiter, headerRows, datum, crs, columns },
    ...{ read: rows.length, accepted, rejected },
  };
}

/** Columns that the decision names must be there, and places must come from somewhere. */
function demandColumns(
  table: Table,
  { columns, target, locate }: ImportDecision,
  log: IssueLog,
): void {
  const { file, sheet } = table;
  const at = sheet === null ? { file } : { file, sheet };
  for (const [field, column] of Object.entries(columns)) {
    if (table.columns.includes(column)) continue;
    const known = table.columns.slice(0, 12).join(", ").slice(0, 300);
    const place = { ...at, column, key: `columns.${field}` };
    log.error("no-such-column", `the file has no such column; it has: ${known}`, place);
  }
  const needsPlace = target === "facilities" || target === "demand";
  const hasPlace =
    table.geometries !== null ||
    columns.pair !== undefined ||
    (columns.lon !== undefined && columns.lat !== undefined);
  if (needsPlace && !hasPlace && !locate) {
    const message = "no coordinate columns were found and the file has no geometry; name them";
    log.error("coordinates-missing", message, at);
  }
  if (target === "demand" && columns.people === undefined) {
    log.error("missing-key", "no column with the number of people was found; name it", at);
  }
  const needed = target === "links" ? ["id", "a", "b", "kind"] : target === "units" ? ["id"] : [];
  for (const field of needed.filter((one) => columns[one] === undefined)) {
    log.error("missing-key", `no column was found for ${field}; name it`, at);
  }
}

async function warnOfOldDatum(table: Table, crs: string, log: IssueLog): Promise<void> {
  const { isOldDatum } = await import("../datum/projection.ts");
  if (!isOldDatum(crs)) return;
  const message =
    "Xian 80 and Beijing 54 need local parameters: places are tens to over a hundred metres off";
  log.add("warning", "old-datum", message, { file: table.file, value: crs.slice(0, 120) });
}

function suggestCrs(
  table: Table,
  guess: { readonly crs: string; readonly swap: boolean } | undefined,
  log: IssueLog,
): void {
  const order = guess?.swap === true ? ", x is the northing" : "";
  const message =
    guess === undefined
      ? "the coordinates are metres of a system that is not known here; name it, or fit it by control points"
      : `the coordinates look like ${guess.crs}${order}; say so to use them`;
  const value = guess === undefined ? undefined : `${guess.crs}${guess.swap ? " swap" : ""}`;
  log.add("warning", "crs-guess", message, {
    file: table.file,
    ...(value === undefined ? {} : { value }),
  });
}
