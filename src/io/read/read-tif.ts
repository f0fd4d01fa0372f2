/** The only module that knows geotiff. */
import { fromArrayBuffer } from "geotiff";
import type { IssueLog } from "../../core/base/issue.ts";
import { RowCells } from "./cells.ts";
import type { Table } from "./table.ts";

const MOST_CELLS = 4_000_000;
const USER_DEFINED = 32767;

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
  const bands = (await image.readRasters({ interleave: false })) as unknown as ArrayLike<number>[];
  const noData = image.getGDALNoData();
  const [originX, originY] = image.getOrigin() as [number, number];
  const [stepX, stepY] = image.getResolution() as [number, number];
  const rows: string[][] = [];
  const geometries: Table["geometries"] = [];
  for (let k = 0; k < width * height; k++) {
    const values = bands.map((band) => band[k]!);
    if (values.every((value) => value === noData || !Number.isFinite(value))) continue;
    const x = originX + ((k % width) + 0.5) * stepX;
    const y = originY + (Math.floor(k / width) + 0.5) * stepY;
    rows.push(
      values.map((value) => (value === noData || !Number.isFinite(value) ? "" : String(value))),
    );
    (geometries as { type: "Point"; coordinates: number[] }[]).push({
      type: "Point",
      coordinates: [x, y],
    });
  }
  const keys = image.getGeoKeys() ?? {};
  const code = [keys.ProjectedCSTypeGeoKey, keys.GeographicTypeGeoKey].find(
    (one) => typeof one === "number" && one > 0 && one < USER_DEFINED,
  );
  return {
    file,
    sheet: null,
    format: "tif",
    encoding: "utf-8",
    delimiter: null,
    headerRows: [],
    columns: bands.map((_, b) => `band${b + 1}`),
    rows: new RowCells(rows),
    rowNumbers: rows.map((_, r) => r + 1),
    geometries,
    crs: code === undefined ? null : `EPSG:${code}`,
    numeric: new Set(bands.map((_, b) => b)),
  };
}
