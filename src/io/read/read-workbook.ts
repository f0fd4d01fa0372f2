/** The only module that knows SheetJS. Formulas are never computed: the values they had are read. */
import { type CellObject, read, SSF, type WorkSheet } from "@e965/xlsx";
import type { IssueLog } from "../../core/base/issue.ts";
import { filledIn, RowCells } from "./cells.ts";
import type { Grid } from "./grid.ts";
import { isZip, unzip, zipStored } from "./zip.ts";

/** A spreadsheet keeps fifteen digits of a number: longer ones lost their end when they were typed. */
const MOST_DIGITS = 1e15;
/** Where old programs stop writing, without a word. */
const XLS_ROWS = 65_536;
const XLSX_ROWS = 1_048_576;

/** All sheets of an XLSX or XLS workbook that hold anything. Throws what SheetJS throws. */
export function readWorkbook(file: string, bytes: Uint8Array, log: IssueLog): Grid[] {
  const book = read(isZip(bytes) ? onlyParts(bytes) : bytes, {
    type: "array",
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    cellStyles: false,
  });
  const grids: Grid[] = [];
  book.SheetNames.forEach((name, k) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return;
    const grid = gridOf(file, name, sheet, log);
    if (grid.cells.length === 0) return;
    const state = book.Workbook?.Sheets?.[k]?.Hidden;
    if (state !== undefined && state > 0) {
      log.add("note", "sheet-hidden", "a hidden sheet is read like the others", {
        file,
        sheet: name,
      });
    }
    grids.push(grid);
  });
  if (grids.length === 0) {
    log.error("file-empty", "the workbook holds no rows; choose another", { file });
  }
  return grids;
}

/** The parts of a workbook that hold cells, unpacked within bounds: pictures and macros stay out. */
function onlyParts(bytes: Uint8Array): Uint8Array {
  const isPart = /(\.(xml|rels|bin)|^mimetype)$/i;
  const isOther = /(^|\/)(media|embeddings|printerSettings|customXml|activeX)\/|vbaProject/i;
  return zipStored(unzip(bytes, (name) => isPart.test(name) && !isOther.test(name)));
}

function gridOf(file: string, name: string, sheet: WorkSheet, log: IssueLog): Grid {
  const data = (sheet["!data"] ?? []) as (CellObject | undefined)[][];
  const cells: string[][] = [];
  const rowNumbers: number[] = [];
  const kinds: { row: number; notNumeric: Set<number> }[] = [];
  let lastRow = 0;
  for (let r = 0; r < data.length; r++) {
    const row = data[r];
    if (row === undefined) continue;
    const place = { file, sheet: name, row: r + 1 };
    const notNumeric = new Set<number>();
    const texts = Array.from({ length: row.length }, (_, c) => {
      const cell = row[c];
      if (cell === undefined) return "";
      const text = textOf(cell);
      if (cell.t !== "n" || isDate(cell)) notNumeric.add(c);
      else if (typeof cell.v === "number" && Math.abs(cell.v) >= MOST_DIGITS) {
        const message =
          "a number of more than 15 digits lost its last digits in the spreadsheet; keep it as text";
        log.add("warning", "digits-lost", message, { ...place, value: text });
      }
      if (cell.t === "e") {
        const message = "the cell holds a formula error and is read as empty";
        log.add("warning", "cell-error", message, { ...place, value: cell.w ?? "" });
      }
      return text;
    });
    if (texts.every((text) => text.trim() === "")) continue;
    cells.push(texts);
    rowNumbers.push(r + 1);
    kinds.push({ row: r + 1, notNumeric });
    lastRow = r + 1;
  }
  if (lastRow === XLS_ROWS || lastRow === XLS_ROWS - 1 || lastRow === XLSX_ROWS) {
    const message = `the sheet ends at row ${lastRow}, where spreadsheets stop: rows may have been lost before; compare with the source`;
    log.add("warning", "row-limit", message, { file, sheet: name, row: lastRow });
  }
  return {
    file,
    sheet: name,
    format: "xlsx",
    encoding: "utf-8",
    delimiter: null,
    cells: new RowCells(cells),
    rowNumbers,
    mostFilled: cells.reduce((most, row) => Math.max(most, filledIn(row)), 0),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c,
      bottom: e.r + 1,
      right: e.c,
    })),
    numericFrom: (first) => numericColumns(kinds, cells, first),
  };
}

function numericColumns(
  kinds: readonly { readonly row: number; readonly notNumeric: ReadonlySet<number> }[],
  cells: readonly (readonly string[])[],
  first: number,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const not = new Set<number>();
  kinds.forEach(({ row, notNumeric }, k) => {
    if (row < first) return;
    cells[k]!.forEach((text, c) => {
      if (text !== "") seen.add(c);
    });
    for (const c of notNumeric) if (cells[k]![c] !== "") not.add(c);
  });
  return new Set([...seen].filter((c) => !not.has(c)));
}

function isDate(cell: CellObject): boolean {
  return cell.t === "d" || (typeof cell.z === "string" && SSF.is_date(cell.z));
}

function textOf(cell: CellObject): string {
  switch (cell.t) {
    case "s":
      return String(cell.v ?? "");
    case "b":
      return cell.v === true ? "TRUE" : "FALSE";
    case "n": {
      const value = Number(cell.v);
      if (!Number.isFinite(value)) return "";
      return isDate(cell) ? dateText(value) : String(value);
    }
    case "d":
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v ?? "");
    case "e":
    case "z":
      return "";
  }
}

/** Days since 1900 as a spreadsheet counts them → ISO date; times of the day are dropped. */
function dateText(serial: number): string {
  const date = SSF.parse_date_code(serial);
  if (date === null || date === undefined) return String(serial);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.y}-${two(date.m)}-${two(date.d)}`;
}
