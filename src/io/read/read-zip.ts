import type { IssueLog } from "../../core/base/issue.ts";
import { decodeAs, sniffEncoding } from "../text/decode-text.ts";
import type { ReadOptions, Sheet, SourceFile } from "./source-file.ts";
import { isTricky, unzip, type ZipEntry, zipNames } from "./zip.ts";

/** Extensions of files that stand for themselves; the parts of a Shapefile go with their `.shp`. */
const ALONE = /\.(csv|txt|tsv|geojson|json|fgb|xlsx|xls|kml|gpx|gpkg|dxf|tif|tiff|shp)$/i;
const PARTS = /\.(dbf|prj|cpg)$/i;

type Open = (
  file: SourceFile,
  options: ReadOptions,
  log: IssueLog,
) => Promise<readonly Sheet[] | null>;

/**
 * Every readable file of an archive, each sheet named after its file. Archives in archives and
 * files without a reader are left out, by name.
 */
export async function readZip(
  file: SourceFile,
  options: ReadOptions,
  log: IssueLog,
  open: Open,
): Promise<readonly Sheet[] | null> {
  for (const name of zipNames(file.bytes)) {
    if (!isTricky(name)) continue;
    const message = "a file of the archive names a place outside it and is not unpacked";
    log.add("warning", "zip-path", message, { file: file.name, value: name.slice(0, 120) });
  }
  const entries = unzip(file.bytes, (name) => ALONE.test(name) || PARTS.test(name))
    .filter(({ name }) => !/(^|\/)(__MACOSX|\._)/.test(name))
    .map((entry) => ({ ...entry, label: readableName(entry.name) }));
  const sources = sourcesOf(entries);
  if (sources.length === 0) {
    const message = "the archive holds no file that is read; unpack it and look";
    log.error("zip-nothing", message, { file: file.name });
    return null;
  }
  const sheets: Sheet[] = [];
  for (const source of sources) {
    const opened = await open(source, { encoding: options.encoding }, log);
    if (opened === null) return null;
    for (const sheet of opened) sheets.push(renamed(sheet, file.name, source.name, sources.length));
  }
  return sheets;
}

function sourcesOf(entries: readonly (ZipEntry & { readonly label: string })[]): SourceFile[] {
  const alone = entries.filter(({ name }) => ALONE.test(name));
  const stem = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();
  const ofShp = new Set(alone.filter(({ name }) => /\.shp$/i.test(name)).map((e) => stem(e.name)));
  const loose = entries.filter(({ name }) => /\.dbf$/i.test(name) && !ofShp.has(stem(name)));
  return [...alone, ...loose].map(({ name, label, bytes }) => ({
    name: label,
    bytes,
    sibling: async (extension) =>
      entries.find(
        (one) => stem(one.name) === stem(name) && one.name.toLowerCase().endsWith(`.${extension}`),
      )?.bytes ?? null,
  }));
}

/** Old archivers write names in the code page of their machine, which unpacks as Latin letters. */
function readableName(name: string): string {
  if (!/[\u0080-\u00ff]/.test(name) || /[\u0100-\uffff]/.test(name)) return name;
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0));
  return decodeAs(bytes, sniffEncoding(bytes));
}

function renamed(sheet: Sheet, file: string, entry: string, sources: number): Sheet {
  const own = sheet.kind === "grid" ? sheet.grid.sheet : sheet.table.sheet;
  const name = sources === 1 ? own : own === null ? entry : `${entry}/${own}`;
  return sheet.kind === "grid"
    ? { kind: "grid", grid: { ...sheet.grid, file, sheet: name } }
    : { kind: "table", table: { ...sheet.table, file, sheet: name } };
}
