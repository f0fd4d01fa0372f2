import type { PolygonIndex } from "../geo/polygon-index.ts";

/** A point on no land takes the nearest within this distance (design §6). */
const SNAP_TO_LAND_M = 1000;

export interface LandPlaces {
  /** Landmass index per point; indices from `land.ids.length` on are landmasses of one point. */
  readonly landmass: Int32Array;
  /** 1 for points on water that took the nearest shore within 1,000 m. */
  readonly isSnapped: Uint8Array;
  /** Points farther out: each a landmass of its own. */
  readonly alone: number;
  /** Number of landmasses including the lone ones. */
  readonly count: number;
}

/** Index of the landmass under a place in degrees, or of the shore within 1,000 m; −1 beyond. */
export function landAt(land: PolygonIndex, lon: number, lat: number): number {
  const at = land.at(lon, lat);
  return at >= 0 ? at : land.nearest(lon, lat, SNAP_TO_LAND_M);
}

/** The landmass of every point; without land (null) all stand on one. */
export function locateOnLand(
  land: PolygonIndex | null,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  firstAlone: number,
): LandPlaces {
  const landmass = new Int32Array(lon.length);
  const isSnapped = new Uint8Array(lon.length);
  if (land === null) return { landmass, isSnapped, alone: 0, count: firstAlone };
  let alone = 0;
  for (let i = 0; i < lon.length; i++) {
    let at = land.at(lon[i]!, lat[i]!);
    if (at < 0) {
      at = land.nearest(lon[i]!, lat[i]!, SNAP_TO_LAND_M);
      if (at < 0) at = firstAlone + alone++;
      else isSnapped[i] = 1;
    }
    landmass[i] = at;
  }
  return { landmass, isSnapped, alone, count: firstAlone + alone };
}
