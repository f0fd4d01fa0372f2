import { type ImportDecision, type ImportedRow, rowKey } from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import type { CellOf } from "./place-in-row.ts";

/** The texts of a table's rows as decided: what was mended wins over what the file says. */
export class RowReader {
  readonly table: Table;
  readonly decision: ImportDecision;
  readonly #at: ReadonlyMap<string, number>;
  /** The columns that are stored, each with its place. */
  readonly stored: readonly (readonly [string, number])[];
  readonly #hasMends: boolean;
  readonly #idAt: number;
  /** Places of the columns of longitude and latitude, or easting and northing; −1 for none. */
  readonly lonAt: number;
  readonly latAt: number;

  constructor(table: Table, decision: ImportDecision) {
    this.table = table;
    this.decision = decision;
    // Of equal names the last one counts.
    this.#at = new Map(table.columns.map((column, k) => [column, k]));
    const dropped = new Set(decision.drop);
    this.stored = [...this.#at].filter(([column]) => column !== "" && !dropped.has(column));
    this.#idAt = this.columnAt(decision.columns.id);
    this.lonAt = this.columnAt(decision.columns.lon);
    this.latAt = this.columnAt(decision.columns.lat);
    this.#hasMends = Object.keys(decision.mends).length > 0;
  }

  keyOf(r: number): string {
    return rowKey(this.table.sheet, this.table.rowNumbers[r]!);
  }

  /** Place of a column, −1 where the table has none of the name. */
  columnAt(column: string | undefined): number {
    return column === undefined ? -1 : (this.#at.get(column) ?? -1);
  }

  isMended(r: number): boolean {
    return this.#hasMends && Object.hasOwn(this.decision.mends, this.keyOf(r));
  }

  /** Text of the column at this place. */
  text(r: number, column: string, at: number): string {
    if (this.isMended(r)) {
      const mends = this.decision.mends[this.keyOf(r)]!;
      if (Object.hasOwn(mends, column)) return mends[column]!;
    }
    return at < 0 ? "" : this.table.rows.at(r, at);
  }

  cellsOf(r: number): CellOf {
    return (column) => (column === undefined ? "" : this.text(r, column, this.columnAt(column)));
  }

  /** The id of a row: its column's text, else its number from 1, after the name of its sheet if it has one. */
  idOf(r: number): string {
    const { id } = this.decision.columns;
    if (id === undefined) return rowKey(this.table.sheet, r + 1);
    return this.text(r, id, this.#idAt).trim();
  }

  /** The file's own columns, without those left out. */
  valuesOf(r: number): ImportedRow["values"] {
    return Object.fromEntries(
      this.stored.map(([column, at]) => [column, this.text(r, column, at)]),
    );
  }
}
