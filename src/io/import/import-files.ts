import { IssueLog } from "../../core/base/issue.ts";
import type { Tick } from "../../core/base/tick.ts";
import { withoutUndefined } from "../../core/base/without-undefined.ts";
import type { HeightUnit } from "../../core/elevation/height-raster.ts";
import type { Datum } from "../../core/facilities/import.ts";
import { holdsRecords, type ImportTarget } from "../../core/import/column-roles.ts";
import type { Diagnosis } from "../../core/import/datum-doctor.ts";
import type { ControlPoint, ImportDecision, ImportResult } from "../../core/import/import-file.ts";
import { personalKind } from "../../core/import/personal.ts";
import { toldDecisions } from "../../core/import/told-decisions.ts";
import { columnOf } from "../read/cells.ts";
import { openSource, sheetName, tableOfSheet } from "../read/open-source.ts";
import type { SourceFile } from "../read/source-file.ts";
import type { Table } from "../read/table.ts";
import { diagnose } from "./doctor.ts";
import type { ImportContext } from "./import-context.ts";
import { importReport } from "./import-outputs.ts";
import { type DecidedTable, importTables } from "./import-tables.ts";
import { guessHeights, warnOfHeights } from "./look-at-heights.ts";
import type { MappingFile } from "./mapping-file.ts";
import { proposeDecision } from "./propose.ts";
import { geojsonOfRows } from "./rows-geojson.ts";

export interface ImportOrder {
  readonly target: ImportTarget;
  readonly class: string | null;
  /** Undefined = not said: the doctor is asked, and nothing is moved. */
  readonly datum: Datum | undefined;
  readonly crs: string | undefined;
  /** Points that tie a local grid down. */
  readonly control?: readonly ControlPoint[];
  /** What heights are given in; metres where it is not said. */
  readonly unit?: HeightUnit | undefined;
  readonly mapping: MappingFile | null;
}

export interface ImportRun {
  readonly result: ImportResult;
  /** What was accepted, made piece by piece; null where nothing was, or where the input is at fault. */
  readonly output: {
    /** `<as>.geojson`; `elevation.tif` for heights. */
    readonly name: string;
    readonly pieces: () => Iterable<Uint8Array>;
  } | null;
  readonly report: Uint8Array;
}

/** The whole of `import` without a disk: files in, what was accepted and a report out. */
export async function importFiles(
  files: readonly SourceFile[],
  order: ImportOrder,
  context: ImportContext,
  tick: Tick,
): Promise<ImportRun> {
  const log = new IssueLog();
  const decided: DecidedTable[] = [];
  const diagnoses: (Diagnosis | null)[] = [];
  for (const file of files) {
    for (const table of await tablesOf(file, order.mapping, log)) {
      const { mapping } = order;
      const proposed = proposeDecision(table, order.target, {
        class: order.class,
        columns: mapping?.columns ?? {},
        ...withoutUndefined({
          datum: order.datum ?? mapping?.datum,
          crs: order.crs ?? mapping?.crs ?? undefined,
        }),
      });
      const switches = switchesOf(mapping);
      const control = order.control ?? [];
      const decision = {
        ...proposed,
        ...switches,
        ...(control.length > 0 ? { control } : {}),
        ...(order.unit === undefined ? {} : { unit: order.unit }),
        // A table of addresses was given to be used.
        ...(context.gazetteer.isEmpty || proposed.columns.address === undefined
          ? {}
          : { locate: switches.locate ?? true }),
      };
      decided.push({ table, decision });
      if (order.target === "elevation") continue;
      warnOfHeights(table.file, guessHeights(table), log);
      warnOfPersons(table, log);
      const isAsked = order.datum === undefined && mapping?.datum === undefined;
      const diagnosis = isAsked ? await diagnose(table, decision, context) : null;
      diagnoses.push(diagnosis);
      if (diagnosis !== null) warnOfDatum(table, diagnosis, log);
    }
  }
  const { result, output } = await accepted(order, decided, context, log, tick);
  if (!log.hasErrors && result.rows.length === 0) {
    const message = "no row could be used; the report lists the reasons";
    log.error("nothing-accepted", message, { file: files[0]?.name ?? "" });
  }
  const issues = log.list();
  const told = diagnoses.map((one) =>
    one === null ? undefined : { ...one.finding, shift: one.shift },
  );
  return {
    result: { ...result, issues },
    output: log.hasErrors ? null : output,
    report: importReport(
      result,
      issues,
      told,
      decided.map(({ decision }) => toldDecisions(decision)),
    ),
  };
}

