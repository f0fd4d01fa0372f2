import { compareCodePoints, microOf } from "../../core/base/exact.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import { numberOf } from "../../core/base/number.ts";
import type { Ground } from "../../core/demand/demand.ts";
import { type EcefPoints, ecefFromLonLat } from "../../core/geo/ecef.ts";
import { geodesicFromEcefM } from "../../core/geo/geodesic.ts";
import { PointHash } from "../../core/geo/point-hash.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import type { PlanDemand } from "../plan/plan-schema.ts";
import { interiorPoint } from "./interior-point.ts";
import { placeOfRow } from "./place-of-row.ts";
import { polygonsOf } from "./polygons.ts";
import type { SourceRows } from "./source-rows.ts";

/** Demand as read, before it is joined to units and land. In id order. */
export interface DemandRows {
  readonly ids: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly points: EcefPoints;
  readonly weights: ReadonlyMap<string, Float64Array>;
  /** Text of the column `unit`, null where the source has none. */
  readonly unitIds: readonly string[] | null;
  readonly ground: Ground;
}

interface Row {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly weights: readonly number[];
  readonly unit: string;
  readonly polygons: readonly PolygonCoordinates[] | null;
}

/** Up to here sums are exact. */
export const MOST_PEOPLE = 9e9;

/** Demand points or polygons from a table. Rows without a place, id or whole set of weights are rejected. */
export function demandOf(rows: SourceRows, spec: PlanDemand, log: IssueLog): DemandRows {
  const fields = Object.entries(spec.weights ?? {}).sort(([a], [b]) => compareFields(a, b));
  for (const [field, column] of fields) {
    if (typeof column === "string" && !rows.table.columns.includes(column)) {
      const place = { file: rows.table.file, column, key: `inputs.demand.weights.${field}` };
      log.error("no-such-column", "the file has no such column; correct the plan", place);
    }
  }
  const kept: Row[] = [];
  if (!log.hasErrors) {
    const seen = new Set<string>();
    for (const r of rows.kept) {
      const row = rowOf(rows, r, spec, fields, seen);
      if (row === null) continue;
      seen.add(row.id);
      kept.push(row);
      rows.counts.accepted++;
    }
  }
  kept.sort((a, b) => compareCodePoints(a.id, b.id));
  const lon = Float64Array.from(kept, (row) => row.lon);
  const lat = Float64Array.from(kept, (row) => row.lat);
  const points = ecefFromLonLat(lon, lat);
  return {
    ids: kept.map(({ id }) => id),
    lon,
    lat,
    points,
    weights: new Map(
      fields.map(([field], f) => [field, Float64Array.from(kept, (row) => row.weights[f]!)]),
    ),
    unitIds: rows.has("unit") ? kept.map(({ unit }) => unit) : null,
    ground:
      spec.kind === "polygons"
        ? { kind: "polygons", polygons: kept.map(({ polygons }) => [...(polygons ?? [])]) }
        : { kind: "voronoi", cellM: spec.cellM ?? medianSpacingM(points) },
  };
}

/** `people` first, then by code point: outputs do not follow the order of keys in the plan. */
function compareFields(a: string, b: string): number {
  if (a === "people" || b === "people") return a === b ? 0 : a === "people" ? -1 : 1;
  return compareCodePoints(a, b);
}

function rowOf(
  rows: SourceRows,
  r: number,
  spec: PlanDemand,
  fields: readonly [string, string | number][],
  seen: ReadonlySet<string>,
): Row | null {
  const id = rows.has("id") ? rows.text(r, "id") : String(r + 1);
  if (id === "") {
    rows.reject(r, "id-missing", "the id is empty", "id");
    return null;
  }
  if (seen.has(id)) {
    rows.reject(r, "duplicate-id", "the id is already taken by an earlier row", "id");
    return null;
  }
  const weights: number[] = [];
  for (const [, column] of fields) {
    const value = typeof column === "number" ? column : numberOf(rows.cell(r, column) ?? "");
    if (value === null || value < 0 || value > MOST_PEOPLE) {
      const message = "the weight is missing, no number, below 0 or above 9,000,000,000";
      rows.reject(r, "weight-not-a-number", message, String(column));
      return null;
    }
    weights.push(microOf(value));
  }
  if (spec.kind === "polygons") {
    const polygons = polygonsOf(rows.table.geometries?.[r] ?? null, spec.datum ?? "wgs84");
    if (polygons === null) {
      rows.reject(r, "not-a-polygon", "expected a polygon");
      return null;
    }
    const [lon, lat] = interiorPoint(polygons);
    return { id, lon, lat, weights, unit: rows.text(r, "unit"), polygons };
  }
  const place = placeOfRow(rows, r, spec.datum ?? "wgs84");
  if (place === null) return null;
  return { id, lon: place[0], lat: place[1], weights, unit: rows.text(r, "unit"), polygons: null };
}

/** Median geodesic distance from a place to the nearest other place; 1,000 m where there is none. */
function medianSpacingM(points: EcefPoints): number {
  const spacing: number[] = [];
  const hash = new PointHash(points);
  for (let i = 0; i < points.count; i++) {
    const [x, y, z] = [points.x[i]!, points.y[i]!, points.z[i]!];
    for (let reach = hash.sizeM; reach < 2e7; reach *= 2) {
      let least = Infinity;
      hash.visitWithin(x, y, z, reach, (j) => {
        const m = geodesicFromEcefM(x, y, z, points.x[j]!, points.y[j]!, points.z[j]!);
        if (m > 0.01 && m < least) least = m;
      });
      if (least < reach) {
        spacing.push(least);
        break;
      }
    }
  }
  spacing.sort((a, b) => a - b);
  const median = spacing[Math.floor(spacing.length / 2)] ?? 1000;
  return Math.floor(median * 1000 + 0.5) / 1000;
}
