import type { GridLattice } from "./grid-lattice.ts";

export const GRID_FIELDS = ["people", "age0_2", "age60", "age65", "age80"] as const;
export type GridField = (typeof GRID_FIELDS)[number];
type UnitLevel = "province" | "city" | "county" | "town";

/** Month as `YYYY-MM`. */
type Month = string;

/** One administrative unit. Positions are WGS 84; `bbox` is west, south, east, north. */
export interface RegionUnit {
  readonly id: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly nameEn: string;
  /** The name without its kind: 景宁 for 景宁畲族自治县. */
  readonly short: string;
  readonly parent: string | null;
  /** Of the short name, lower case, no spaces: `jingning`, `jn`. */
  readonly pinyin: string;
  readonly initials: string;
  /** Where a label goes: on populated ground. */
  readonly lon: number;
  readonly lat: number;
  readonly bbox: readonly [number, number, number, number];
  /** Land on the ellipsoid; of towns, the modelled area. */
  readonly areaKm2: number;
  /** One of the six island counties. */
  readonly island: boolean;
  /** Member of the support list from this month up to, not including, `supportUntil`. */
  readonly supportFrom: Month | null;
  readonly supportUntil: Month | null;
  /** The town's point was placed by the model. */
  readonly estimated: boolean;
  /** The town lies in the modelled main urban area. */
  readonly mainUrban: boolean;
  readonly heightM: number | null;
  readonly villages: number | null;
  readonly totals: Readonly<Record<GridField, number>>;
}

interface RegionLandmass {
  readonly id: string;
  readonly kind: "mainland" | "island";
  readonly areaKm2: number;
  readonly name?: string;
  readonly nameEn?: string;
}

/** A bridge, tunnel or ferry between two landmasses. */
export interface RegionLink {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: "bridge" | "tunnel" | "ferry";
  readonly openYear: number | null;
  readonly closeYear: number | null;
  readonly minutes: number | null;
  readonly perDay: number | null;
  readonly name: string;
  readonly nameEn: string;
  readonly source: string;
  readonly status: string;
  /** The two ends as drawn, WGS 84. */
  readonly line: readonly [readonly [number, number], readonly [number, number]];
}

export interface RegionSource {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly licence: string;
  readonly licenceEn: string;
  readonly notice: string;
  readonly noticeEn: string;
  readonly file: string;
}

export interface RegionIndex {
  readonly format: "region/1";
  readonly id: string;
  readonly basis: string;
  /** Whose county polygons these are: a sketch, the planner's own, or modelled. */
  readonly boundaries: "amap-sketch" | "own" | "modelled";
  readonly grid: GridLattice & {
    readonly count: number;
    readonly fields: readonly GridField[];
    readonly bytes: number;
    readonly sha256: string;
  };
  readonly units: readonly RegionUnit[];
  readonly landmasses: readonly RegionLandmass[];
  readonly links: readonly RegionLink[];
  readonly marks: readonly string[];
  readonly sources: readonly RegionSource[];
  readonly mainUrbanDensityPerKm2: number;
  readonly facilityCounts: Readonly<Record<string, number>>;
  readonly relief: {
    readonly file: string;
    /** Corners as an image source takes them: north-west, north-east, south-east, south-west. */
    readonly coordinates: readonly (readonly [number, number])[];
  };
}

/**
 * Checks the shape of a region.json that this project wrote; throws naming the first key that is
 * not as it should be. Units and landmasses are trusted beyond their ids: the builder's tests hold them.
 */
export function parseRegionIndex(json: unknown): RegionIndex {
  const index = record(json, "region.json");
  if (index.format !== "region/1") {
    throw new Error(`region.json has format ${String(index.format)} when region/1 is read`);
  }
  const grid = record(index.grid, "grid");
  for (const key of ["lon0", "lat1", "cellsPerDegree", "cols", "rows", "count", "bytes"]) {
    if (typeof grid[key] !== "number") throw new Error(`region.json: grid.${key} is not a number`);
  }
  for (const key of ["units", "landmasses", "links", "sources"]) {
    const list = index[key];
    if (!Array.isArray(list)) throw new Error(`region.json: ${key} is not a list`);
    list.forEach((entry: unknown, i) => {
      const { id } = record(entry, `${key}[${i}]`);
      if (typeof id !== "string") throw new Error(`region.json: ${key}[${i}].id is not text`);
    });
  }
  record(index.relief, "relief");
  return json as RegionIndex;
}

function record(value: unknown, key: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`region.json: ${key} is not an object`);
  }
  return value as Record<string, unknown>;
}
