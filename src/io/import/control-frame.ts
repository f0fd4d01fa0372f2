import type { Datum } from "../../core/facilities/import.ts";
import type { ControlFit, ControlPoint } from "../../core/import/import-file.ts";
import { applySimilarity, fitSimilarity } from "../../core/import/similarity.ts";
import { type Projection, projectionOf } from "../datum/projection.ts";
import { rounded, toWgs84 } from "../datum/to-wgs84.ts";

/**
 * The way from a local grid that points known in both systems tie down. What they are known in is
 * degrees of the datum, or metres of `crs`. Null where they do not: fewer than two, all at one place,
 * or a system that is not known.
 */
export function controlFrame(
  datum: Datum,
  crs: string | null,
  points: readonly ControlPoint[],
): {
  readonly toWgs84: (x: number, y: number) => [number, number];
  readonly fit: ControlFit;
} | null {
  const areDegrees = points.every(({ u, v }) => Math.abs(u) <= 180 && Math.abs(v) <= 90);
  const plane = planeOf(areDegrees ? null : crs, points);
  if (plane === null || plane.isGeographic) return null;
  const twins = points.map(({ x, y, u, v }) => ({
    from: [x, y] as const,
    to: areDegrees ? plane.fromDegrees(u, v) : ([u, v] as const),
  }));
  const found = fitSimilarity(twins);
  if (found === null) return null;
  const { similarity, ...fit } = found;
  return {
    fit: { ...fit, points: points.length },
    toWgs84: (x, y) => {
      const [east, north] = applySimilarity(similarity, x, y);
      const [lon, lat] = toWgs84(...plane.toDegrees(east, north), datum);
      return [rounded(lon), rounded(lat)];
    },
  };
}

/** The plane that the fit is done in: the stated one, else a Gauss plane through the middle of the points. */
function planeOf(crs: string | null, points: readonly ControlPoint[]): Projection | null {
  if (crs !== null) return projectionOf(crs);
  const isLocal = points.every(({ u }) => Math.abs(u) <= 180);
  if (!isLocal || points.length === 0) return null;
  const middle = points.reduce((sum, { u }) => sum + u, 0) / points.length;
  const meridian = Math.round(middle * 2) / 2;
  return projectionOf(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
}
