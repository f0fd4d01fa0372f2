/** Sums of one set of demand points, per weights field, in millionths; `cells` counts points. */
export interface Sums {
  readonly cells: number;
  /** Field → millionths. */
  readonly fields: Readonly<Record<string, number>>;
}

/** One row of a summary: a unit, a group, `(outside)`, or the whole. */
export interface CoverageSummary {
  readonly level: string;
  readonly unitId: string;
  readonly total: Sums;
  readonly covered: Sums;
  /** Total − covered; includes the unreachable. */
  readonly uncovered: Sums;
  /** No eligible facility can be reached at any distance. */
  readonly unreachable: Sums;
  /** Eligible facilities inside the unit. */
  readonly facilities: number;
  /** Millimetres per field, over reached demand with weight: weighted mean, greatest; null where none. */
  readonly meanCostMm: Readonly<Record<string, number | null>>;
  readonly maxCostMm: Readonly<Record<string, number | null>>;
}
