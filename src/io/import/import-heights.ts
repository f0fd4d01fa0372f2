import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import {
  type CleanHeights,
  cleanHeights,
  HEIGHT_FAULTS,
  type HeightFault,
  isNoneMark,
  type RawHeights,
} from "../../core/elevation/clean-heights.ts";
import { COARSE_CELL_M, type HeightUnit } from "../../core/elevation/height-raster.ts";
import { unitGuess } from "../../core/elevation/unit-guess.ts";
import type { ImportDecision, ImportResult } from "../../core/import/import-file.ts";
import { heightTif } from "../elevation/height-tif.ts";
import { axesAt, type RasterPlace, rasterPlace, sidesOf } from "../elevation/raster-place.ts";
import type { Table, TableRaster } from "../read/table.ts";
import { JoinedRows } from "./accepted-rows.ts";
import { HeightRows, RejectedCells } from "./height-rows.ts";
import type { ImportContext } from "./import-context.ts";
import type { DecidedTable } from "./import-tables.ts";
import { refuseFrame } from "./tell-fit.ts";

/** A raster of heights that was read: what the report says, and what is kept. */
export interface ReadHeights {
  readonly result: ImportResult;
  readonly clean: CleanHeights;
  readonly raster: TableRaster;
  readonly place: RasterPlace;
  readonly crs: string | null;
}

/** What each fault of a cell means and what to do, as files and the terminal say it. */
const FAULTS: Readonly<Record<HeightFault, string>> = {
  "height-undeclared-none":
    "the value stands for no height but the file does not declare it; export the raster with it as its no-data value",
  "height-out-of-range":
    "no ground of the Earth lies there (−500 to 9,000 m); check the unit, or ask for the original",
  "height-cut-off":
    "heights were cut off at 255: the raster was saved in bytes; ask for it in 16 bits or as floats",
};

/**
 * Reads the raster of one table as heights: every cell with a value is stored or set aside. Null with
 * an error where the table is no raster, or where it cannot be placed.
 */
export async function importHeights(
  tables: readonly DecidedTable[],
  context: ImportContext,
  log: IssueLog,
): Promise<ReadHeights | null> {
  const [first] = tables;
  if (first === undefined) return null;
  const { table, decision } = first;
  const { file, raster } = table;
  const at = { file };
  if (tables.length > 1) {
    const message = "heights are one raster; join the tiles to one file first";
    log.error("heights-one-raster", message, at);
    return null;
  }
  if (raster === undefined) {
    const message =
      "heights are read from a GeoTIFF only; export them as GeoTIFF with their system";
    log.error("heights-not-raster", message, at);
    return null;
  }
  const crs = decision.crs ?? table.crs;
  const place = await placeOf(table, raster, decision, crs, log);
  const band = table.columns.indexOf(decision.columns.height ?? "");
  if (place === null) return null;
  if (band < 0) {
    log.error("missing-key", "no band was chosen for the heights; name it", {
      file,
      key: "columns.height",
    });
    return null;
  }
  const unit = decision.unit ?? "m";
  const raw: RawHeights = { ...raster, ...raster.bands[band]! };
  const clean = cleanHeights(raw, unit);
  noteFaults(table, raster, decision, clean, log);
  const sides = noteCells(file, raster, place, log);
  noteWhere(file, raster, place, context, log);
  await noteUnit(file, raw, unit, place, context, log);
  const { format, encoding, delimiter, headerRows, sheet } = table;
  const counts = { read: clean.read, accepted: clean.accepted, rejected: clean.rejected.length };
  const heights =
    clean.accepted === 0
      ? {}
      : { heights: { cellM: sides, lowestM: clean.lowest, highestM: clean.highest } };
  return {
    result: {
      ...{ duplicates: [], numeric: [...table.columns] },
      files: [
        {
          ...{ file, sheet, format, encoding, delimiter, headerRows },
          ...{ datum: decision.datum, crs, columns: decision.columns, ...counts, ...heights },
        },
      ],
      rows: new HeightRows(clean, place),
      rejected: new RejectedCells(clean, raw.values, table.columns[band]!),
      read: clean.read,
      issues: log.list(),
    },
    clean,
    raster,
    place,
    crs,
  };
}

/** Where the cells lie; null with an error where that is not known. */
async function placeOf(
  { file }: Table,
  { width, height, matrix }: TableRaster,
  { datum, control, swap }: ImportDecision,
  crs: string | null,
  log: IssueLog,
): Promise<RasterPlace | null> {
  if (control.length > 0 || swap) {
    const message = "a raster is placed by its own matrix; leave control points and swap out";
    log.error("heights-placed", message, { file, key: control.length > 0 ? "control" : "swap" });
    return null;
  }
  const place = await rasterPlace(matrix, crs, datum);
  if (place === null) refuseFrame({ file }, crs, false, log);
  if (place === null || !place.isDegrees) return place;
  const corners = [
    [0, 0],
    [width - 1, height - 1],
  ].map(([column, row]) => place.degreesOf(column!, row!));
  if (corners.every(([lon, lat]) => Math.abs(lon) <= 360 && Math.abs(lat) <= 90)) return place;
  const message = "the raster lies in metres of a system that it does not name; say which";
  log.error("unknown-crs", message, { file, key: "crs" });
  return null;
}

/** As many places as an issue shows. */
const TOLD_CELLS = 5;

