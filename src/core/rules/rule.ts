import type { PolygonCoordinates } from "../geo/polygon.ts";

/** A cut-off is metres or minutes, never both; they meet only through a speed. */
export type Cutoff = { readonly m: number } | { readonly min: number };

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in";

export interface Condition {
  readonly column: string;
  readonly op: Operator;
  readonly value: string | number | readonly (string | number)[];
}

/** Which facilities a rule counts. */
export interface FacilityFilter {
  readonly class: string;
  readonly layers?: readonly string[] | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly minCapacity?: number | undefined;
  /** Default `["open"]`. */
  readonly statuses?: readonly string[] | undefined;
  readonly where?: readonly Condition[] | undefined;
}

export interface Travel {
  readonly model: "circle" | "detour";
  readonly speedMps?: number | undefined;
  /** Factor ≥ 1 on the geodesic, for the model `detour`. */
  readonly detour?: number | undefined;
  readonly ferry?: "none" | "expected" | "worst" | undefined;
}

/** Polygons of the planner's own, by the path they came from. */
interface ScopeArea {
  readonly path: string;
  readonly polygons: readonly PolygonCoordinates[];
}

/** Which demand a rule speaks about: a cell must match all that are given. */
export interface RuleScope {
  readonly units?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly area?: "main-urban" | ScopeArea | undefined;
}

interface RuleBase {
  readonly id: string;
  /** Weights field. */
  readonly demand: string;
  readonly basis: string | null;
  readonly scope: RuleScope | null;
  readonly target: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly edition: string | null;
  readonly source: string | null;
}

/** Share of demand with at least `k` eligible facilities in reach. */
export interface WithinRule extends RuleBase {
  readonly kind: "within";
  readonly facility: FacilityFilter;
  readonly travel: Travel;
  readonly cutoff: Cutoff;
  readonly k: number;
}

/** A step of density, `over` exclusive or `from` inclusive, per km²; a null cut-off = not applicable. */
export interface Tier {
  readonly over?: number | undefined;
  readonly from?: number | undefined;
  readonly cutoff: Cutoff | null;
}

/** As `within`, with a cut-off that follows density: the first tier that holds decides. */
export interface WithinTieredRule extends RuleBase {
  readonly kind: "within-tiered";
  readonly facility: FacilityFilter;
  readonly travel: Travel;
  /** Density of a weights field, in the ground of each cell or over whole units of a level. */
  readonly density: { readonly field: string; readonly by: string };
  readonly tiers: readonly Tier[];
}

/** Share of demand with at least `need` of the classes in reach. */
export interface AllClassesRule extends RuleBase {
  readonly kind: "all-classes";
  readonly classes: readonly string[];
  /** Narrows the class that it names; the other classes count when open. */
  readonly facility: FacilityFilter | null;
  readonly travel: Travel;
  readonly cutoff: Cutoff;
  readonly need: number;
}

/** Enough capacity, area or facilities for the demand of each unit of a level. */
export interface RatioRule extends RuleBase {
  readonly kind: "ratio";
  readonly facility: FacilityFilter;
  /** `capacity`, `areaM2`, `count` or a numeric attribute. */
  readonly measure: string;
  readonly per: number;
  readonly atLeast: number;
  readonly level: string;
}

/** Which units a rule applies to, by the sum of a weights field. */
export interface UnitCondition {
  readonly field: string;
  readonly op: Operator;
  readonly value: Condition["value"];
}

/** Facilities that each unit of a level has, or each set of them. */
export interface ExistsRule extends RuleBase {
  readonly kind: "exists";
  /** Null where `allOf` names the sets. */
  readonly facility: FacilityFilter | null;
  readonly level: string;
  /** Facilities, or sets present; null = all sets. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly allOf: readonly FacilityFilter[] | null;
  readonly when: UnitCondition | null;
}

/** The part of what units have that carries an attribute. */
export interface ShareRule extends RuleBase {
  readonly kind: "share";
  readonly facility: FacilityFilter;
  readonly of: "count" | "capacity" | "areaM2";
  readonly having: readonly Condition[];
  readonly level: string;
}

export const SUPPLY_METHODS = [
  "cumulative",
  "2sfca",
  "e2sfca",
  "gaussian",
  "m2sfca",
  "3sfca",
  "bfca",
] as const;

/** How weight falls with distance, which is measured in the unit of the cut-off: m or min. */
export interface Decay {
  readonly kind: "binary" | "step" | "exp" | "inverse" | "linear" | "gaussian";
  /** For `step`, ascending; `upTo` inclusive. */
  readonly steps: readonly { readonly upTo: number; readonly weight: number }[] | null;
  /** For `exp` per m or min; for `inverse` the power. */
  readonly beta: number | null;
}

/** Supply in reach, shared among the demand that competes for it. */
export interface SupplyRule extends RuleBase {
  readonly kind: "supply";
  readonly facility: FacilityFilter;
  readonly travel: Travel;
  readonly method: (typeof SUPPLY_METHODS)[number];
  readonly cutoff: Cutoff;
  readonly decay: Decay;
  /** `capacity`, `areaM2`, `count` = 1 each, or a numeric attribute. */
  readonly capacity: string;
  readonly per: number;
  readonly line: number | null;
  readonly fairness: boolean;
}

/** The seven kinds of plan format §4, read and completed by their defaults. */
export type Rule =
  | WithinRule
  | WithinTieredRule
  | AllClassesRule
  | RatioRule
  | ExistsRule
  | ShareRule
  | SupplyRule;

export type RuleKind = Rule["kind"];

/** Kinds that are decided cell by cell. */
export type CellRule = WithinRule | WithinTieredRule | AllClassesRule | SupplyRule;

/** Built-in walking speeds, m/s (plan format §3). */
export const WALKING_MPS = { adult: 1.2, elder: 0.8, carer: 0.7, frail: 0.64 } as const;

/** The cut-off in whole millimetres; null where minutes meet no speed. */
export function cutoffMmOf(cutoff: Cutoff, speedMps: number | undefined): number | null {
  if ("m" in cutoff) return Math.floor(cutoff.m * 1000 + 0.5);
  if (speedMps === undefined) return null;
  return Math.floor(cutoff.min * 60 * speedMps * 1000 + 0.5);
}
