import type { RejectedRow } from "../../core/import/import-file.ts";
import type { Translate } from "../text/translate.ts";
import { reasonText } from "./import-words.ts";

/** Rows set aside as CSV (BOM, CRLF): where they stood, why, and their cells. */
export function quarantineCsv(
  columns: readonly string[],
  rows: readonly Pick<RejectedRow, "key" | "reasons" | "cells">[],
  t: Translate,
): Uint8Array {
  const head = [t("import.rowsHead"), t("import.reason"), ...columns];
  const lines = rows.map((row) => [
    row.key,
    row.reasons.map(({ code }) => reasonText(t, code)).join("; "),
    ...row.cells,
  ]);
  const text = [head, ...lines].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** Quoted where needed; text that a spreadsheet would take for a formula gets an apostrophe. */
function cellText(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
