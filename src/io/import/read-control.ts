import type { IssueLog } from "../../core/base/issue.ts";
import { numberOf } from "../../core/base/number.ts";
import type { ControlPoint } from "../../core/import/import-file.ts";
import { tableOfSheet } from "../read/open-source.ts";
import { readCsvGrid } from "../read/read-csv.ts";

const MOST = 4;
const NAMES: Readonly<Record<keyof ControlPoint, readonly string[]>> = {
  x: ["x", "x坐标"],
  y: ["y", "y坐标"],
  u: ["lon", "longitude", "经度", "e", "easting"],
  v: ["lat", "latitude", "纬度", "n", "northing"],
};

/** Two to four control points from a table with the columns x, y and lon, lat (or e, n). */
export function readControl(file: string, bytes: Uint8Array, log: IssueLog): ControlPoint[] {
  const grid = readCsvGrid(file, bytes, "csv", undefined, log);
  const table = tableOfSheet({ kind: "grid", grid }, null, log);
  const at = (key: keyof ControlPoint): number =>
    table.columns.findIndex((column) => NAMES[key].includes(column.trim().toLowerCase()));
  const places = { x: at("x"), y: at("y"), u: at("u"), v: at("v") };
  const figure = (r: number, column: number): number =>
    (column < 0 ? null : numberOf(table.rows.at(r, column))) ?? Number.NaN;
  const points = Array.from({ length: table.rows.length }, (_, r) => ({
    x: figure(r, places.x),
    y: figure(r, places.y),
    u: figure(r, places.u),
    v: figure(r, places.v),
  }));
  const areNumbers = points.every((point) => Object.values(point).every(Number.isFinite));
  if (areNumbers && points.length >= 2 && points.length <= MOST) return points;
  const message = "control points are two to four rows of x, y, lon, lat (or x, y, e, n)";
  log.error("control-points", message, { file });
  return [];
}
