import gcoord from "gcoord";
import type { Datum } from "../../core/facilities/import.ts";

const CODES = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
const NANODEGREES = 1e9;

/**
 * Longitude and latitude in degrees to WGS 84. GCJ-02 and BD-09 have no exact inverse: the
 * forward formula is inverted by iteration to under 10⁻¹⁰°, then rounded to 10⁻⁹°, so that the
 * last bits of the formula's sines do not matter.
 */
export function toWgs84(lon: number, lat: number, datum: Datum): [number, number] {
  if (datum === "wgs84" || datum === "cgcs2000") return [lon, lat];
  let x = lon;
  let y = lat;
  for (let round = 0; round < 12; round++) {
    const [fx, fy] = gcoord.transform([x, y], gcoord.WGS84, CODES[datum]);
    x += lon - fx;
    y += lat - fy;
    if (Math.abs(fx - lon) < 1e-11 && Math.abs(fy - lat) < 1e-11) break;
  }
  return [rounded(x), rounded(y)];
}

/** Longitude and latitude on WGS 84 as numbers of a datum, in degrees. */
export function fromWgs84(lon: number, lat: number, datum: Datum): [number, number] {
  if (datum === "wgs84" || datum === "cgcs2000") return [lon, lat];
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, CODES[datum]);
  return [x!, y!];
}

/** To 10⁻⁹ of a degree, where the last bits of a formula no longer matter. */
export function rounded(degrees: number): number {
  return Math.floor(degrees * NANODEGREES + 0.5) / NANODEGREES;
}
