import type { Datum } from "../../core/facilities/import.ts";
import {
  type ColumnSample,
  columnRoles,
  type ImportTarget,
  ROLE_ROWS,
} from "../../core/import/column-roles.ts";
import {
  type ImportDecision,
  OPEN_DECISION,
  type PlacesFinding,
} from "../../core/import/import-file.ts";
import { rowOf } from "../read/cells.ts";
import type { Table } from "../read/table.ts";
import { guessCrs } from "./guess-crs.ts";
import type { ImportContext } from "./import-context.ts";
import { rawPlace } from "./place-in-row.ts";

/** A first decision about a table: roles as guessed, nothing shifted, nothing exchanged. */
export function proposeDecision(
  table: Table,
  target: ImportTarget,
  given: {
    readonly class?: string | null;
    readonly columns?: Readonly<Record<string, string>>;
    readonly datum?: Datum;
    readonly crs?: string | null;
  } = {},
): ImportDecision {
  const hasGeometry = table.geometries !== null;
  const roles = columnRoles(sampleOf(table), target, hasGeometry);
  const guessed = Object.fromEntries(roles.map(({ field, column }) => [field, column]));
  const columns = { ...guessed, ...given.columns };
  // x and y are the plan's words for easting and northing.
  if (columns.x !== undefined) columns.lon = columns.x;
  if (columns.y !== undefined) columns.lat = columns.y;
  const { x: _x, y: _y, ...ours } = columns;
  const hasPlaces =
    hasGeometry || ours.pair !== undefined || (ours.lon !== undefined && ours.lat !== undefined);
  return {
    ...OPEN_DECISION,
    target,
    class: target === "facilities" ? (given.class ?? null) : null,
    columns: ours,
    datum: given.datum ?? "wgs84",
    crs: given.crs ?? null,
    locate: !hasPlaces && ours.address !== undefined,
  };
}

/** The first rows of a table as lists, by which its columns are judged. */
export function sampleOf({ columns, rows }: Table): ColumnSample {
  const count = Math.min(rows.length, ROLE_ROWS);
  return {
    columns,
    rows: Array.from({ length: count }, (_, r) => rowOf(rows, r, columns.length)),
  };
}

const SAMPLE = 2000;

/** The numbers of places as the file has them, of up to 2,000 rows spread over the table. */
export function samplePlaces(
  table: Table,
  decision: ImportDecision,
): (readonly [number, number])[] {
  const at = new Map(table.columns.map((column, k) => [column, k]));
  const places: [number, number][] = [];
  const step = Math.max(1, Math.floor(table.rows.length / SAMPLE));
  for (let r = 0; r < table.rows.length; r += step) {
    const cell = (column: string | undefined): string =>
      column === undefined ? "" : table.rows.at(r, at.get(column) ?? -1);
    const raw = rawPlace(table, r, cell, decision);
    if (raw.ok && !(raw.x === 0 && raw.y === 0)) places.push([raw.x, raw.y]);
  }
  return places;
}

/** What the numbers look like under the decision so far: degrees, metres, exchanged. */
export function findPlaces(
  table: Table,
  decision: ImportDecision,
  context: ImportContext,
): PlacesFinding {
  const stated = table.crs;
  const places = samplePlaces(table, { ...decision, swap: false });
  const nothing = {
    stated,
    kind: "none",
    looksSwapped: false,
    swappedRows: 0,
    guesses: [],
  } as const;
  if (places.length === 0) return nothing;
  const isDegree = ([x, y]: readonly [number, number]): boolean =>
    Math.abs(x) <= 180 && Math.abs(y) <= 180;
  const degrees = places.filter(isDegree);
  if (degrees.length * 2 < places.length) {
    const guesses = guessCrs(places, context.window);
    return { ...nothing, kind: "projected", looksSwapped: guesses[0]?.swap ?? false, guesses };
  }
  const [w, s, e, n] = context.window;
  const isInside = (x: number, y: number): boolean => x >= w && x <= e && y >= s && y <= n;
  const straight = degrees.filter(([x, y]) => isInside(x, y)).length;
  const swapped = degrees.filter(([x, y]) => isInside(y, x)).length;
  // Beyond the region, only a latitude over 90° proves anything.
  const beyond = degrees.filter(([x, y]) => Math.abs(y) > 90 && Math.abs(x) <= 90).length;
  const looksSwapped = straight + swapped > 0 ? swapped > straight : beyond * 2 > degrees.length;
  return {
    ...nothing,
    kind: "degrees",
    looksSwapped,
    swappedRows: looksSwapped ? 0 : beyond,
  };
}

/** Whether at least half of the places lie in the region's box, so that others are doubted. */
export function isRegional(
  places: readonly (readonly [number, number])[],
  [w, s, e, n]: ImportContext["window"],
): boolean {
  const inside = places.filter(([lon, lat]) => lon >= w && lon <= e && lat >= s && lat <= n);
  return places.length > 0 && inside.length * 2 >= places.length;
}
