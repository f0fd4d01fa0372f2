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
  const parsed = Papa.parse<string[]>(decoded.text.replace(/\r\n?/g, "\n"), {
    newline: "\n",
    delimiter: format === "tsv" ? "\t" : "",
    delimitersToGuess: [",", "\t", ";"],
    skipEmptyLines: false,
  });
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
    delimiter: parsed.meta.delimiter,
    columns,
    rows,
    rowNumbers,
    geometries: null,
  };
}
