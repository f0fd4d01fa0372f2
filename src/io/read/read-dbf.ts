import type { IssueLog } from "../../core/base/issue.ts";
import { decodeAs, encodingNamed, sniffEncoding } from "../text/decode-text.ts";

export interface Dbf {
  readonly encoding: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that the file marks as deleted: they keep their place beside the shapes. */
  readonly deleted: ReadonlySet<number>;
  readonly numeric: ReadonlySet<number>;
}

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  readonly at: number;
  readonly size: number;
}

/** Language driver ids of the code pages of this trade; 87 says nothing and is not here. */
const DRIVERS: Readonly<Record<number, string>> = { 77: "gb18030", 122: "gb18030", 120: "big5" };

/**
 * Reads a dBASE table. The encoding is the one asked for, else that of the `.cpg`, else of the
 * language driver, else the one the bytes seem to be in.
 */
export function readDbf(
  file: string,
  bytes: Uint8Array,
  options: { readonly encoding?: string | undefined; readonly cpg: string | null },
  log: IssueLog,
): Dbf | null {
  if (bytes.length < 33) {
    log.error("file-cut-off", "the attribute table (.dbf) is cut off; copy it again", { file });
    return null;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint32(4, true);
  const headerSize = view.getUint16(8, true);
  const rowSize = view.getUint16(10, true);
  const fields = fieldsOf(bytes, Math.min(headerSize, bytes.length));
  const needed = fields.reduce((sum, field) => sum + field.size, 1);
  if (fields.length === 0 || headerSize < 33 || rowSize < needed) {
    log.error("not-dbf", "the attribute table (.dbf) is broken; export it again", { file });
    return null;
  }
  const count = Math.min(stated, Math.max(0, Math.floor((bytes.length - headerSize) / rowSize)));
  if (count < stated) {
    const message = `the attribute table is cut off: ${count} of ${stated} rows are there; copy it again`;
    log.add("warning", "file-cut-off", message, { file });
  }
  const encoding =
    options.encoding ??
    (options.cpg === null ? null : encodingNamed(options.cpg)) ??
    DRIVERS[bytes[29]!] ??
    sniffEncoding(textBytes(bytes, fields, headerSize, rowSize, count));
  const columns = fields.map(({ name }) => {
    const text = decodeAs(name, encoding);
    if (!text.includes("\uFFFD")) return text.trim();
    const cut = text.replace(/\uFFFD+.*$/, "").trim();
    const message = "a column name was cut off in the middle of a character by its program";
    log.add("note", "name-cut", message, { file, column: cut });
    return cut;
  });
  const rows: string[][] = [];
  const deleted = new Set<number>();
  for (let r = 0; r < count; r++) {
    const start = headerSize + r * rowSize;
    if (bytes[start] === 0x2a) deleted.add(r);
    rows.push(fields.map((field) => cellOf(bytes, view, start, field, encoding)));
  }
  const numeric = new Set(fields.flatMap(({ type }, k) => (/[NFIBOY]/.test(type) ? [k] : [])));
  return { encoding, columns: freeNames(columns), rows, deleted, numeric };
}

/** Names cut to ten bytes may collide: `名称`, `名称_2`. */
function freeNames(columns: readonly string[]): string[] {
  const used = new Set<string>();
  return columns.map((column) => {
    let name = column;
    for (let serial = 2; used.has(name); serial++) name = `${column}_${serial}`;
    used.add(name);
    return name;
  });
}

function fieldsOf(bytes: Uint8Array, headerEnd: number): Field[] {
  const fields: Field[] = [];
  let at = 1;
  for (let p = 32; p + 32 <= headerEnd && bytes[p] !== 0x0d; p += 32) {
    const end = bytes.subarray(p, p + 11).indexOf(0);
    const type = String.fromCharCode(bytes[p + 11]!);
    // Character fields over 255 bytes keep the high byte where others keep decimals.
    const size = bytes[p + 16]! + (type === "C" ? bytes[p + 17]! * 256 : 0);
    fields.push({ name: bytes.subarray(p, p + (end < 0 ? 11 : end)), type, at, size });
    at += size;
  }
  return fields;
}

const SAMPLE_ROWS = 2000;

function textBytes(
  bytes: Uint8Array,
  fields: readonly Field[],
  headerSize: number,
  rowSize: number,
  count: number,
): Uint8Array {
  const parts: number[] = [];
  for (let r = 0; r < Math.min(count, SAMPLE_ROWS); r++) {
    for (const { type, at, size } of fields) {
      if (type !== "C") continue;
      const start = headerSize + r * rowSize + at;
      // A cell may be cut in the middle of a character: the last bytes tell nothing sure.
      const cell = wholeUtf8(trimmed(bytes.subarray(start, start + size)), size);
      parts.push(...cell, 10);
    }
  }
  return Uint8Array.from(parts);
}

/** A full cell without a UTF-8 character that its end cuts; other cells as they are. */
function wholeUtf8(cell: Uint8Array, size: number): Uint8Array {
  if (cell.length < size - 1) return cell;
  let start = cell.length - 1;
  while (start > 0 && start > cell.length - 4 && (cell[start]! & 0xc0) === 0x80) start--;
  const lead = cell[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return start + length > cell.length ? cell.subarray(0, start) : cell;
}

function trimmed(cell: Uint8Array): Uint8Array {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end--;
  return cell.subarray(0, end);
}

function cellOf(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  { type, at, size }: Field,
  encoding: string,
): string {
  const from = start + at;
  if (type === "I" && size === 4) return String(view.getInt32(from, true));
  if ((type === "B" || type === "O") && size === 8) {
    const value = view.getFloat64(from, true);
    return Number.isFinite(value) ? String(value) : "";
  }
  const cell = trimmed(bytes.subarray(from, from + size));
  if (type === "C") {
    const text = decodeAs(encoding === "utf-8" ? wholeUtf8(cell, size) : cell, encoding);
    // The last byte of a full cell may be half a character.
    return text
      .replaceAll("\0", "")
      .replace(/\uFFFD$/, "")
      .trim();
  }
  const text = decodeAs(cell, "latin1").trim();
  if (type === "D" && /^\d{8}$/.test(text)) {
    return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  }
  // Programs fill numbers that do not fit, or are not there, with stars.
  return /^\*+$/.test(text) ? "" : text;
}
