import type { Geometry } from "geojson";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { rounded } from "../datum/to-wgs84.ts";
import type { Table } from "../read/table.ts";
import { mendedArea, noteRings } from "./mended-area.ts";
import { areaOnWgs84, type CellOf, type RawPlace, rawPlace } from "./place-in-row.ts";
import type { ReadSetting } from "./read-setting.ts";
import type { RowReader } from "./row-reader.ts";

export type PlaceOfImport =
  | {
      readonly ok: true;
      readonly geometry: Geometry | null;
      readonly estimated: string | null;
      /** A reason to set the row aside until the planner lets it in. */
      readonly doubt: string | null;
      readonly column: string | null;
    }
  | { readonly ok: false; readonly code: string; readonly column: string | null };

/** The WGS 84 place of a row for its target: a point, an area, or none for links. */
export function placeOfImport(reader: RowReader, r: number, setting: ReadSetting): PlaceOfImport {
  const { table } = reader;
  const { target } = setting.decision;
  if (target === "links") return placed(null);
  const geometry = table.geometries?.[r] ?? null;
  const isArea = geometry?.type === "Polygon" || geometry?.type === "MultiPolygon";
  if (target === "units" && table.geometries === null) return placed(null);
  if (target === "demand" && geometry !== null && isArea !== (setting.peopleIn === "areas")) {
    return { ok: false, code: isArea ? "area-among-points" : "point-among-areas", column: null };
  }
  if (target === "units" || target === "land" || (target === "demand" && isArea)) {
    return areaOf(table, r, setting);
  }
  return pointOf(reader, r, setting);
}

function placed(geometry: Geometry | null, doubt: string | null = null): PlaceOfImport {
  return { ok: true, geometry, estimated: null, doubt, column: null };
}

function areaOf(table: Table, r: number, setting: ReadSetting): PlaceOfImport {
  const { frame, decision, log } = setting;
  const polygons = areaOnWgs84(table.geometries?.[r] ?? null, frame, decision.swap);
  if (polygons === null) return { ok: false, code: "not-a-polygon", column: null };
  const { file, sheet, rowNumbers } = table;
  const place = { file, ...(sheet === null ? {} : { sheet }), row: rowNumbers[r]! };
  noteRings(table.geometries![r]!, place, log);
  const area = mendedArea(polygons, place, log);
  if (area === null) return { ok: false, code: "polygon-broken", column: null };
  const geometry: Geometry =
    area.length === 1
      ? { type: "Polygon", coordinates: positions(area[0]!) }
      : { type: "MultiPolygon", coordinates: area.map(positions) };
  return placed(geometry);
}

function positions(rings: PolygonCoordinates): number[][][] {
  return rings.map((ring) => ring.map(([lon, lat]) => [rounded(lon), rounded(lat)]));
}

function pointOf(reader: RowReader, r: number, setting: ReadSetting): PlaceOfImport {
  const { decision, frame, looksProjected } = setting;
  const raw = plainPlace(reader, r) ?? rawPlace(reader.table, r, reader.cellsOf(r), decision);
  if (!raw.ok) {
    const isNowhere = raw.code === "coordinates-missing";
    return isNowhere && decision.locate ? byName(reader.cellsOf(r), setting) : raw;
  }
  let { x, y } = raw;
  if (x === 0 && y === 0) return { ok: false, code: "coordinates-zero", column: "lon" };
  if (frame.isDegrees) {
    if (looksProjected && Math.abs(y) > 90 && Math.abs(x) > 180) {
      return { ok: false, code: "projected-coordinates", column: "lon" };
    }
    if (Math.abs(y) > 90 && Math.abs(x) <= 90) {
      if (!decision.swapBeyond90)
        return { ok: false, code: "coordinates-exchanged", column: "lat" };
      [x, y] = [y, x];
    }
    if (Math.abs(y) > 90) return { ok: false, code: "latitude-out-of-range", column: "lat" };
    if (Math.abs(x) > 180) return { ok: false, code: "longitude-out-of-range", column: "lon" };
  }
  const [lon, lat] = frame.toWgs84(x, y);
  if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
    return { ok: false, code: "coordinates-not-numbers", column: "lon" };
  }
  const doubt = setting.isRegional && !isInside(lon, lat, setting) ? "outside-region" : null;
  return placed({ type: "Point", coordinates: [lon, lat] }, doubt);
}

/** The place in two cells that are plain numbers, as nearly all are; null where they are not. */
function plainPlace(reader: RowReader, r: number): RawPlace | null {
  const { table, decision, lonAt, latAt } = reader;
  if (table.geometries !== null || lonAt < 0 || latAt < 0 || reader.isMended(r)) return null;
  const x = table.rows.numberAt(r, lonAt);
  const y = table.rows.numberAt(r, latAt);
  if (Number.isNaN(x) || Number.isNaN(y)) return null;
  return decision.swap
    ? { ok: true, x: y, y: x, isCentre: false }
    : { ok: true, x, y, isCentre: false };
}

/** In the region: its box, and there one of its counties or within reach of its land. */
function isInside(lon: number, lat: number, { context }: ReadSetting): boolean {
  const [w, s, e, n] = context.window;
  if (lon < w || lon > e || lat < s || lat > n) return false;
  if (context.counties.ids.length === 0 || context.counties.at(lon, lat) >= 0) return true;
  // Borders are a sketch and coasts move: beyond them by a few kilometres is not outside.
  return context.counties.isNear(lon, lat, BORDER_M) || context.land.isNear(lon, lat, BORDER_M);
}

const BORDER_M = 5000;

/** The place that the planner's own table has for the address, else the town or county that it names: an estimate. */
function byName(cell: CellOf, { decision, context, frame }: ReadSetting): PlaceOfImport {
  const { address, name } = decision.columns;
  const own = context.gazetteer.find(cell(address)) ?? context.gazetteer.find(cell(name));
  if (own !== null) {
    const coordinates = frame.toWgs84(own.x, own.y);
    const geometry: Geometry = { type: "Point", coordinates };
    return { ok: true, geometry, estimated: own.precision, doubt: null, column: null };
  }
  const { county, town } = context.names.find(`${cell(address)} ${cell(name)}`);
  const unit = town ?? county;
  if (unit === null) return { ok: false, code: "place-not-found", column: "address" };
  const coordinates = [rounded(unit.lon), rounded(unit.lat)];
  return {
    ok: true,
    geometry: { type: "Point", coordinates },
    estimated: unit.level,
    doubt: null,
    column: null,
  };
}
