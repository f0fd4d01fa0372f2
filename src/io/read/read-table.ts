import type { IssueLog } from "../../core/base/issue.ts";
import { openSource, sheetName, tableOfSheet } from "./open-source.ts";
import type { ReadOptions, Sheet, SourceFile } from "./source-file.ts";
import type { Table } from "./table.ts";

interface TableOptions extends ReadOptions {
  /** Name of the sheet or layer; the first one where absent. */
  readonly sheet?: string | undefined;
  /** Key path of the source in its plan. */
  readonly keyPath?: string;
}

/**
 * One table of a file, as plans read it: the named sheet, or the first. In text files the first
 * row that is not blank is the header, whatever it looks like.
 */
export async function readTable(
  file: SourceFile,
  options: TableOptions,
  log: IssueLog,
): Promise<Table | null> {
  const sheets = await openSource(file, options, log);
  if (sheets === null) return null;
  const { sheet: name } = options;
  const sheet = name === undefined ? sheets[0]! : sheets.find((one) => sheetName(one) === name);
  if (sheet === undefined) {
    const known = sheets.map((one) => sheetName(one)?.slice(0, 40) ?? "(one)").join(", ");
    const key = `${options.keyPath ?? ""}.sheet`;
    const place = { file: file.name, key, value: name!.slice(0, 120) };
    log.error("no-such-sheet", `the file has no such sheet; it has: ${known}`, place);
    return null;
  }
  return tableOfSheet(sheet, headerOf(sheet), log);
}

function headerOf(sheet: Sheet): readonly [number, number] | null {
  const isText = sheet.kind === "grid" && sheet.grid.format !== "xlsx";
  return isText ? [0, Math.min(1, sheet.grid.cells.length)] : null;
}
