import type { Position } from "geojson";
import { InputError, IssueLog } from "../../core/base/issue.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { columnRoles } from "../../core/import/column-roles.ts";
import type { TrustedPlace } from "../../core/import/datum-doctor.ts";
import { OutlineIndex } from "../../core/import/outline-index.ts";
import { openSource, tableOfSheet } from "../read/open-source.ts";
import type { SourceFile } from "../read/source-file.ts";
import type { Table } from "../read/table.ts";
import { frameOf } from "./frame.ts";
import { rawPlace } from "./place-in-row.ts";
import { sampleOf } from "./propose.ts";

/** A layer that the planner trusts, on WGS 84: roads and borders as lines, points with their names. */
export interface TrustedLayer {
  readonly lines: OutlineIndex;
  readonly lineCount: number;
  readonly places: readonly TrustedPlace[];
}

/** Reads a trusted layer; in the coordinate system it names, else degrees of WGS 84. Throws `InputError`. */
export async function readTrusted(file: SourceFile): Promise<TrustedLayer> {
  const log = new IssueLog();
  const sheets = await openSource(file, {}, log);
  const lines: PolygonCoordinates[] = [];
  const places: TrustedPlace[] = [];
  for (const sheet of sheets ?? []) {
    const table = tableOfSheet(sheet, null, log);
    const frame = await frameOf("wgs84", table.crs);
    if (frame === null) continue;
    for (const geometry of table.geometries ?? []) {
      if (geometry === null || !("coordinates" in geometry)) continue;
      const drawn = linesIn(geometry.coordinates).map((line) =>
        line.map(([x, y]) => frame.toWgs84(x!, y!)),
      );
      if (drawn.length > 0) lines.push(drawn);
    }
    places.push(...placesIn(table, frame.toWgs84));
  }
  if (lines.length === 0 && places.length === 0) {
    const message = "the layer has neither lines nor points with names to hold anything against";
    log.error("no-trusted", message, { file: file.name });
  }
  if (log.hasErrors) throw new InputError(log.list());
  return { lines: new OutlineIndex(lines), lineCount: lines.length, places };
}

/** Every run of two positions and more, however deep. */
function linesIn(coordinates: unknown, depth = 0): Position[][] {
  if (!Array.isArray(coordinates) || depth > 3) return [];
  const list = coordinates as unknown[];
  const isLine =
    list.length >= 2 &&
    list.every((one) => Array.isArray(one) && Number.isFinite(one[0]) && Number.isFinite(one[1]));
  if (isLine) return [list as Position[]];
  return list.flatMap((one) => linesIn(one, depth + 1));
}

function placesIn(
  table: Table,
  toWgs84: (x: number, y: number) => [number, number],
): TrustedPlace[] {
  const roles = columnRoles(sampleOf(table), "facilities", table.geometries !== null);
  const columns = Object.fromEntries(roles.map(({ field, column }) => [field, column]));
  const at = new Map(table.columns.map((column, k) => [column, k]));
  const found: TrustedPlace[] = [];
  for (let r = 0; r < table.rows.length; r++) {
    const cell = (column: string | undefined): string => {
      const k = column === undefined ? undefined : at.get(column);
      return k === undefined ? "" : table.rows.at(r, k);
    };
    const type = table.geometries?.[r]?.type;
    if (type !== undefined && type !== "Point") continue;
    const place = rawPlace(table, r, cell, { columns, swap: false });
    const name = cell(columns.name).trim();
    if (!place.ok || name === "") continue;
    const [lon, lat] = toWgs84(place.x, place.y);
    found.push({ id: cell(columns.id).trim() || name, name, lon, lat });
  }
  return found;
}
