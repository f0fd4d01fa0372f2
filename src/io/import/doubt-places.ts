import type { IssueLog, Place } from "../../core/base/issue.ts";
import { PolygonIndex } from "../../core/geo/polygon-index.ts";
import type { AcceptedRows } from "./accepted-rows.ts";
import type { ImportContext } from "./import-context.ts";
import { sameSpots } from "./same-spots.ts";

/** So far from any land a place is in the water, not on a coast that moved. */
const SHORE_M = 1000;
/** So far from the shore of a lake a place is in it: banks, piers and sketched shores are nearer. */
const LAKESHORE_M = 50;
/** Rows at one spot, to the last digit, that make a stack. */
const STACK = 3;
/** A coarse coordinate: two decimals are a kilometre. */
const COARSE_DEGREES = 0.01;

const ESTIMATES: Readonly<Record<string, string>> = {
  address: "the place is that of the whole address in your own table",
  place:
    "the place is that of a village or place of your own table, named in the address: an estimate",
};

/** Points out accepted places that look wrong: in water, rounded, stacked, estimated. */
export async function doubtPlaces(
  rows: AcceptedRows,
  context: ImportContext,
  isRegional: boolean,
  log: IssueLog,
): Promise<void> {
  const water = await waterUnder(rows, context, isRegional);
  const { table, decision } = rows.reader;
  const column = decision.columns.lon ?? decision.columns.pair;
  const { file, sheet, rowNumbers } = table;
  const placeOf = (k: number, value?: string): Place => ({
    file,
    ...(sheet === null ? {} : { sheet }),
    row: rowNumbers[rows.tableRow(k)]!,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value }),
  });
  const own: number[] = [];
  let coarse: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    if (!rows.isPoint(k)) continue;
    const estimated = rows.estimated(k);
    if (estimated !== null) {
      const code = estimated === "address" ? "geocoded-position" : "estimated-position";
      const message =
        ESTIMATES[estimated] ??
        `the place is that of its ${estimated}, named in the address: an estimate`;
      log.add("note", code, message, placeOf(k, estimated));
      continue;
    }
    const [lon, lat] = [rows.lon[k]!, rows.lat[k]!];
    if (isRegional && isInWater(lon, lat, context)) {
      const message = "the place lies in the water, over 1,000 m from land; check it";
      log.add("warning", "in-water", message, placeOf(k, `${lon}, ${lat}`));
    } else if (water.at(lon, lat) >= 0 && !water.isNear(lon, lat, LAKESHORE_M)) {
      const message =
        "the place lies in a lake, reservoir or river, over 50 m from its shore; check it";
      log.add("warning", "in-lake", message, placeOf(k, `${lon}, ${lat}`));
    }
    if (isCoarse(lon) && isCoarse(lat)) coarse.push(k);
    own.push(k);
  }
  // A grid on round degrees is meant; a few round places among precise ones are not.
  if (coarse.length * 2 > rows.length && rows.length > 20) coarse = [];
  for (const k of coarse) {
    const message = "the place is rounded to 0.01°, about a kilometre; look it up";
    log.add("warning", "rounded-coordinates", message, placeOf(k));
  }
  for (const stack of sameSpots(own, rows.lon, rows.lat, STACK)) {
    const message =
      "three or more rows stand at the very same place; check whether it is their own";
    for (const k of stack) {
      const spot = `${rows.lon[k]!},${rows.lat[k]!}`;
      log.add("warning", "stacked-places", message, placeOf(k, spot));
    }
  }
}

/** The water of the region that the rows' own points may lie in. */
async function waterUnder(
  rows: AcceptedRows,
  context: ImportContext,
  isRegional: boolean,
): Promise<PolygonIndex> {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; isRegional && k < rows.length; k++) {
    if (!rows.isPoint(k) || rows.estimated(k) !== null) continue;
    const [lon, lat] = [rows.lon[k]!, rows.lat[k]!];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box[0] <= box[2] ? context.waterIn(box) : new PolygonIndex([]);
}

function isInWater(lon: number, lat: number, { land }: ImportContext): boolean {
  if (land.ids.length === 0) return false;
  return land.at(lon, lat) < 0 && !land.isNear(lon, lat, SHORE_M);
}

function isCoarse(degrees: number): boolean {
  const steps = degrees / COARSE_DEGREES;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
