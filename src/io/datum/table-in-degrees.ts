import type { Geometry, Position } from "geojson";
import { numberOf } from "../../core/base/number.ts";
import type { Table } from "../read/table.ts";
import { rounded } from "./to-wgs84.ts";

/**
 * A table with its places in degrees: geometry, or the columns that `x` (easting) and `y` name,
 * moved from the coordinate system. Null where the system is not known. A cell that is no number
 * gives a place that is none, so that its row is rejected for it.
 */
export async function tableInDegrees(
  table: Table,
  crs: string,
  columns: Readonly<Record<string, string>>,
): Promise<Table | null> {
  const { projectionOf } = await import("./projection.ts");
  const projection = projectionOf(crs);
  if (projection === null) return null;
  const move = ([x, y]: Position): Position => {
    if (projection.isGeographic || !Number.isFinite(x) || !Number.isFinite(y)) return [x!, y!];
    const [lon, lat] = projection.toDegrees(x!, y!);
    return [rounded(lon), rounded(lat)];
  };
  if (table.geometries !== null) {
    if (projection.isGeographic) return table;
    return { ...table, geometries: table.geometries.map((one) => moved(one, move)) };
  }
  const xAt = table.columns.indexOf(columns.x ?? columns.lon ?? "");
  const yAt = table.columns.indexOf(columns.y ?? columns.lat ?? "");
  if (xAt < 0 || yAt < 0) return table;
  const geometries = Array.from({ length: table.rows.length }, (_, r): Geometry | null => {
    const [x, y] = [table.rows.at(r, xAt), table.rows.at(r, yAt)];
    if (x.trim() === "" || y.trim() === "") return null;
    const coordinates = [numberOf(x) ?? Number.NaN, numberOf(y) ?? Number.NaN];
    return { type: "Point", coordinates: move(coordinates) };
  });
  return { ...table, geometries };
}

/** The geometry with every position moved; null stays null, broken coordinates stay as they are. */
export function moved(geometry: Geometry | null, move: (position: Position) => Position) {
  if (geometry === null || !("coordinates" in geometry)) return geometry;
  const deep = (value: unknown, depth: number): unknown => {
    if (!Array.isArray(value) || depth > 4) return value;
    if (typeof value[0] === "number" && typeof value[1] === "number") {
      return move(value as Position);
    }
    return value.map((one) => deep(one, depth + 1));
  };
  return { ...geometry, coordinates: deep(geometry.coordinates, 0) } as Geometry;
}
