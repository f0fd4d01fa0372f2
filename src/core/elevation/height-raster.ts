/** Heights in equal cells, line by line from the first of the file. */
export interface HeightRaster {
  readonly width: number;
  readonly height: number;
  /** Above sea level; NaN where no height is known. */
  readonly metres: Float32Array;
}

/** What heights are given in; metres unless the planner says otherwise. */
export const HEIGHT_UNITS = ["m", "ft", "dm"] as const;
export type HeightUnit = (typeof HEIGHT_UNITS)[number];

/** Metres of one unit; the foot is the international one. */
export const METRES_OF: Readonly<Record<HeightUnit, number>> = { m: 1, ft: 0.3048, dm: 0.1 };

/** Cells longer than this say how high a place is, but not how steep. */
export const COARSE_CELL_M = 100;

/** What a raster says of the ground at a place. */
export interface GroundAt {
  readonly heightM: number;
  /** Rise over run × 100; null where it cannot be told. */
  readonly slopePercent: number | null;
  /** Why there is no slope: the cells are too long, or one of those around holds no height. */
  readonly noSlope: "coarse" | "gap" | null;
  /** The longer side of a cell. */
  readonly cellM: number;
}
