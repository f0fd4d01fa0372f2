import { numberOf } from "../../core/base/number.ts";
import type { Datum } from "../../core/facilities/import.ts";
import { toWgs84 } from "../datum/to-wgs84.ts";
import type { SourceRows } from "./source-rows.ts";

/**
 * The WGS 84 degrees of a row, from its point geometry or its columns `lon` and `lat`. Null
 * where there is no usable place: the row is then rejected with the reason.
 */
export function placeOfRow(
  rows: SourceRows,
  row: number,
  datum: Datum,
  swap = false,
): readonly [number, number] | null {
  const degrees = rows.table.geometries === null ? fromColumns(rows, row) : fromPoint(rows, row);
  if (degrees === null) return null;
  const [lon, lat] = swap ? [degrees[1], degrees[0]] : degrees;
  if (Math.abs(lat) > 90) {
    const message =
      Math.abs(lon) <= 90
        ? "the latitude is beyond 90°: longitude and latitude look exchanged"
        : "the latitude is beyond 90°";
    rows.reject(row, "latitude-out-of-range", message, "lat");
    return null;
  }
  if (Math.abs(lon) > 180) {
    rows.reject(row, "longitude-out-of-range", "the longitude is beyond 180°", "lon");
    return null;
  }
  if (lon === 0 && lat === 0) {
    rows.reject(row, "coordinates-zero", "the coordinates are 0, 0: the place is not known", "lon");
    return null;
  }
  return toWgs84(lon, lat, datum);
}

function fromColumns(rows: SourceRows, row: number): readonly [number, number] | null {
  const values: number[] = [];
  for (const field of ["lon", "lat"]) {
    const text = rows.text(row, field);
    if (text === "") {
      rows.reject(row, "coordinates-missing", "the coordinates are missing", field);
      return null;
    }
    const value = numberOf(text);
    if (value === null) {
      rows.reject(row, "coordinates-not-numbers", "the coordinates are no plain numbers", field);
      return null;
    }
    values.push(value);
  }
  return [values[0]!, values[1]!];
}

function fromPoint(rows: SourceRows, row: number): readonly [number, number] | null {
  const geometry = rows.table.geometries![row]!;
  if (geometry === null) {
    rows.reject(row, "coordinates-missing", "the feature has no geometry");
    return null;
  }
  if (geometry.type !== "Point") {
    rows.reject(row, "not-a-point", `expected a point, found ${geometry.type}`);
    return null;
  }
  const { coordinates }: { readonly coordinates?: unknown } = geometry;
  const [lon, lat]: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
    rows.reject(row, "coordinates-not-numbers", "the coordinates are no numbers");
    return null;
  }
  return [lon as number, lat as number];
}
