import Papa from "papaparse";

/**
 * Where two versions of a file part: `FILE row N column C: X | Y`, the given one first. Rows
 * are those of a spreadsheet for CSV, lines otherwise. Null where the bytes are the same.
 */
export function firstDifference(
  name: string,
  given: Uint8Array,
  computed: Uint8Array,
): string | null {
  if (Buffer.compare(Buffer.from(given), Buffer.from(computed)) === 0) return null;
  const a = rowsOf(name, given);
  const b = rowsOf(name, computed);
  for (let r = 0; r < Math.max(a.length, b.length); r++) {
    const x = a[r] ?? [];
    const y = b[r] ?? [];
    for (let c = 0; c < Math.max(x.length, y.length); c++) {
      if (x[c] === y[c]) continue;
      const column = name.endsWith(".csv") ? (a[0]?.[c] ?? String(c + 1)) : String(c + 1);
      return `${name} row ${r + 1} column ${column}: ${shown(x[c])} | ${shown(y[c])}`;
    }
  }
  return `${name} differs in line ends or encoding`;
}

function rowsOf(name: string, bytes: Uint8Array): readonly (readonly string[])[] {
  const text = new TextDecoder().decode(bytes);
  if (name.endsWith(".csv")) return Papa.parse<string[]>(text, { delimiter: "," }).data;
  return text.split("\n").map((line) => [line]);
}

function shown(cell: string | undefined): string {
  if (cell === undefined) return "(nothing)";
  return cell.length > 120 ? `${cell.slice(0, 120)}…` : cell;
}
