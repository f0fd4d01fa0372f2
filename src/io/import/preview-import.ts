import { InputError, IssueLog } from "../../core/base/issue.ts";
import type { ImportPreview } from "../../core/facilities/import.ts";
import { readTable } from "../read/read-table.ts";
import { guessColumns, looksSwapped } from "./guess-columns.ts";
import { REGION_WINDOW } from "./region-window.ts";

const PREVIEW_ROWS = 20;

/** The first rows of a file and what its columns seem to be. Throws `InputError` for a file that cannot be read. */
export async function previewImport(name: string, bytes: Uint8Array): Promise<ImportPreview> {
  const log = new IssueLog();
  const table = await readTable(name, bytes, {}, log);
  if (table === null || log.hasErrors) throw new InputError(log.list());
  if (table.format === "fgb") {
    log.error("not-supported", "give CSV, TSV or GeoJSON", { file: name });
    throw new InputError(log.list());
  }
  const guess = guessColumns(table);
  return {
    format: table.format,
    encoding: table.encoding,
    columns: table.columns,
    rows: table.rows.slice(0, PREVIEW_ROWS),
    rowCount: table.rows.length,
    guess,
    hasGeometry: table.geometries !== null,
    looksSwapped: looksSwapped(table, guess, REGION_WINDOW),
    issues: log.list(),
  };
}
