import type { PolygonCoordinates } from "../geo/polygon.ts";

/** How districts are drawn up. */
export interface DistrictSettings {
  /** A county or city, or all of the modelled main urban area within it (null: of the province). */
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
