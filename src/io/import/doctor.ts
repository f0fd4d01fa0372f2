import {
  CANDIDATE_DATUMS,
  type CandidateDatum,
  type DatumFinding,
  type Diagnosis,
  judgeByMatches,
  judgeByOutline,
  judgeByRoads,
  judgeLoose,
  type LooseCheck,
  medianShift,
  type Spot,
  type TrustedPlace,
} from "../../core/import/datum-doctor.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import type { NamedUnit } from "../../core/import/name-match.ts";
import { landAt } from "../../core/land/locate.ts";
import { rowOf } from "../read/cells.ts";
import type { Table } from "../read/table.ts";
import { controlOf, frameOf } from "./frame.ts";
import type { ImportContext } from "./import-context.ts";
import { rawPlace } from "./place-in-row.ts";

const MOST_ROWS = 3000;
const MOST_VERTICES = 3000;
const SAMPLE = 64;
const ROAD_M = 300;

/** Holds a sheet against what is trusted, under every candidate datum. Never changes anything. */
export async function diagnose(
  table: Table,
  decision: ImportDecision,
  context: ImportContext,
  trusted: readonly TrustedPlace[] = [],
): Promise<Diagnosis | null> {
  const crs = decision.crs ?? table.crs;
  const control = controlOf(decision);
  const frames = await Promise.all(CANDIDATE_DATUMS.map((datum) => frameOf(datum, crs, control)));
  if (frames.includes(null)) return null;
  const under = (datum: CandidateDatum, [x, y]: Spot): Spot =>
    frames[CANDIDATE_DATUMS.indexOf(datum)]!.toWgs84(x, y);
  const all = (spots: readonly Spot[]): Record<CandidateDatum, Spot[]> => ({
    wgs84: spots.map((spot) => under("wgs84", spot)),
    gcj02: spots.map((spot) => under("gcj02", spot)),
    bd09: spots.map((spot) => under("bd09", spot)),
  });
  const vertices = outlineOf(table, decision);
  const rows = vertices === null ? placedRows(table, decision) : [];
  const spots = vertices ?? rows.map(({ spot }) => spot);
  if (spots.length === 0) return null;
  const places = all(spots);
  const finding = judge(places, rows, vertices !== null, context, trusted);
  const best = finding.verdict ?? finding.fits[0]?.datum ?? "wgs84";
  const step = Math.max(1, Math.floor(spots.length / SAMPLE));
  const picked = spots.map((_, k) => k).filter((k) => k % step === 0);
  return {
    finding,
    best,
    // Without a verdict nothing is said to be off.
    shift:
      finding.verdict === null || best === "wgs84" ? null : medianShift(places[best], places.wgs84),
    sample: picked.slice(0, SAMPLE).map((k) => ({
      file: places.wgs84[k]!,
      corrected: places[best][k]!,
    })),
  };
}

function judge(
  places: Readonly<Record<CandidateDatum, readonly Spot[]>>,
  rows: readonly PlacedRow[],
  isOutline: boolean,
  context: ImportContext,
  trusted: readonly TrustedPlace[],
): DatumFinding {
  if (isOutline) {
    const { outlines, roads } = context;
    if (outlines.isEmpty && roads.isEmpty) return judgeByMatches(places, []);
    // A layer that the planner names for it is a better witness than borders of the region.
    const trustedLines = roads.isEmpty ? outlines : roads;
    return judgeByOutline(places, (spot) => trustedLines.distanceM(spot, 1500));
  }
  const known = matchesOf(rows, context, trusted);
  const pick = (datum: CandidateDatum): Spot[] => known.map(({ k }) => places[datum][k]!);
  const byMatches = judgeByMatches(
    { wgs84: pick("wgs84"), gcj02: pick("gcj02"), bd09: pick("bd09") },
    known.map(({ spot }) => spot),
  );
  // Places that match by name and yet lie far apart are no match: roads, land and units still tell something.
  if (byMatches.verdict !== null) return byMatches;
  if (!context.roads.isEmpty) {
    const byRoads = judgeByRoads(places, (spot) => context.roads.distanceM(spot, ROAD_M));
    if (byRoads.verdict !== null) return byRoads;
  }
  const checks = (datum: CandidateDatum): LooseCheck[] =>
    rows.map((row, k) => checkOf(row, places[datum][k]!, context));
  const loose = judgeLoose({
    wgs84: checks("wgs84"),
    gcj02: checks("gcj02"),
    bd09: checks("bd09"),
  });
  return loose.basis === "none" && byMatches.basis !== "none" ? byMatches : loose;
}

