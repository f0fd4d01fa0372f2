/** The only module that knows geotiff. */
import { fromArrayBuffer, type GeoTIFFImage } from "geotiff";
import type { IssueLog } from "../../core/base/issue.ts";
import { ColumnCells } from "./cells.ts";
import type { Table } from "./table.ts";

const MOST_CELLS = 4_000_000;
const USER_DEFINED = 32767;
/** GTRasterTypeGeoKey: the place of a cell is its middle, not its corner. */
const PIXEL_IS_POINT = 2;

/** Column and row of a cell, counted from its north-western corner → x and y. */
type Affine = (column: number, row: number) => [number, number];

/**
 * The cells of a GeoTIFF that hold a value, as points at their centres with the columns `band1`,
 * `band2` …; row numbers count the kept cells.
 */
export async function readTif(
  file: string,
  bytes: Uint8Array,
  log: IssueLog,
): Promise<Table | null> {
  const tif = await fromArrayBuffer(bytes.slice().buffer);
  const image = await tif.getImage();
  const [width, height] = [image.getWidth(), image.getHeight()];
  if (width * height > MOST_CELLS) {
    const message = `the raster has ${width} × ${height} cells; cut it to the area first (up to 4 million)`;
    log.error("raster-too-large", message, { file });
    return null;
  }
  const affine = await affineOf(image);
  if (affine === null) {
    const message = "the raster does not say where it lies; export it as GeoTIFF with its system";
    log.error("raster-not-placed", message, { file });
    return null;
  }
  const bands = (await image.readRasters({ interleave: false })) as unknown as ArrayLike<number>[];
  const noData = image.getGDALNoData();
  const isNoData = bands.map((band) => noDataOf(band, noData));
  const keys = image.getGeoKeys() ?? {};
  const shift = keys.GTRasterTypeGeoKey === PIXEL_IS_POINT ? 0 : 0.5;
  const values: (number | null)[][] = bands.map(() => []);
  const geometries: { type: "Point"; coordinates: number[] }[] = [];
  for (let k = 0; k < width * height; k++) {
    if (bands.every((band, b) => isNoData[b]!(band[k]!))) continue;
    const row = Math.floor(k / width);
    const coordinates = affine(k - row * width + shift, row + shift);
    geometries.push({ type: "Point", coordinates });
    bands.forEach((band, b) => {
      values[b]!.push(isNoData[b]!(band[k]!) ? null : band[k]!);
    });
  }
  if (geometries.length === 0) {
    log.error("file-empty", "no cell of the raster holds a value; choose another", { file });
  }
  const code = [keys.ProjectedCSTypeGeoKey, keys.GeographicTypeGeoKey].find(
    (one) => typeof one === "number" && one > 0 && one < USER_DEFINED,
  );
  const textOf = (value: unknown): string => (typeof value === "number" ? String(value) : "");
  return {
    file,
    sheet: null,
    format: "tif",
    encoding: "utf-8",
    delimiter: null,
    headerRows: [],
    columns: bands.map((_, b) => `band${b + 1}`),
    rows: new ColumnCells(values, geometries.length, textOf),
    rowNumbers: geometries.map((_, r) => r + 1),
    geometries,
    crs: code === undefined ? null : `EPSG:${code}`,
    numeric: new Set(bands.map((_, b) => b)),
  };
}

/** From the file's matrix, or its tie point and cell size; null where it has neither. */
async function affineOf(image: GeoTIFFImage): Promise<Affine | null> {
  const { fileDirectory: tags } = image;
  const numbers = async (name: "ModelTransformation" | "ModelTiepoint" | "ModelPixelScale") => {
    const value: unknown = tags.hasTag(name) ? await tags.loadValue(name) : null;
    return value === null ? null : Array.from(value as ArrayLike<number>);
  };
  const matrix = await numbers("ModelTransformation");
  if (matrix !== null && matrix.length >= 8) {
    const [a, b, , x0, c, d, , y0] = matrix as [
      number,
      number,
      0,
      number,
      number,
      number,
      0,
      number,
    ];
    return (column, row) => [x0 + a * column + b * row, y0 + c * column + d * row];
  }
  const [tie, scale] = [await numbers("ModelTiepoint"), await numbers("ModelPixelScale")];
  if (tie === null || scale === null || tie.length < 6 || scale.length < 2) return null;
  const [i, j, , x0, y0] = tie as [number, number, number, number, number];
  const [sx, sy] = scale as [number, number];
  return (column, row) => [x0 + (column - i) * sx, y0 - (row - j) * sy];
}

/** What stands for no value: the stated number as the band can hold it, and what is no number. */
function noDataOf(band: ArrayLike<number>, stated: number | null): (value: number) => boolean {
  const held = stated === null ? null : band instanceof Float32Array ? Math.fround(stated) : stated;
  return (value) => !Number.isFinite(value) || value === held;
}
