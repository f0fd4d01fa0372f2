import Papa from "papaparse";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import { filledIn, RowCells, rowOf } from "./cells.ts";
import type { Grid } from "./grid.ts";
import { type TextRecords, textRecords } from "./text-cells.ts";

/** Cells of a CSV or TSV file; blank lines are skipped but keep their number. */
export function readCsvGrid(
  file: string,
  bytes: Uint8Array,
  format: "csv" | "tsv",
  encoding: string | undefined,
  log: IssueLog,
): Grid {
  const decoded = decodeText(bytes, encoding);
  const { text } = decoded;
  const delimiter = format === "tsv" ? "\t" : delimiterOf(text);
  const records = textRecords(text, delimiter) ?? mendedRecords(file, text, delimiter, log);
  if (records.cells.length === 0)
    log.error("file-empty", "the file holds no rows; choose another", { file });
  return {
    file,
    sheet: null,
    format,
    encoding: decoded.encoding,
    delimiter,
    ...records,
    merges: [],
    numericFrom: () => new Set(),
  };
}

/** A text whose quotes are not where they belong, as well as it can be read. */
function mendedRecords(file: string, text: string, delimiter: string, log: IssueLog): TextRecords {
  // Files mended by hand mix line ends, and a wrong guess would run rows together.
  const lines = text.replace(/\r\n?/g, "\n");
  const parsed = Papa.parse<string[]>(lines, { newline: "\n", delimiter, skipEmptyLines: false });
  for (const error of parsed.errors) {
    if (error.type !== "Quotes") continue;
    log.add("warning", "quotes-not-closed", "a quoted cell is not closed; check the quotes", {
      file,
      row: (error.row ?? 0) + 1,
    });
  }
  const cells: string[][] = [];
  const rowNumbers: number[] = [];
  parsed.data.forEach((row, k) => {
    if (row.every((cell) => cell.trim() === "")) return;
    cells.push(row);
    rowNumbers.push(k + 1);
  });
  const mostFilled = cells.reduce((most, row) => Math.max(most, filledIn(row)), 0);
  return { cells: new RowCells(cells), rowNumbers, mostFilled };
}

/** Says which rows of a text table are longer than its header: what sticks out is not read. */
export function reportLongRows(grid: Grid, header: readonly [number, number], log: IssueLog): void {
  const { cells } = grid;
  let width = 0;
  for (let k = header[0]; k < header[1]; k++) width = Math.max(width, cells.widthOf(k));
  for (let k = header[1]; k < cells.length; k++) {
    if (cells.widthOf(k) <= width || filledIn(rowOf(cells, k).slice(width)) === 0) continue;
    log.add(
      "warning",
      "too-many-cells",
      "a row has more cells than the header; the extra ones are not read",
      { file: grid.file, row: grid.rowNumbers[k]!, column: String(width + 1) },
    );
  }
}

/** What separates the names of the header: the most frequent of comma, tab and semicolon. */
function delimiterOf(text: string): string {
  const counts = new Map([",", "\t", ";"].map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  let isBlank = true;
  let isAfterReturn = false;
  let lines = 0;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    const isLineEnd = char === "\n" ? !isAfterReturn : char === "\r";
    isAfterReturn = char === "\r";
    // A title may stand above the header: a line without any of the three tells nothing.
    if (isLineEnd && !isQuoted && !isBlank) {
      if ([...counts.values()].some((count) => count > 0) || ++lines === 5) break;
    }
    const count = isQuoted ? undefined : counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
    else if (char.trim() !== "") isBlank = false;
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
