import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { RegisteredTable } from "../core/demand/registered.ts";

const NAME = "registered.csv";

/** The plan's source of registered people in the file beside it. */
export function registeredSource(table: RegisteredTable): Record<string, unknown> {
  const columns = ["unit", ...fieldsOf(table)];
  return { path: NAME, columns: Object.fromEntries(columns.map((column) => [column, column])) };
}

export function registeredFile(table: RegisteredTable): NamedBytes {
  const fields = fieldsOf(table);
  const lines = table.rows.map(({ unitId, people }) =>
    [`"${unitId.replaceAll('"', '""')}"`, ...fields.map((field) => people[field] ?? 0)].join(","),
  );
  const text = [["unit", ...fields].join(","), ...lines].join("\r\n");
  return { name: NAME, bytes: new TextEncoder().encode(`${text}\r\n`) };
}

function fieldsOf({ rows }: RegisteredTable): string[] {
  return [...new Set(rows.flatMap(({ people }) => Object.keys(people)))].sort();
}
