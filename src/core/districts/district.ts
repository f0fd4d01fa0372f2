import type { PolygonCoordinates } from "../geo/polygon.ts";

/** How districts are drawn up. */
export interface DistrictSettings {
  /** A unit, or all of the modelled main urban area within it; null: everywhere. */
  readonly unitId: string | null;
  readonly mainUrban: boolean;
  /** Cells can be divided anywhere; towns stay whole. */
  readonly from: "cell" | "town";
  /** Elders (60 and over) per district. */
  readonly target: number;
  /** Share by which a district may miss the target. */
  readonly tolerance: number;
  readonly bedsPerTenThousand: number;
}

/** US-02: about 10,000 elders, 300 beds for each 10,000. */
export const DISTRICT_DEFAULTS = {
  from: "cell",
  target: 10_000,
  tolerance: 0.2,
  bedsPerTenThousand: 300,
} as const satisfies Partial<DistrictSettings>;

/** Settings from a file of a stranger; null where they are none. */
export function districtSettingsOf(given: unknown): DistrictSettings | null {
  if (typeof given !== "object" || given === null) return null;
  const { unitId, mainUrban, from, target, tolerance, bedsPerTenThousand } =
    given as Partial<DistrictSettings>;
  const isRegion =
    (typeof unitId === "string" || unitId === null) && typeof mainUrban === "boolean";
  if (!isRegion || (from !== "cell" && from !== "town")) return null;
  if (!isBetween(target, 1, 1e9) || !isBetween(tolerance, 0, 0.999)) return null;
  if (!isBetween(bedsPerTenThousand, 0, 1e6)) return null;
  return { unitId, mainUrban, from, target, tolerance, bedsPerTenThousand };
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}

/** What the ids of its districts begin with. */
export function districtArea({ unitId, mainUrban }: DistrictSettings): string {
  return [...(unitId === null ? [] : [unitId]), ...(mainUrban ? ["main-urban"] : [])].join("-");
}

/** A contiguous unit of about 10,000 elders (US-02). */
export interface District {
  /** The unit's id, `-` and a number from 1. */
  readonly id: string;
  /** Millionths of elders. */
  readonly elders: number;
  /** Populated cells. */
  readonly cells: number;
  /** Demand indices, ascending. */
  readonly members: readonly number[];
  readonly fit: "within" | "under" | "over";
  readonly institutions: number;
  /** Institutions whose beds are not known: counted, never taken as 0 beds. */
  readonly bedsUnknown: number;
  readonly bedsNeeded: number;
  readonly bedsPresent: number;
  /** Null where beds of an institution are unknown and those known do not reach. */
  readonly bedsMissing: number | null;
  readonly areaM2: number;
  readonly polygons: readonly PolygonCoordinates[];
}

export interface Districts {
  readonly settings: DistrictSettings;
  readonly districts: readonly District[];
}