/** Rows of tables, or the heights of a raster. */
async function accepted(
  { target }: ImportOrder,
  decided: readonly DecidedTable[],
  context: ImportContext,
  log: IssueLog,
  tick: Tick,
): Promise<Pick<ImportRun, "result" | "output">> {
  if (target !== "elevation") {
    const result = await importTables(decided, context, log, tick);
    const pieces = () => geojsonOfRows(result.rows.parts, new Set(result.numeric));
    return { result, output: { name: `${target}.geojson`, pieces } };
  }
  const { importHeights, NO_HEIGHTS, heightFile } = await import("./import-heights.ts");
  const read = await importHeights(decided, context, log);
  if (read === null) return { result: NO_HEIGHTS, output: null };
  const file = heightFile(read);
  return { result: read.result, output: { name: file.name, pieces: () => [file.bytes] } };
}

/** What a mapping says beyond columns and coordinates. */
function switchesOf(mapping: MappingFile | null): Partial<ImportDecision> {
  const { control, swap, swapBeyond90, locate, drop, mends, admitted, merged } = mapping ?? {};
  const unit = mapping?.unit;
  return withoutUndefined({
    ...{ control, swap, swapBeyond90, locate, drop, mends, admitted, merged, unit },
  });
}

/** The tables of a file: the sheet that the mapping names, else every sheet that holds records. */
async function tablesOf(
  file: SourceFile,
  mapping: MappingFile | null,
  log: IssueLog,
): Promise<readonly Table[]> {
  const sheets = await openSource(file, { encoding: mapping?.encoding }, log);
  if (sheets === null) return [];
  const wanted = sheets.filter(
    (sheet) => mapping?.sheet === undefined || sheetName(sheet) === mapping.sheet,
  );
  if (wanted.length === 0) {
    const known = sheets
      .map((sheet) => sheetName(sheet) ?? "(one)")
      .join(", ")
      .slice(0, 300);
    const place = { file: file.name, key: "sheet", value: mapping!.sheet!.slice(0, 120) };
    log.error("no-such-sheet", `the file has no such sheet; it has: ${known}`, place);
  }
  const tables = wanted.map((sheet) => tableOfSheet(sheet, null, log));
  if (tables.length === 1) return tables;
  const kept = tables.filter(holdsRecords);
  for (const table of tables.filter((one) => !kept.includes(one))) {
    const message =
      "the sheet holds no table of records and is left out; name it in a mapping to read it";
    log.add("note", "sheet-left-out", message, {
      file: file.name,
      ...(table.sheet === null ? {} : { sheet: table.sheet }),
    });
  }
  return kept;
}

const PERSON_TEXT = {
  identity: "identity numbers",
  telephone: "telephone numbers",
  person: "names of people",
} as const;

const SAMPLE = 500;

/** Columns about people are kept unless the planner drops them; the report offers it. */
function warnOfPersons(table: Table, log: IssueLog): void {
  table.columns.forEach((column, k) => {
    const kind = personalKind(column, columnOf(table.rows, k, SAMPLE));
    if (kind === null) return;
    const message = `the column holds ${PERSON_TEXT[kind]}; leave it out with "drop" in a mapping`;
    log.add("warning", `personal-${kind}`, message, { file: table.file, column });
  });
}

function warnOfDatum(table: Table, { finding, shift }: Diagnosis, log: IssueLog): void {
  const { verdict } = finding;
  if (verdict === null || verdict === "wgs84") return;
  const metres = Math.round(shift?.metres ?? 0);
  const message = `the coordinates look like ${verdict}, about ${metres} m off; nothing was moved: say --datum ${verdict}, or --datum wgs84 to keep them`;
  log.add("warning", "datum-doubt", message, { file: table.file, value: verdict });
}
