import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { RegisteredTable } from "../core/demand/registered.ts";
import { planTable } from "./plan-table.ts";

const NAME = "registered.csv";

/** The plan's source of registered people in the file beside it. */
export function registeredSource(table: RegisteredTable): Record<string, unknown> {
  const columns = ["unit", ...fieldsOf(table)];
  return { path: NAME, columns: Object.fromEntries(columns.map((column) => [column, column])) };
}

export function registeredFile(table: RegisteredTable): NamedBytes {
  const fields = fieldsOf(table);
  const rows = table.rows.map(({ unitId, people }) => [
    unitId,
    ...fields.map((field) => people[field] ?? 0),
  ]);
  return planTable(NAME, ["unit", ...fields], rows);
}

function fieldsOf({ rows }: RegisteredTable): string[] {
  return [...new Set(rows.flatMap(({ people }) => Object.keys(people)))].sort();
}
