import type { TableFormat } from "./table.ts";
import { isZip, zipNames } from "./zip.ts";

/** What a file is: a format that is read, an archive of such files, or one that is answered with advice. */
export type FileKind = TableFormat | "zip" | "filegdb" | "dwg" | "mdb" | "pdf" | "doc" | "rar";

const NAMES: Readonly<Record<string, FileKind>> = {
  csv: "csv",
  txt: "csv",
  tsv: "tsv",
  tab: "tsv",
  geojson: "geojson",
  json: "geojson",
  geojsonl: "geojson",
  ndjson: "geojson",
  jsonl: "geojson",
  fgb: "fgb",
  shp: "shp",
  dbf: "shp",
  shx: "shp",
  xlsx: "xlsx",
  xlsm: "xlsx",
  xls: "xlsx",
  et: "xlsx",
  ods: "xlsx",
  kml: "kml",
  kmz: "kml",
  ovkml: "kml",
  ovkmz: "kml",
  gpx: "gpx",
  gpkg: "gpkg",
  dxf: "dxf",
  tif: "tif",
  tiff: "tif",
  zip: "zip",
  gdb: "filegdb",
  gdbtable: "filegdb",
  gdbtablx: "filegdb",
  dwg: "dwg",
  mdb: "mdb",
  accdb: "mdb",
  pdf: "pdf",
  doc: "doc",
  docx: "doc",
  wps: "doc",
  rar: "rar",
  "7z": "rar",
};

/** Begins each feature of a GeoJSON text sequence. */
const RECORD = "\u001e";

/** The kind of a file from its first bytes, then from its name; null where neither tells. */
export function guessKind(name: string, bytes: Uint8Array): FileKind | null {
  const extension = name.toLowerCase().split(".").pop() ?? "";
  const named = Object.hasOwn(NAMES, extension) ? NAMES[extension]! : null;
  const bySignature = kindOfBytes(bytes, named);
  if (bySignature !== null) return bySignature;
  const head = textHead(bytes);
  if (/<kml[\s>:]|<[a-z]+:kml[\s>]/i.test(head)) return "kml";
  if (/<gpx[\s>]/i.test(head)) return "gpx";
  // Many programs save a web page under the name of a spreadsheet.
  if (named === "xlsx" && /<(html|table|workbook|!doctype html)/i.test(head)) return "xlsx";
  if (/^(\s*999\s*\r?\n.*\r?\n)*\s*0\s*\r?\n\s*SECTION\b/.test(head)) return "dxf";
  if (["{", RECORD].includes(head.trimStart()[0] ?? "") && named !== "csv" && named !== "tsv")
    return "geojson";
  // Or tab-separated text.
  if (named === "xlsx") return head.includes("\t") ? "tsv" : "csv";
  return named;
}

function kindOfBytes(bytes: Uint8Array, named: FileKind | null): FileKind | null {
  const starts = (...values: number[]): boolean => values.every((value, i) => bytes[i] === value);
  if (starts(0x66, 0x67, 0x62)) return "fgb";
  if (starts(0, 0, 0x27, 0x0a)) return "shp";
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return "tif";
  if (starts(0x49, 0x49, 0x2b, 0) || starts(0x4d, 0x4d, 0, 0x2b)) return "tif";
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20)) return "gpkg";
  if (starts(0x41, 0x43, 0x31, 0x30)) return "dwg";
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (starts(0x52, 0x61, 0x72, 0x21) || starts(0x37, 0x7a, 0xbc, 0xaf)) return "rar";
  if (starts(0, 1, 0, 0, 0x53, 0x74, 0x61, 0x6e, 0x64, 0x61, 0x72, 0x64)) return "mdb";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return named === "doc" ? "doc" : "xlsx";
  if (isZip(bytes)) return kindOfZip(bytes, named);
  return null;
}

function kindOfZip(bytes: Uint8Array, named: FileKind | null): FileKind {
  const names = zipNames(bytes).map((name) => name.toLowerCase());
  if (names.some((name) => name === "xl/workbook.xml" || name === "xl/workbook.bin")) return "xlsx";
  if (named === "xlsx" && names.includes("content.xml")) return "xlsx";
  if (names.some((name) => name.endsWith(".gdbtable"))) return "filegdb";
  if (names.includes("word/document.xml")) return "doc";
  if (named === "kml") return "kml";
  return "zip";
}

function textHead(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4000);
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const label = isWide ? (head[0] === 0xff ? "utf-16le" : "utf-16be") : "latin1";
  return new TextDecoder(label).decode(head).replace(/^(\uFEFF|ï»¿)/, "");
}
