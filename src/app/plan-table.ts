import type { NamedBytes } from "../core/analysis/plan-run.ts";

/** A table beside a plan: a head, and rows whose texts are quoted and whose figures are not. */
export function planTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): NamedBytes {
  const lines = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? quoted(cell) : cell)).join(","),
  );
  const text = [head.join(","), ...lines].join("\r\n");
  return { name, bytes: new TextEncoder().encode(`${text}\r\n`) };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
