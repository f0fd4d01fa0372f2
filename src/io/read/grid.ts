import { invariant } from "../../core/base/invariant.ts";
import { type Cells, filledIn, rowOf } from "./cells.ts";
import type { Table, TableFormat } from "./table.ts";

/** Cells of a sheet before its header is known. Blank rows are left out, the others keep their number. */
export interface Grid {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: TableFormat;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly cells: Cells;
  readonly rowNumbers: readonly number[];
  /** Cells with more than blanks in the fullest row. */
  readonly mostFilled: number;
  /** Merged areas by spreadsheet row number and column from 0, both ends included. */
  readonly merges: readonly Merge[];
  /** Columns of numbers, among the rows from `row` (a spreadsheet number) on. */
  readonly numericFrom: (row: number) => ReadonlySet<number>;
}

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows of a header are looked for among this many first rows. */
const HEAD_ROWS = 12;
const MOST_HEADER_ROWS = 3;

/**
 * Which rows of the grid make the header, as a run [from, to): titles above are left out. A row
 * is part of the header while it holds names and no figures and the rows under it hold figures,
 * and only as far as merged cells or blanks tie it to the row above.
 */
export function findHeader(grid: Grid): readonly [number, number] {
  const { cells, mostFilled } = grid;
  const filled = (r: number): number => filledIn(rowOf(cells, r));
  let from = 0;
  // A title, a date or a unit note stands alone in its row.
  while (
    from + 1 < Math.min(cells.length, HEAD_ROWS) &&
    filled(from) <= Math.max(1, Math.floor(mostFilled / 4)) &&
    filled(from + 1) > filled(from)
  ) {
    from++;
  }
  let to = from + 1;
  while (to < Math.min(cells.length - 1, from + MOST_HEADER_ROWS) && isSubheader(grid, from, to)) {
    to++;
  }
  return [from, Math.min(to, cells.length)];
}

/**
 * Whether row `at` continues a header that began at `from`: it holds no figure, and names columns
 * that the rows above leave open, or gives nothing but units.
 */
function isSubheader(grid: Grid, from: number, at: number): boolean {
  const row = rowOf(grid.cells, at);
  const names = row.filter((cell) => cell.trim() !== "");
  if (names.every((cell) => UNIT.test(cell.trim()))) return true;
  if (names.some((cell) => FIGURE.test(cell.trim()))) return false;
  const above = rowsOf(grid.cells, from, at);
  const isOpen = (c: number): boolean => above.every((cells) => (cells[c] ?? "").trim() === "");
  const width = Math.max(...above.map((cells) => cells.length));
  const opens = row.some((cell, c) => c < width && cell.trim() !== "" && isOpen(c));
  // A record may be as bare of figures: a header has rows with figures under it.
  const below = rowsOf(grid.cells, at + 1, Math.min(at + 6, grid.cells.length));
  return opens && below.some((cells) => cells.some((cell) => FIGURE.test(cell.trim())));
}

const FIGURE = /^[约-]?[\d０-９][\d０-９\s.,，．%°′″'"-]*$/;
const UNIT =
  /^[（(]?(张|个|人|万人|户|㎡|m2|m²|平方米|亩|公顷|km2|km²|米|m|年|元|万元|度|°|单位[:：]?.{0,6})[）)]?$/;

function rowsOf(cells: Cells, from: number, to: number): string[][] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => rowOf(cells, from + k));
}

/** The table under the header rows [from, to) of the grid; names of merged rows are joined by `/`. */
export function tableOfGrid(grid: Grid, [from, to]: readonly [number, number]): Table {
  invariant(from >= 0 && to >= from, "the header is a run of rows");
  const { file, sheet, format, encoding, delimiter } = grid;
  const header = rowsOf(grid.cells, from, to);
  const width = Math.max(0, ...header.map((row) => row.length));
  const parts = header.map((row, k) => spread(row, grid, from + k, width, k < header.length - 1));
  const columns = Array.from({ length: width }, (_, c) => {
    const names: string[] = [];
    for (const row of parts) {
      const name = row[c]!.replace(/\s*\n\s*/g, "").trim();
      if (name !== "" && names[names.length - 1] !== name) names.push(name);
    }
    return names.join("/");
  });
  return {
    file,
    sheet,
    format,
    encoding,
    delimiter,
    headerRows: grid.rowNumbers.slice(from, to),
    columns,
    rows: grid.cells.slice(to),
    rowNumbers: grid.rowNumbers.slice(to),
    geometries: null,
    crs: null,
    numeric: grid.numericFrom(grid.rowNumbers[to] ?? Number.POSITIVE_INFINITY),
  };
}

/** A header row with the text of merged cells in every cell they cover. */
function spread(
  row: readonly string[],
  grid: Grid,
  at: number,
  width: number,
  isUpper: boolean,
): string[] {
  const number = grid.rowNumbers[at]!;
  const cells = Array.from({ length: width }, (_, c) => row[c] ?? "");
  for (const { top, left, bottom, right } of grid.merges) {
    if (top > number || bottom < number) continue;
    const text = top === number ? (cells[left] ?? "") : "";
    for (let c = left; c <= Math.min(right, width - 1); c++) cells[c] = text;
  }
  // In text files a name over several columns stands in the first of them only.
  if (isUpper && grid.merges.length === 0) {
    const below = at + 1 < grid.cells.length ? rowOf(grid.cells, at + 1) : [];
    for (let c = 1; c < width; c++) {
      const isOpen = cells[c]!.trim() === "" && (below[c] ?? "").trim() !== "";
      if (isOpen && (below[c - 1] ?? "").trim() !== "") cells[c] = cells[c - 1]!;
    }
  }
  return cells;
}
