/** The only module that knows geotiff. */

import type { Point } from "geojson";
import { fromArrayBuffer, type GeoTIFFImage } from "geotiff";
import type { IssueLog } from "../../core/base/issue.ts";
import { ColumnCells } from "./cells.ts";
import { type CellMatrix, cellPlace, type Table, type TableRaster } from "./table.ts";

const MOST_CELLS = 4_000_000;
const USER_DEFINED = 32767;
/** GTRasterTypeGeoKey: the place of a cell is its middle, not its corner. */
const PIXEL_IS_POINT = 2;

/**
 * The cells of a GeoTIFF that hold a value, as points at their centres with the columns `band1`,
 * `band2` …; row numbers count the kept cells.
 */
export async function readTif(
  file: string,
  bytes: Uint8Array,
  log: IssueLog,
): Promise<Table | null> {
  const tif = await fromArrayBuffer(new Uint8Array(bytes).buffer);
  const image = await tif.getImage();
  const [width, height] = [image.getWidth(), image.getHeight()];
  if (width * height > MOST_CELLS) {
    const message = `the raster has ${width} × ${height} cells; cut it to the area first (up to 4 million)`;
    log.error("raster-too-large", message, { file });
    return null;
  }
  const keys = image.getGeoKeys() ?? {};
  const corner = await matrixOf(image);
  if (corner === null) {
    const message = "the raster does not say where it lies; export it as GeoTIFF with its system";
    log.error("raster-not-placed", message, { file });
    return null;
  }
  const read = (await image.readRasters({ interleave: false })) as unknown as ArrayLike<number>[];
  const noData = image.getGDALNoData();
  const bands = read.map((values) => ({
    values,
    isNone: noDataOf(values, noData),
    isByte: values instanceof Uint8Array || values instanceof Uint8ClampedArray,
  }));
  const isPoint = keys.GTRasterTypeGeoKey === PIXEL_IS_POINT;
  const raster = { width, height, matrix: isPoint ? corner : middleOf(corner), bands };
  const kept = cellsWithValue(raster);
  if (kept.length === 0) {
    log.error("file-empty", "no cell of the raster holds a value; choose another", { file });
  }
  const code = [keys.ProjectedCSTypeGeoKey, keys.GeographicTypeGeoKey].find(
    (one) => typeof one === "number" && one > 0 && one < USER_DEFINED,
  );
  return tableOfCells(file, raster, kept, code === undefined ? null : `EPSG:${code}`);
}

/** Places in the raster of the cells that at least one band fills. */
function cellsWithValue({ width, height, bands }: TableRaster): Uint32Array {
  const kept = new Uint32Array(width * height);
  let count = 0;
  for (let k = 0; k < kept.length; k++) {
    if (!bands.every(({ values, isNone }) => isNone(values[k]!))) kept[count++] = k;
  }
  return kept.slice(0, count);
}

/** One row per kept cell. Points and row numbers are made when somebody asks: heights need none. */
function tableOfCells(
  file: string,
  raster: TableRaster,
  kept: Uint32Array,
  crs: string | null,
): Table {
  const { bands } = raster;
  const textOf = (value: unknown): string =>
    typeof value === "number" && !Number.isNaN(value) ? String(value) : "";
  const columns = bands.map(({ values, isNone }) =>
    Float64Array.from(kept, (k) => (isNone(values[k]!) ? Number.NaN : values[k]!)),
  );
  let geometries: Table["geometries"] = null;
  let rowNumbers: readonly number[] | null = null;
  return {
    file,
    sheet: null,
    format: "tif",
    encoding: "utf-8",
    delimiter: null,
    headerRows: [],
    columns: bands.map((_, b) => `band${b + 1}`),
    rows: new ColumnCells(columns, kept.length, textOf),
    get rowNumbers() {
      rowNumbers ??= Array.from(kept, (_, r) => r + 1);
      return rowNumbers;
    },
    get geometries() {
      geometries ??= Array.from(kept, (k) => pointAt(raster, k));
      return geometries;
    },
    crs,
    numeric: new Set(bands.map((_, b) => b)),
    raster,
  };
}

/** The middle of a cell, in the raster's own system. */
function pointAt({ width, matrix }: TableRaster, k: number): Point {
  const row = Math.floor(k / width);
  return { type: "Point", coordinates: cellPlace(matrix, k - row * width, row) };
}

/** The same matrix from the middle of the first cell instead of its corner. */
function middleOf([x0, xc, xr, y0, yc, yr]: CellMatrix): CellMatrix {
  return [x0 + (xc + xr) / 2, xc, xr, y0 + (yc + yr) / 2, yc, yr];
}

/**
 * From the tag that gives a matrix, or the tie point and cell size: places of north-western corners, or
 * of middles where the file says so. Null where it has neither.
 */
async function matrixOf(image: GeoTIFFImage): Promise<CellMatrix | null> {
  const { fileDirectory: tags } = image;
  const numbers = async (name: "ModelTransformation" | "ModelTiepoint" | "ModelPixelScale") => {
    const value: unknown = tags.hasTag(name) ? await tags.loadValue(name) : null;
    return value === null ? null : Array.from(value as ArrayLike<number>);
  };
  const matrix = await numbers("ModelTransformation");
  if (matrix !== null && matrix.length >= 8) {
    const [a, b, , x0, c, d, , y0] = matrix as EightNumbers;
    return [x0, a, b, y0, c, d];
  }
  const [tie, scale] = [await numbers("ModelTiepoint"), await numbers("ModelPixelScale")];
  if (tie === null || scale === null || tie.length < 6 || scale.length < 2) return null;
  const [i, j, , x0, y0] = tie as [number, number, number, number, number];
  const [sx, sy] = scale as [number, number];
  return [x0 - i * sx, sx, 0, y0 + j * sy, 0, -sy];
}

type EightNumbers = [number, number, number, number, number, number, number, number];

/** What stands for no value: the stated number as the band can hold it, and what is no number. */
function noDataOf(band: ArrayLike<number>, stated: number | null): (value: number) => boolean {
  const held = stated === null ? null : band instanceof Float32Array ? Math.fround(stated) : stated;
  return (value) => !Number.isFinite(value) || value === held;
}
