import { IssueLog } from "../../core/base/issue.ts";
import {
  COARSE_CELL_M,
  type GroundAt,
  type HeightRaster,
} from "../../core/elevation/height-raster.ts";
import { heightAt, slopePercent, strideOf } from "../../core/elevation/slope.ts";
import { DATUMS, type Datum } from "../../core/facilities/import.ts";
import { readTif } from "../read/read-tif.ts";
import { axesAt, type RasterPlace, rasterPlace, sidesOf } from "./raster-place.ts";

/** The planner's heights, as an input of the project holds them: a GeoTIFF in metres. */
export class Ground {
  readonly #raster: HeightRaster;
  readonly #place: RasterPlace;

  private constructor(raster: HeightRaster, place: RasterPlace) {
    this.#raster = raster;
    this.#place = place;
  }

  /** `source` says system and datum. Null where the file cannot be read. */
  static async of(
    name: string,
    bytes: Uint8Array,
    source: Readonly<Record<string, unknown>>,
  ): Promise<Ground | null> {
    const raster = (await readTif(name, bytes, new IssueLog()).catch(() => null))?.raster;
    if (raster === undefined) return null;
    const { width, height, matrix, bands } = raster;
    const crs = typeof source.crs === "string" ? source.crs : null;
    const place = await rasterPlace(matrix, crs, datumOf(source.datum));
    if (place === null) return null;
    const { values, isNone } = bands[0]!;
    const metres = Float32Array.from({ length: width * height }, (_, k) =>
      isNone(values[k]!) ? Number.NaN : values[k]!,
    );
    return new Ground({ width, height, metres }, place);
  }

  /** Null where the heights say nothing of the place. */
  at(lon: number, lat: number): GroundAt | null {
    const [column, row] = this.#place.cellUnder(lon, lat);
    const heightM = heightAt(this.#raster, column, row);
    if (!Number.isFinite(heightM)) return null;
    const [columnM, rowM] = sidesOf(axesAt(this.#place, column, row, 1));
    const cellM = Math.max(columnM, rowM);
    if (cellM > COARSE_CELL_M) return { heightM, slopePercent: null, noSlope: "coarse", cellM };
    const stride = strideOf(columnM, rowM);
    const axes = axesAt(this.#place, column, row, Math.max(stride.columns, stride.rows));
    const slope = slopePercent(this.#raster, column, row, axes, stride);
    return { heightM, slopePercent: slope, noSlope: slope === null ? "gap" : null, cellM };
  }
}

function datumOf(value: unknown): Datum {
  return DATUMS.find((one) => one === value) ?? "wgs84";
}
