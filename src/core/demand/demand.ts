import type { EcefPoints } from "../geo/ecef.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";

/** The ground each demand point stands for, from which gap polygons are made. */
export type Ground =
  | {
      readonly kind: "lattice";
      /** West edge of column 0 and north edge of row 0 in degrees. */
      readonly west: number;
      readonly north: number;
      readonly cellsPerDegree: number;
      readonly col: Uint32Array;
      readonly row: Uint32Array;
    }
  | { readonly kind: "voronoi"; readonly cellM: number }
  /** Polygons as given, one per point, in degrees. */
  | { readonly kind: "polygons"; readonly polygons: readonly PolygonCoordinates[][] }
  /** Demand without coordinates. */
  | { readonly kind: "none" };

/**
 * Demand points i in id order (by code point). All arrays have `count` entries.
 *
 * `weights` are whole millionths (see base/exact). `unitAt` gives, per level, the index into
 * `Units.all`, −1 for `(outside)`. `landmass` is an index into the landmasses given; beyond them, points on a landmass of their own.
 */
export interface Demand {
  readonly count: number;
  /** Ids in code-point order; null for a lattice, whose ids follow from row and column. */
  readonly ids: readonly string[] | null;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly points: EcefPoints;
  readonly weights: ReadonlyMap<string, Float64Array>;
  readonly unitAt: ReadonlyMap<string, Int32Array>;
  readonly landmass: Int32Array;
  readonly ground: Ground;
}

/** The id of demand point `i`; lattice ids sort by code point as cells do, row by row. */
export function demandId(demand: Demand, i: number): string {
  if (demand.ids !== null) return demand.ids[i]!;
  const { ground } = demand;
  if (ground.kind !== "lattice") return String(i + 1);
  return `r${padded(ground.row[i]!)}c${padded(ground.col[i]!)}`;
}

function padded(index: number): string {
  return String(index).padStart(5, "0");
}
