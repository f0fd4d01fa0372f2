import type { Demand } from "../demand/demand.ts";
import type { Projection } from "../demand/projection.ts";
import type { Registered } from "../demand/registered.ts";
import type { Facility } from "../facilities/facility.ts";
import type { PolygonIndex } from "../geo/polygon-index.ts";
import type { Link } from "../land/landmass.ts";
import type { CountyMembership } from "../units/county-groups.ts";
import type { Group, Units } from "../units/units.ts";

/** Everything a run computes from, read and checked. */
export interface Inputs {
  readonly demand: Demand;
  readonly units: Units;
  /** Finds the unit of a place at one level, −1 outside; see `UnitFinder`. */
  readonly findUnits: (lon: ArrayLike<number>, lat: ArrayLike<number>) => Map<string, Int32Array>;
  /** In key order. */
  readonly facilities: readonly Facility[];
  readonly land: PolygonIndex | null;
  /** Landmasses used by demand, lone points included. */
  readonly landmassCount: number;
  readonly links: readonly Link[];
  readonly groups: GroupSource;
  /** Unit ids of the modelled main urban area, empty where the inputs know none. */
  readonly mainUrban: ReadonlySet<string>;
  /** What the population figures are, e.g. `resident-2020`; null where the inputs do not say. */
  readonly basis: string | null;
  /** Present where a table of registered people was loaded: fields `registered_…` of the demand. */
  readonly registered?: Registered;
  /** Growth the planner loaded; null = every year has the people as they were counted. */
  readonly projection: Projection | null;
  /** How the people of this demand were projected; null where they were not. */
  readonly method: string | null;
}

/** Groups given by the plan, and counties whose membership gives the built-in ones by date. */
interface GroupSource {
  readonly given: readonly Group[];
  readonly counties: readonly CountyMembership[];
}
