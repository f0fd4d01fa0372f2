import type { IssueLog, Place } from "../../core/base/issue.ts";
import { numberOf } from "../../core/base/number.ts";
import { meetsAll } from "../../core/rules/condition.ts";
import type { PlanSource } from "../plan/plan-schema.ts";
import { columnIndex, type Table } from "../read/table.ts";

/** What became of the rows of one input: `read = accepted + rejected + filtered`. */
export interface RowCounts {
  read: number;
  accepted: number;
  rejected: number;
  filtered: number;
}

/** The kept rows of a source, with our fields looked up through its `columns`. */
export class SourceRows {
  readonly table: Table;
  readonly counts: RowCounts;
  /** Positions of rows that meet `where`. */
  readonly kept: readonly number[];
  readonly #at: ReadonlyMap<string, number>;
  readonly #columns: Readonly<Record<string, string>>;
  readonly #log: IssueLog;

  constructor(
    table: Table,
    source: Pick<PlanSource, "columns" | "where">,
    keyPath: string,
    log: IssueLog,
  ) {
    this.table = table;
    this.#log = log;
    this.#columns = source.columns ?? {};
    this.#at = columnIndex(table);
    for (const [field, column] of Object.entries(this.#columns)) {
      this.#demandColumn(column, `${keyPath}.columns.${field}`);
    }
    for (const { column } of source.where ?? []) this.#demandColumn(column, `${keyPath}.where`);
    const where = source.where ?? [];
    const rows = Array.from({ length: table.rows.length }, (_, r) => r);
    this.kept = rows.filter((r) => meetsAll(where, (column) => this.cell(r, column)));
    this.counts = {
      read: rows.length,
      accepted: 0,
      rejected: 0,
      filtered: rows.length - this.kept.length,
    };
  }

  #demandColumn(column: string, key: string): void {
    if (this.#at.has(column)) return;
    const known = this.table.columns
      .slice(0, 12)
      .map((name) => name.slice(0, 40))
      .join(", ");
    this.#log.error("no-such-column", `the file has no such column; it has: ${known}`, {
      file: this.table.file,
      column,
      key,
    });
  }

  /** Text of a column by the file's name; undefined where there is no such column. */
  cell(row: number, column: string): string | undefined {
    const at = this.#at.get(column);
    return at === undefined ? undefined : this.table.rows.at(row, at);
  }

  has(field: string): boolean {
    return this.#columns[field] !== undefined;
  }

  /** Trimmed text of one of our fields; "" where the source does not have it. */
  text(row: number, field: string): string {
    const column = this.#columns[field];
    return column === undefined ? "" : (this.cell(row, column) ?? "").trim();
  }

  place(row: number, field: string | null = null): Place {
    const column = field === null ? undefined : (this.#columns[field] ?? field);
    const value = field === null ? "" : this.text(row, field);
    return {
      file: this.table.file,
      row: this.table.rowNumbers[row]!,
      ...(column === undefined ? {} : { column }),
      ...(value === "" ? {} : { value: value.slice(0, 120) }),
    };
  }

  /** A number or null; text that is no number is reported and read as missing. */
  number(row: number, field: string): number | null {
    const text = this.text(row, field);
    if (text === "") return null;
    const value = numberOf(text);
    if (value === null) {
      this.#log.add(
        "warning",
        "not-a-number",
        "the cell is not a plain number and is taken as missing; write digits only",
        this.place(row, field),
      );
    }
    return value;
  }

  reject(row: number, code: string, message: string, field: string | null = null): void {
    this.counts.rejected++;
    this.#log.add("warning", code, `${message}; the row is not used`, this.place(row, field));
  }

  /** Every cell by the file's column name, and what `columns` names beyond our own fields. */
  attributes(row: number, own: readonly string[]): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [column, k] of this.#at) {
      if (column !== "") cells[column] = this.table.rows.at(row, k);
    }
    for (const field of Object.keys(this.#columns)) {
      if (!own.includes(field)) cells[field] = this.text(row, field);
    }
    return cells;
  }
}
