import { rowOf } from "../../src/io/read/cells.ts";
import type { Table } from "../../src/io/read/table.ts";

/** The cells of a table as lists, a row after the other. */
export function rowsOfTable({ rows, columns }: Table): string[][] {
  return Array.from({ length: rows.length }, (_, r) => rowOf(rows, r, columns.length));
}
