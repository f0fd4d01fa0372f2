/**
 * The cells of a sheet by row and column, both from 0. A million rows are kept as what they were
 * read from: text is made when it is asked for.
 */
export interface Cells {
  /** Number of rows. */
  readonly length: number;
  /** Number of cells in a row. */
  readonly widthOf: (r: number) => number;
  /** Text of a cell; "" beyond the end of its row. */
  readonly at: (r: number, c: number) => string;
  /** The number that a cell plainly is; NaN for anything else, which may be a number all the same. */
  readonly numberAt: (r: number, c: number) => number;
  /** No text of a cell is longer than this. */
  readonly longest: () => number;
  /** The rows [from, to). */
  readonly slice: (from: number, to?: number) => Cells;
}

/** A row as a list of `width` texts; of all that it has where no width is given. */
export function rowOf(cells: Cells, r: number, width = cells.widthOf(r)): string[] {
  return Array.from({ length: width }, (_, c) => cells.at(r, c));
}

/** Texts of one column in the rows up to `most`. */
export function columnOf(cells: Cells, c: number, most: number): string[] {
  return Array.from({ length: Math.min(most, cells.length) }, (_, r) => cells.at(r, c));
}

/** Cells that hold more than blanks. */
export function filledIn(row: readonly string[]): number {
  return row.reduce((sum, cell) => sum + (cell.trim() === "" ? 0 : 1), 0);
}

/** Cells that stand as lists of texts, one per row. */
export class RowCells implements Cells {
  readonly #rows: readonly (readonly string[])[];

  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  widthOf(r: number): number {
    return this.#rows[r]!.length;
  }

  at(r: number, c: number): string {
    return this.#rows[r]![c] ?? "";
  }

  numberAt(r: number, c: number): number {
    const text = this.at(r, c);
    return plainNumber(text, 0, text.length);
  }

  longest(): number {
    let most = 0;
    for (const row of this.#rows) for (const cell of row) most = Math.max(most, cell.length);
    return most;
  }

  slice(from: number, to?: number): Cells {
    return new RowCells(this.#rows.slice(from, to));
  }
}

/** Cells kept by column as values; `textOf` says what a value is as text. */
export class ColumnCells implements Cells {
  readonly length: number;
  readonly #columns: readonly ArrayLike<unknown>[];
  readonly #textOf: (value: unknown) => string;
  readonly #first: number;

  constructor(
    columns: readonly ArrayLike<unknown>[],
    length: number,
    textOf: (value: unknown) => string,
    first = 0,
  ) {
    this.#columns = columns;
    this.length = length;
    this.#textOf = textOf;
    this.#first = first;
  }

  widthOf(): number {
    return this.#columns.length;
  }

  at(r: number, c: number): string {
    const value = this.#columns[c]?.[this.#first + r];
    return typeof value === "string" ? value : this.#textOf(value);
  }

  numberAt(r: number, c: number): number {
    const value = this.#columns[c]?.[this.#first + r];
    if (typeof value === "number" && Number.isFinite(value)) return value + 0;
    return typeof value === "string" ? plainNumber(value, 0, value.length) : Number.NaN;
  }

  longest(): number {
    let most = 0;
    for (const column of this.#columns) {
      for (let r = 0; r < this.length; r++) {
        const value = column[this.#first + r];
        if (typeof value === "string") most = Math.max(most, value.length);
        else if (typeof value === "object") most = Math.max(most, this.#textOf(value).length);
      }
    }
    return most;
  }

  slice(from: number, to = this.length): Cells {
    const end = Math.max(from, Math.min(to, this.length));
    return new ColumnCells(this.#columns, end - from, this.#textOf, this.#first + from);
  }
}

const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
/** So many digits are a whole number that a double holds exactly. */
const SURE_DIGITS = 15;
const POWERS = Array.from({ length: SURE_DIGITS + 1 }, (_, k) => Number(`1e${k}`));

/**
 * The number written in text[from, to) as an optional sign, digits and at most one point between
 * or before digits, no blanks; NaN for anything else. A whole number under 10¹⁵ divided by an
 * exact power of ten is rounded once: the very number that `Number` gives.
 */
export function plainNumber(text: string, from: number, to: number): number {
  let i = from;
  const sign = text.charCodeAt(i);
  if (sign === MINUS || sign === PLUS) i++;
  let whole = 0;
  let digits = 0;
  let point = -1;
  for (; i < to; i++) {
    const code = text.charCodeAt(i) - ZERO;
    if (code >= 0 && code <= 9) {
      whole = whole * 10 + code;
      digits++;
    } else if (code === POINT - ZERO && point < 0) point = i;
    else return Number.NaN;
  }
  if (digits === 0) return Number.NaN;
  if (digits > SURE_DIGITS) return Number(text.slice(from, to));
  const size = point < 0 ? whole : whole / POWERS[to - point - 1]!;
  return sign === MINUS ? -size : size;
}