/** Cells that are set aside: their count by reason and the first five places. */
function noteFaults(
  { file, columns }: Table,
  { width, bands }: TableRaster,
  { columns: { height } }: ImportDecision,
  clean: CleanHeights,
  log: IssueLog,
): void {
  const { rejected, faults, atByteEnd } = clean;
  const counts = new Map(faultCounts(clean));
  const { values } = bands[columns.indexOf(height ?? "")]!;
  HEIGHT_FAULTS.forEach((code, fault) => {
    const message = `${FAULTS[code]}; the cell is taken as without a height`;
    let [seen, from] = [0, faults.indexOf(fault)];
    for (; from >= 0 && seen < TOLD_CELLS; from = faults.indexOf(fault, from + 1)) {
      const cell = rejected[from]!;
      const at = { row: Math.floor(cell / width) + 1, column: String((cell % width) + 1) };
      log.add("warning", code, message, { file, ...at, value: String(values[cell]!) });
      seen++;
    }
    // There may be millions: the others are only counted.
    const all = counts.get(code) ?? 0;
    if (all > seen) log.add("warning", code, message, { file }, {}, all - seen);
  });
  if (atByteEnd > 0) {
    const message =
      "the highest value is exactly 255, the most that a byte holds: the heights may have been cut off or stretched to bytes; hold some against a map, or ask for the original";
    log.add("warning", "heights-end-at-255", message, { file, value: `${atByteEnd} cells` });
  }
}

/** Length of the cells in the middle of the raster, along a line and down a column. */
function noteCells(
  file: string,
  { width, height }: TableRaster,
  place: RasterPlace,
  log: IssueLog,
): [number, number] {
  const axes = axesAt(place, Math.floor(width / 2), Math.floor(height / 2), 1);
  const [columnM, rowM] = sidesOf(axes).map((metres) => Math.round(metres * 10) / 10) as [
    number,
    number,
  ];
  const where = { file, value: `${columnM} × ${rowM} m` };
  log.add("note", "heights-cell-size", "one height per cell of this size", where);
  if (Math.max(columnM, rowM) > COARSE_CELL_M) {
    const message = `cells longer than ${COARSE_CELL_M} m tell heights, but no slope; ask for 30 m or finer`;
    log.add("warning", "heights-coarse", message, where);
  }
  return [columnM, rowM];
}

/** What the heights are given in, by the relief of the region: said, never acted on. */
async function noteUnit(
  file: string,
  raw: RawHeights,
  unit: HeightUnit,
  place: RasterPlace,
  { relief }: ImportContext,
  log: IssueLog,
): Promise<void> {
  // Where the relief cannot be fetched the heights come in all the same.
  const known = await relief().catch(() => null);
  if (known === null) return;
  const { width, height, values, isNone } = raw;
  const guess = unitGuess(known, (lon, lat) => {
    const [column, row] = place.cellUnder(lon, lat);
    if (column < 0 || column >= width || row < 0 || row >= height) return Number.NaN;
    const value = values[row * width + column]!;
    return isNone(value) || isNoneMark(value) ? Number.NaN : value;
  });
  if (guess === null || guess.unit === unit) return;
  const { ratio, cells } = guess;
  const told = { file, value: `${ratio.toFixed(2)} × relief, ${cells} places` };
  if (guess.unit === null) {
    const message =
      "the heights are unlike the relief of the region under any unit; hold some against a map";
    log.add("warning", "heights-unlike-relief", message, told);
    return;
  }
  const message = `beside the relief of the region the heights look like ${NAMES[guess.unit]}; nothing was changed: say --unit ${guess.unit}`;
  log.add("warning", `heights-look-${guess.unit}`, message, told);
}

const NAMES: Readonly<Record<HeightUnit, string>> = {
  m: "metres",
  ft: "feet",
  dm: "decimetres",
};

/** A raster of somewhere else says nothing of the region. */
function noteWhere(
  file: string,
  { width, height }: TableRaster,
  place: RasterPlace,
  { window: [w, s, e, n] }: ImportContext,
  log: IssueLog,
): void {
  const corners = [0, width - 1].flatMap((column) =>
    [0, height - 1].map((row) => place.degreesOf(column, row)),
  );
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  const isApart =
    Math.max(...lons) < w ||
    Math.min(...lons) > e ||
    Math.max(...lats) < s ||
    Math.min(...lats) > n;
  if (!isApart) return;
  const message = "the raster lies outside the region: no site of it stands on these heights";
  log.add("warning", "heights-elsewhere", message, {
    file,
    value: `${corners[0]![0].toFixed(3)}, ${corners[0]![1].toFixed(3)}`,
  });
}

/** The accepted heights as the project keeps them and the command line writes them. */
export function heightFile({ clean, raster, crs, place }: ReadHeights): NamedBytes {
  const { matrix } = raster;
  return {
    name: "elevation.tif",
    bytes: heightTif(clean.raster, matrix, crs, place.isDegrees),
  };
}

/** Of a file that is no raster of heights. */
export const NO_HEIGHTS: ImportResult = {
  ...{ duplicates: [], numeric: [], files: [], rows: new JoinedRows([]), rejected: [] },
  ...{ read: 0, issues: [] },
};

/** Reason → cells that were set aside for it. */
export function faultCounts({ faults }: CleanHeights): (readonly [HeightFault, number])[] {
  const counts = HEIGHT_FAULTS.map(() => 0);
  for (const fault of faults) counts[fault]!++;
  return HEIGHT_FAULTS.flatMap((code, k) => (counts[k]! > 0 ? [[code, counts[k]!] as const] : []));
}
