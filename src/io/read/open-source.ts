import { InputError, type IssueLog } from "../../core/base/issue.ts";
import { RowCells, rowOf } from "./cells.ts";
import { findHeader, tableOfGrid } from "./grid.ts";
import { type FileKind, guessKind } from "./guess-format.ts";
import { readCsvGrid, reportLongRows } from "./read-csv.ts";
import { readZip } from "./read-zip.ts";
import type { ReadOptions, Sheet, SourceFile } from "./source-file.ts";
import type { Table } from "./table.ts";
import { isZip, ZipFault } from "./zip.ts";

export function sheetName(sheet: Sheet): string | null {
  return sheet.kind === "grid" ? sheet.grid.sheet : sheet.table.sheet;
}

/** The table of a sheet; `header` is the run of rows that names the columns, found where absent. */
export function tableOfSheet(
  sheet: Sheet,
  header: readonly [number, number] | null,
  log: IssueLog,
): Table {
  if (sheet.kind === "table") return sheet.table;
  const rows = header ?? findHeader(sheet.grid);
  reportLongRows(sheet.grid, rows, log);
  return tableOfGrid(sheet.grid, rows);
}

/** What to ask for instead of a file that is not read. */
const ADVICE: Readonly<Partial<Record<FileKind, string>>> = {
  filegdb: "a file geodatabase is not read; export its layers as GeoPackage or Shapefile",
  dwg: "a DWG drawing is not read; save it as DXF (2007 or later, ASCII)",
  mdb: "an Access database is not read; export its tables as XLSX or CSV",
  pdf: "a PDF is not read; ask for the table or drawing it was made from (XLSX, DXF)",
  doc: "a text document is not read; copy its table into a spreadsheet",
  rar: "this archive is not read; unpack it and give the files, or a ZIP",
};

/**
 * Opens a file of any format that is read: its sheets and layers, at least one, or null with an
 * error in the log. Whatever a broken file makes its parser throw becomes such an error.
 */
export async function openSource(
  file: SourceFile,
  options: ReadOptions,
  log: IssueLog,
): Promise<readonly Sheet[] | null> {
  const { name, bytes } = file;
  if (bytes.length === 0) {
    log.error("file-empty", "the file is empty; choose another", { file: name });
    return null;
  }
  try {
    const sheets = await read(file, options, log);
    return log.hasErrors || sheets === null ? null : sheets.map((one) => withinBounds(one, log));
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof ZipFault)
      log.error(error.code, `${error.message}; ask for another`, { file: name });
    else {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `the file is broken and cannot be read (${reason.slice(0, 160)}); export it again`;
      log.error("file-broken", message, { file: name });
    }
    return null;
  }
}

async function read(
  file: SourceFile,
  options: ReadOptions,
  log: IssueLog,
): Promise<readonly Sheet[] | null> {
  const { name, bytes } = file;
  const { encoding } = options;
  const kind = options.format ?? guessKind(name, bytes);
  const table = (one: Table | null): Sheet[] | null =>
    one === null ? null : [{ kind: "table", table: one }];
  switch (kind) {
    case "csv":
    case "tsv":
      return [{ kind: "grid", grid: readCsvGrid(name, bytes, kind, encoding, log) }];
    case "geojson":
      return table((await import("./read-geojson.ts")).readGeojson(name, bytes, encoding, log));
    case "fgb": {
      const { readFgb } = await import("../region/read-fgb.ts");
      const { tableOfFeatures } = await import("./table-of-features.ts");
      const content = await readFgb(bytes).catch(() => null);
      if (content === null) {
        refuseFlatgeobuf(name, log);
        return null;
      }
      const { features, crs } = content;
      const source = { file: name, format: "fgb", encoding: "utf-8", crs } as const;
      return table(tableOfFeatures(source, features, log));
    }
    case "shp": {
      if (isZip(bytes)) return readZip(file, options, log, openSource);
      const { readShapefile } = await import("./read-shapefile.ts");
      const beside = async (extension: string): Promise<Uint8Array | null> =>
        name.toLowerCase().endsWith(`.${extension}`)
          ? bytes
          : ((await file.sibling?.(extension)) ?? null);
      const [shp, dbf, prj, cpg] = await Promise.all(["shp", "dbf", "prj", "cpg"].map(beside));
      const parts = { shp: shp ?? null, dbf: dbf ?? null, prj: prj ?? null, cpg: cpg ?? null };
      return table(readShapefile(name, null, parts, encoding, log));
    }
    case "xlsx": {
      const { readWorkbook } = await import("./read-workbook.ts");
      return readWorkbook(name, bytes, log).map((grid) => ({ kind: "grid", grid }));
    }
    case "kml": {
      if (isZip(bytes)) return readZip(file, options, log, openSource);
      return table((await import("./read-kml.ts")).readKml(name, null, bytes, encoding, log));
    }
    case "gpx":
      return table((await import("./read-gpx.ts")).readGpx(name, bytes, encoding, log));
    case "gpkg": {
      const tables = await (await import("./read-gpkg.ts")).readGpkg(name, bytes, log);
      return tables.map((one) => ({ kind: "table", table: one }));
    }
    case "dxf":
      return table((await import("./read-dxf.ts")).readDxf(name, bytes, encoding, log));
    case "tif":
      return table(await (await import("./read-tif.ts")).readTif(name, bytes, log));
    case "zip":
      return readZip(file, options, log, openSource);
    default: {
      const advice = kind === null ? undefined : ADVICE[kind as FileKind];
      const message =
        advice ??
        `files of this kind are not read (${kind ?? "unknown"}); give CSV, XLSX, GeoJSON, Shapefile, GeoPackage, KML or DXF`;
      const place = { file: name, ...(options.key === undefined ? {} : { key: options.key }) };
      log.error(advice === undefined ? "not-supported" : `advice-${kind}`, message, place);
      return null;
    }
  }
}

const MOST_CELL = 1_000_000;

/** Cuts cells of absurd length: they hold no figure and no name. */
export function withinBounds(sheet: Sheet, log: IssueLog): Sheet {
  const { file, rowNumbers, rows } =
    sheet.kind === "grid" ? { ...sheet.grid, rows: sheet.grid.cells } : sheet.table;
  if (rows.longest() <= MOST_CELL) return sheet;
  const cut = new RowCells(
    Array.from({ length: rows.length }, (_, r) => {
      const row = rowOf(rows, r);
      if (row.every((cell) => cell.length <= MOST_CELL)) return row;
      const message = `a cell of over ${MOST_CELL} characters is cut`;
      log.add("warning", "cell-too-long", message, { file, row: rowNumbers[r]! });
      return row.map((cell) => cell.slice(0, MOST_CELL));
    }),
  );
  return sheet.kind === "grid"
    ? { kind: "grid", grid: { ...sheet.grid, cells: cut } }
    : { kind: "table", table: { ...sheet.table, rows: cut } };
}

export function refuseFlatgeobuf(file: string, log: IssueLog): void {
  const message = "the file is not a whole FlatGeobuf file; export it again";
  log.error("not-flatgeobuf", message, { file });
}
