import gcoord from "gcoord";
import type { Position } from "geojson";

/**
 * WGS 84 of a GCJ-02 position, refined until the forward transform meets the source within
 * 1e-9 degrees: the library's own inverse is off by 0.1 m.
 */
export function wgs84OfGcj02(gcj: Position): Position {
  let [lon, lat] = convert(gcj, gcoord.GCJ02, gcoord.WGS84);
  for (let round = 0; round < 20; round++) {
    const [lonBack, latBack] = convert([lon, lat], gcoord.WGS84, gcoord.GCJ02);
    const dLon = gcj[0]! - lonBack;
    const dLat = gcj[1]! - latBack;
    lon += dLon;
    lat += dLat;
    if (Math.abs(dLon) < 1e-9 && Math.abs(dLat) < 1e-9) break;
  }
  return [lon, lat];
}

type Datum = typeof gcoord.GCJ02 | typeof gcoord.WGS84;

function convert(at: Position, from: Datum, to: Datum): [number, number] {
  return gcoord.transform([at[0]!, at[1]!], from, to) as [number, number];
}
