import type { Geometry } from "geojson";
import type { Cells } from "./cells.ts";

export type TableFormat =
  | "csv"
  | "tsv"
  | "geojson"
  | "fgb"
  | "shp"
  | "xlsx"
  | "gpkg"
  | "kml"
  | "gpx"
  | "dxf"
  | "tif";

/**
 * Columns and rows of a raster from the middle of its first cell → x and y:
 * x = m[0] + m[1]·column + m[2]·row, y = m[3] + m[4]·column + m[5]·row.
 */
export type CellMatrix = readonly [number, number, number, number, number, number];

/** The numbers of a column and row of a raster, in its own system. */
export function cellPlace(
  [x0, xc, xr, y0, yc, yr]: CellMatrix,
  column: number,
  row: number,
): [number, number] {
  return [x0 + xc * column + xr * row, y0 + yc * column + yr * row];
}

/** The cells that a table of a raster was made from, line by line. */
export interface TableRaster {
  readonly width: number;
  readonly height: number;
  readonly matrix: CellMatrix;
  readonly bands: readonly RasterBand[];
}

interface RasterBand {
  readonly values: ArrayLike<number>;
  /** Whether a value is what the file declares to be none, or no number. */
  readonly isNone: (value: number) => boolean;
  readonly isByte: boolean;
}

/** A file, or one sheet or layer of it, as rows of text: nothing is typed yet, so "0012" stays "0012". */
export interface Table {
  readonly file: string;
  /** Name of the sheet or layer; null where the file has only one. */
  readonly sheet: string | null;
  readonly format: TableFormat;
  readonly encoding: string;
  readonly delimiter: string | null;
  /** The numbers a spreadsheet shows for the rows that make the header; none for features. */
  readonly headerRows: readonly number[];
  readonly columns: readonly string[];
  readonly rows: Cells;
  /** The number a spreadsheet shows for each row; for features, their place from 1. */
  readonly rowNumbers: readonly number[];
  /** One per row for formats with geometry, null for plain tables. */
  readonly geometries: readonly (Geometry | null)[] | null;
  /** The coordinate system that the file itself names, as code or text; null where it names none. */
  readonly crs: string | null;
  /** Columns whose values the file keeps as numbers, by position. */
  readonly numeric: ReadonlySet<number>;
  /** Of a raster: what the rows are taken from. */
  readonly raster?: TableRaster;
}

/** Column name → position; the first of equal names counts. */
export function columnIndex(table: Table): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  table.columns.forEach((column, k) => {
    if (!index.has(column)) index.set(column, k);
  });
  return index;
}
