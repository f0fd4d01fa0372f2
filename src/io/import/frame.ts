import type { Datum } from "../../core/facilities/import.ts";
import type { Projection } from "../datum/projection.ts";
import { rounded, toWgs84 } from "../datum/to-wgs84.ts";

/** How the numbers of a file become places on WGS 84. */
export interface Frame {
  readonly isDegrees: boolean;
  /** x = longitude or easting. Degrees rounded to 10⁻⁹. */
  readonly toWgs84: (x: number, y: number) => [number, number];
}

/** The frame of a datum and, for metres, a coordinate system; null where that is not known. */
export async function frameOf(datum: Datum, crs: string | null): Promise<Frame | null> {
  const projection = crs === null ? null : await projectionNamed(crs);
  if (crs !== null && projection === null) return null;
  const isDegrees = projection === null || projection.isGeographic;
  return {
    isDegrees,
    toWgs84: (x, y) => {
      const [lon, lat] = isDegrees ? [x, y] : projection!.toDegrees(x, y);
      const [wgsLon, wgsLat] = toWgs84(lon, lat, datum);
      return [rounded(wgsLon), rounded(wgsLat)];
    },
  };
}

async function projectionNamed(crs: string): Promise<Projection | null> {
  const { projectionOf } = await import("../datum/projection.ts");
  return projectionOf(crs);
}
