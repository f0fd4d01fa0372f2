import type { CellAxes } from "../../core/elevation/slope.ts";
import type { Datum } from "../../core/facilities/import.ts";
import { geodesicM } from "../../core/geo/geodesic.ts";
import { fromWgs84, rounded, toWgs84 } from "../datum/to-wgs84.ts";
import { type CellMatrix, cellPlace } from "../read/table.ts";

/** How the cells of a raster lie on WGS 84; columns and rows are counted from the middle of the first cell. */
export interface RasterPlace {
  /** Degrees, rounded to 10⁻⁹. */
  readonly degreesOf: (column: number, row: number) => [number, number];
  /** The cell under a place; it may lie outside the raster. */
  readonly cellUnder: (lon: number, lat: number) => [number, number];
  /** The numbers are degrees, not metres. */
  readonly isDegrees: boolean;
}

/** Null where the system is not known. */
export async function rasterPlace(
  matrix: CellMatrix,
  crs: string | null,
  datum: Datum,
): Promise<RasterPlace | null> {
  const [x0, xc, xr, y0, yc, yr] = matrix;
  const { projectionOf } = await import("../datum/projection.ts");
  const projection = crs === null ? null : projectionOf(crs);
  if (crs !== null && projection === null) return null;
  const area = xc * yr - xr * yc;
  return {
    isDegrees: projection === null || projection.isGeographic,
    degreesOf: (column, row) => {
      const [x, y] = cellPlace(matrix, column, row);
      const [lon, lat] = projection === null ? [x, y] : projection.toDegrees(x, y);
      const place = toWgs84(lon, lat, datum);
      return [rounded(place[0]), rounded(place[1])];
    },
    cellUnder: (lon, lat) => {
      const own = fromWgs84(lon, lat, datum);
      const [x, y] = projection === null ? own : projection.fromDegrees(own[0], own[1]);
      const column = ((x - x0) * yr - (y - y0) * xr) / area;
      const row = ((y - y0) * xc - (x - x0) * yc) / area;
      return [Math.floor(column + 0.5), Math.floor(row + 0.5)];
    },
  };
}

/** Metres from a cell to the next by the geodesic, measured over `reach` cells on either side. */
export function axesAt(place: RasterPlace, column: number, row: number, reach: number): CellAxes {
  const [columnEast, columnNorth] = metresBetween(
    place.degreesOf(column - reach, row),
    place.degreesOf(column + reach, row),
  );
  const [rowEast, rowNorth] = metresBetween(
    place.degreesOf(column, row - reach),
    place.degreesOf(column, row + reach),
  );
  const cells = 2 * reach;
  return {
    columnEast: columnEast / cells,
    columnNorth: columnNorth / cells,
    rowEast: rowEast / cells,
    rowNorth: rowNorth / cells,
  };
}

/** Lengths of a cell's sides: along a line, down a column. */
export function sidesOf({
  columnEast,
  columnNorth,
  rowEast,
  rowNorth,
}: CellAxes): [number, number] {
  return [
    Math.sqrt(columnEast * columnEast + columnNorth * columnNorth),
    Math.sqrt(rowEast * rowEast + rowNorth * rowNorth),
  ];
}

/** Metres to the east and to the north, along the parallel and the meridian at the middle. */
function metresBetween(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): [number, number] {
  const [lon, lat] = [(lonA + lonB) / 2, (latA + latB) / 2];
  const east = geodesicM(lonA, lat, lonB, lat);
  const north = geodesicM(lon, latA, lon, latB);
  return [lonB < lonA ? -east : east, latB < latA ? -north : north];
}
