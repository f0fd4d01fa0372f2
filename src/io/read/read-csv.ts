import Papa from "papaparse";
import type { IssueLog } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import type { Table } from "./table.ts";

/** Reads CSV or TSV with one header row; blank lines are skipped but keep their number. */
export function readCsv(
  file: string,
  bytes: Uint8Array,
  format: "csv" | "tsv",
  encoding: string | undefined,
  log: IssueLog,
): Table {
  const decoded = decodeText(bytes, encoding);
  // Files mended by hand mix line ends, and a wrong guess would run rows together.
  const text = decoded.text.replace(/\r\n?/g, "\n");
  const delimiter = format === "tsv" ? "\t" : delimiterOf(text);
  const parsed = Papa.parse<string[]>(text, { newline: "\n", delimiter, skipEmptyLines: false });
  for (const error of parsed.errors) {
    if (error.type !== "Quotes") continue;
    log.add("warning", "quotes-not-closed", "a quoted cell is not closed; check the quotes", {
      file,
      row: (error.row ?? 0) + 1,
    });
  }
  const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");
  const headerAt = parsed.data.findIndex((cells) => !isBlank(cells));
  const columns = headerAt < 0 ? [] : parsed.data[headerAt]!.map((name) => name.trim());
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  parsed.data.forEach((cells, k) => {
    if (k <= headerAt || headerAt < 0 || isBlank(cells)) return;
    if (cells.length > columns.length && cells.slice(columns.length).some((c) => c.trim() !== "")) {
      log.add(
        "warning",
        "too-many-cells",
        "a row has more cells than the header; the extra ones are not read",
        { file, row: k + 1, column: String(columns.length + 1) },
      );
    }
    rows.push(columns.map((_, c) => cells[c] ?? ""));
    rowNumbers.push(k + 1);
  });
  if (columns.length === 0)
    log.error("file-empty", "the file holds no rows; choose another", { file });
  return {
    file,
    format,
    encoding: decoded.encoding,
    delimiter,
    columns,
    rows,
    rowNumbers,
    geometries: null,
  };
}

/** What separates the names of the header: the most frequent of comma, tab and semicolon. */
function delimiterOf(text: string): string {
  const counts = new Map([",", "\t", ";"].map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  let isBlank = true;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === "\n" && !isQuoted && !isBlank) break;
    const count = isQuoted ? undefined : counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
    else if (char.trim() !== "") isBlank = false;
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
