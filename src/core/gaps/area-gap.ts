import type { Sums } from "../access/summary.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";

/** Land of one unit that no circle of its landmass group reaches: a connected piece of ground. */
export interface AreaGap {
  /** `area-`, the unit's id, `-` and its number within the unit, largest first. */
  readonly id: string;
  /** From 1: largest area first, then id. */
  readonly rank: number;
  /** Index into `Units.all`, −1 where the land belongs to no unit. */
  readonly unit: number;
  /** The cut-off its land is held to. */
  readonly cutoffMm: number;
  /** Authalic area of the polygons as drawn. */
  readonly areaM2: number;
  readonly polygon: PolygonCoordinates;
  /** Demand left out whose centre lies in the piece. */
  readonly sums: Sums;
  /** Index of the nearest site in key order among those cells, −1 where there is none. */
  readonly nearest: number;
  readonly nearestCostMm: number;
  /** Covered populated cells whose centre lies in the drawn piece: at its very edge. */
  readonly coveredCentres: number;
}

/** The answer to a rule by land: how much of it lies outside every circle. */
export interface AreaGaps {
  readonly level: string;
  readonly gaps: readonly AreaGap[];
  /** Pieces under the stated floors, or under 1 m²: counted, not drawn. */
  readonly belowFloor: { readonly count: number; readonly areaM2: number };
  /** Land of all units in scope. */
  readonly landM2: number;
  /** Land outside every circle, pieces below the floor included. */
  readonly outsideM2: number;
  /** Σ over pieces; and those farther than 1 m within a circle, which would be an error. */
  readonly coveredCentres: number;
  readonly coveredCentresDeep: number;
}
