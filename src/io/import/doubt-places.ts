import type { IssueLog, Place } from "../../core/base/issue.ts";
import type { ImportDecision, ImportedRow } from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import type { ImportContext } from "./import-context.ts";

/** So far from any land a place is in the water, not on a coast that moved. */
const SHORE_M = 1000;
/** Rows at one spot, to the last digit, that make a stack. */
const STACK = 3;
/** A coarse coordinate: two decimals are a kilometre. */
const COARSE_DEGREES = 0.01;

/** Points out accepted places that look wrong: in water, rounded, stacked, estimated. */
export function doubtPlaces(
  table: Table,
  decision: ImportDecision,
  rows: readonly ImportedRow[],
  context: ImportContext,
  isRegional: boolean,
  log: IssueLog,
): void {
  const column = decision.columns.lon ?? decision.columns.pair;
  const { file, sheet } = table;
  const placeOf = ({ row }: ImportedRow, value?: string): Place => ({
    file,
    ...(sheet === null ? {} : { sheet }),
    row,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value }),
  });
  const stacks = new Map<string, ImportedRow[]>();
  let coarse: ImportedRow[] = [];
  for (const row of rows) {
    if (row.geometry?.type !== "Point") continue;
    const [lon, lat] = row.geometry.coordinates as [number, number];
    if (row.estimated !== null) {
      const message = `the place is that of its ${row.estimated}, named in the address: an estimate`;
      log.add("note", "estimated-position", message, placeOf(row, row.estimated));
      continue;
    }
    if (isRegional && isInWater(lon, lat, context)) {
      const message = "the place lies in the water, over 1,000 m from land; check it";
      log.add("warning", "in-water", message, placeOf(row, `${lon}, ${lat}`));
    }
    if (isCoarse(lon) && isCoarse(lat)) coarse.push(row);
    const key = `${lon},${lat}`;
    const stack = stacks.get(key);
    if (stack === undefined) stacks.set(key, [row]);
    else stack.push(row);
  }
  // A grid on round degrees is meant; a few round places among precise ones are not.
  if (coarse.length * 2 > rows.length && rows.length > 20) coarse = [];
  for (const row of coarse) {
    const message = "the place is rounded to 0.01°, about a kilometre; look it up";
    log.add("warning", "rounded-coordinates", message, placeOf(row));
  }
  for (const [key, stack] of stacks) {
    if (stack.length < STACK) continue;
    const message =
      "three or more rows stand at the very same place; check whether it is their own";
    for (const row of stack) log.add("warning", "stacked-places", message, placeOf(row, key));
  }
}

function isInWater(lon: number, lat: number, { land }: ImportContext): boolean {
  if (land.ids.length === 0) return false;
  return land.at(lon, lat) < 0 && land.nearest(lon, lat, SHORE_M) < 0;
}

function isCoarse(degrees: number): boolean {
  const steps = degrees / COARSE_DEGREES;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
