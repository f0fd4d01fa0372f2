import type { Geometry, Position } from "geojson";
import { cleanCoordinate, cleanPair } from "../../core/import/clean-value.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import { moved } from "../datum/table-in-degrees.ts";
import { interiorPoint } from "../inputs/interior-point.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import type { Table } from "../read/table.ts";
import type { Frame } from "./frame.ts";

/** Two numbers as the file has them, x first; or why there are none. */
export type RawPlace =
  | { readonly ok: true; readonly x: number; readonly y: number; readonly isCentre: boolean }
  | { readonly ok: false; readonly code: string; readonly column: string | null };

/** Text of one cell of a row by the file's column name; mended cells win. */
export type CellOf = (column: string | undefined) => string;

/** The numbers of a row's place before any datum: from its geometry, its two columns, or one cell. */
export function rawPlace(
  table: Table,
  row: number,
  cell: CellOf,
  { columns, swap }: Pick<ImportDecision, "columns" | "swap">,
): RawPlace {
  const found =
    table.geometries === null ? fromCells(cell, columns) : fromGeometry(table.geometries[row]!);
  if (!found.ok || !swap) return found;
  return { ...found, x: found.y, y: found.x };
}

function fromCells(cell: CellOf, columns: Readonly<Record<string, string>>): RawPlace {
  const { lon, lat, pair } = columns;
  if (lon === undefined || lat === undefined) {
    if (pair === undefined) return { ok: false, code: "coordinates-missing", column: null };
    const text = cell(pair);
    const both = cleanPair(text);
    if (both === null) {
      const code = text.trim() === "" ? "coordinates-missing" : "coordinates-not-numbers";
      return { ok: false, code, column: pair };
    }
    const [a, b] = both;
    // Letters, or a first number that no latitude can be, say which is which; else longitude leads.
    const isLatFirst =
      a.axis === "lat" || b.axis === "lon" || (Math.abs(a.value!) <= 90 && Math.abs(b.value!) > 90);
    const [x, y] = isLatFirst ? [b.value!, a.value!] : [a.value!, b.value!];
    return { ok: true, x, y, isCentre: false };
  }
  const values: number[] = [];
  for (const column of [lon, lat]) {
    const { value, notes } = cleanCoordinate(cell(column));
    if (value === null) {
      const isMissing = cell(column).trim() === "" || notes.includes("marked-missing");
      const code = isMissing ? "coordinates-missing" : "coordinates-not-numbers";
      return { ok: false, code, column };
    }
    values.push(value);
  }
  return { ok: true, x: values[0]!, y: values[1]!, isCentre: false };
}

function fault(code: string): RawPlace {
  return { ok: false, code, column: null };
}

/** Points as they are; of an area, a point inside it; of several points, only a single one. */
function fromGeometry(geometry: Geometry | null): RawPlace {
  if (geometry === null) return fault("coordinates-missing");
  if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") {
    const polygons = ringsInAnyUnit(geometry);
    if (polygons === null) return fault("not-a-polygon");
    const [x, y] = interiorPoint(polygons);
    return { ok: true, x, y, isCentre: true };
  }
  const { coordinates }: { readonly coordinates?: unknown } = geometry as unknown as {
    coordinates?: unknown;
  };
  const list = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  const isSingle = geometry.type === "MultiPoint" && list.length === 1;
  if (geometry.type !== "Point" && !isSingle) return fault("not-a-point");
  const position = isSingle ? list[0] : coordinates;
  const [x, y]: readonly unknown[] = Array.isArray(position) ? position : [];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return fault("coordinates-not-numbers");
  return { ok: true, x: x as number, y: y as number, isCentre: false };
}

/** Rings of an area in degrees or metres; null where they are broken. */
function ringsInAnyUnit(geometry: Geometry) {
  // Scaled into the range of degrees, where the shape alone is asked for.
  const scale = 1e-7;
  const shrunk = moved(geometry, ([x, y]) => [x! * scale, y! * scale]);
  const polygons = polygonsOf(shrunk, "wgs84");
  return (
    polygons?.map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [x / scale, y / scale] as [number, number])),
    ) ?? null
  );
}

/** An area moved to WGS 84; null where it is none or its rings are broken. */
export function areaOnWgs84(geometry: Geometry | null, frame: Frame, swap: boolean) {
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return null;
  const move = ([x, y]: Position): Position => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [x!, y!];
    return swap ? frame.toWgs84(y!, x!) : frame.toWgs84(x!, y!);
  };
  return polygonsOf(moved(geometry, move), "wgs84");
}
