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

/** Which demand a rule speaks about: a cell must match all that are given. */
export interface RuleScope {
  readonly units?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly area?: "main-urban" | undefined;
}

/** Share of demand with at least `k` eligible facilities in reach. */
export interface WithinRule {
  readonly id: string;
  readonly kind: "within";
  readonly facility: FacilityFilter;
  /** Weights field. */
  readonly demand: string;
  readonly basis: string | null;
  readonly travel: Travel;
  readonly scope: RuleScope | null;
  readonly cutoff: Cutoff;
  readonly k: number;
  readonly target: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly edition: string | null;
  readonly source: string | null;
}

/** Built-in walking speeds, m/s (plan format §3). */
export const WALKING_MPS = { adult: 1.2, elder: 0.8, carer: 0.7, frail: 0.64 } as const;

/** The cut-off in whole millimetres; null where minutes meet no speed. */
export function cutoffMmOf(cutoff: Cutoff, speedMps: number | undefined): number | null {
  if ("m" in cutoff) return Math.floor(cutoff.m * 1000 + 0.5);
  if (speedMps === undefined) return null;
  return Math.floor(cutoff.min * 60 * speedMps * 1000 + 0.5);
}