interface PlacedRow {
  readonly spot: Spot;
  readonly id: string;
  readonly name: string;
  readonly county: NamedUnit | null;
  readonly text: string;
}

/** Rows with numbers, and what they say about where they are. */
function placedRows(table: Table, decision: ImportDecision): (PlacedRow & { text: string })[] {
  const at = new Map(table.columns.map((column, k) => [column, k]));
  const step = Math.max(1, Math.floor(table.rows.length / MOST_ROWS));
  const rows: PlacedRow[] = [];
  for (let r = 0; r < table.rows.length; r += step) {
    const cells = rowOf(table.rows, r, table.columns.length);
    const cell = (column: string | undefined): string =>
      column === undefined ? "" : (cells[at.get(column) ?? -1] ?? "");
    const raw = rawPlace(table, r, cell, decision);
    if (!raw.ok || (raw.x === 0 && raw.y === 0)) continue;
    const exchanged = decision.swapBeyond90 && Math.abs(raw.y) > 90 && Math.abs(raw.x) <= 90;
    const short = cells.filter((text) => text.length <= 80 && /[\u4e00-\u9fff]/.test(text));
    rows.push({
      spot: exchanged ? [raw.y, raw.x] : [raw.x, raw.y],
      id: cell(decision.columns.id).trim(),
      name: cell(decision.columns.name).trim(),
      county: null,
      text: short.join(" "),
    });
  }
  return rows;
}

function checkOf(row: PlacedRow, [lon, lat]: Spot, context: ImportContext): LooseCheck {
  const { county } = context.names.find(row.text);
  const unitAt = county === null ? -1 : context.counties.ids.indexOf(county.id);
  return {
    inUnit: unitAt < 0 ? null : context.counties.at(lon, lat) === unitAt,
    onLand:
      context.land.ids.length === 0
        ? null
        : landAt(context.land, lon, lat) >= 0 && context.land.at(lon, lat) >= 0,
  };
}

/** Rows whose id or name a trusted place has too, and no other; towns count where they were surveyed. */
function matchesOf(
  rows: readonly PlacedRow[],
  { names }: ImportContext,
  trusted: readonly TrustedPlace[],
): { readonly k: number; readonly spot: Spot }[] {
  const byId = new Map(trusted.map((place) => [place.id, place]));
  const byName = new Map<string, TrustedPlace | null>();
  for (const place of trusted) byName.set(place.name, byName.has(place.name) ? null : place);
  const found: { k: number; spot: Spot }[] = [];
  rows.forEach((row, k) => {
    const known = byId.get(row.id) ?? byName.get(row.name) ?? townOf(row, names);
    if (known !== null && known !== undefined) found.push({ k, spot: [known.lon, known.lat] });
  });
  return found;
}

/** The town that a row is, by code or by its whole name: not the town that its address mentions. */
function townOf(row: PlacedRow, names: ImportContext["names"]): NamedUnit | null {
  const byCode = names.unit(row.id);
  const named = names.townsNamed(row.name);
  const county = named.length > 1 ? names.find(row.text).county : null;
  const here = county === null ? named : named.filter(({ parent }) => parent === county.id);
  const town = byCode?.level === "town" ? byCode : here.length === 1 ? here[0]! : null;
  return town === null || town.estimated ? null : town;
}

const DRAWN = ["Polygon", "MultiPolygon", "LineString", "MultiLineString"];

/** Vertices of the outlines or lines of a sheet, spread evenly; null where it holds points. */
function outlineOf(table: Table, { swap }: ImportDecision): Spot[] | null {
  const outlines = (table.geometries ?? []).filter(
    (one) => one !== null && DRAWN.includes(one.type),
  );
  if (outlines.length === 0 || outlines.length * 2 < table.rows.length) return null;
  const spots: Spot[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 4) return;
    const [x, y] = value as unknown[];
    if (typeof x === "number" && typeof y === "number") spots.push(swap ? [y, x] : [x, y]);
    else for (const one of value) collect(one, depth + 1);
  };
  for (const one of outlines) collect((one as { coordinates: unknown }).coordinates, 0);
  const step = Math.max(1, Math.floor(spots.length / MOST_VERTICES));
  return spots.filter((_, k) => k % step === 0);
}
