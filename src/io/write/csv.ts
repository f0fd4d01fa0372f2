const BOM = "\uFEFF";

/**
 * One cell: text that a spreadsheet would take for a formula gets a leading apostrophe; quotes
 * where RFC 4180 asks for them.
 */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of finished cells as UTF-8 with BOM and CRLF. */
export function csvBytes(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array {
  const lines = [header.join(","), ...rows.map((row) => row.join(","))];
  return new TextEncoder().encode(`${BOM}${lines.join("\r\n")}\r\n`);
}
