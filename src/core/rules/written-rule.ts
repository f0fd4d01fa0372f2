import type {
  Condition,
  Cutoff,
  FacilityFilter,
  SUPPLY_METHODS,
  Tier,
  UnitCondition,
} from "./rule.ts";

/** Travel as a plan file writes it (plan format §3). */
export interface WrittenTravel {
  readonly model: "circle" | "detour" | "network" | "terrain" | "matrix";
  readonly speedMps?: number | undefined;
  readonly profile?: "adult" | "elder" | "frail" | "carer" | "car" | undefined;
  readonly detour?: number | undefined;
  readonly direction?: "to" | "from" | "worst" | undefined;
  readonly snapMaxM?: number | undefined;
  readonly ferry?: "none" | "expected" | "worst" | undefined;
}

interface WrittenBase {
  readonly id: string;
  readonly facility?: FacilityFilter | undefined;
  readonly demand?: string | undefined;
  readonly basis?: string | undefined;
  readonly travel?: WrittenTravel | undefined;
  readonly scope?:
    | {
        readonly units?: readonly string[] | undefined;
        readonly groups?: readonly string[] | undefined;
        /** `main-urban`, or a source of polygons. */
        readonly area?: "main-urban" | { readonly path: string } | undefined;
      }
    | undefined;
  readonly target?: number | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly edition?: string | undefined;
  readonly source?: string | undefined;
  readonly enabled?: boolean | undefined;
}
interface WrittenFiltered extends WrittenBase {
  readonly facility: FacilityFilter;
}

/** A rule as a plan file writes it (plan format §4): absent keys take their defaults. */
export type WrittenRule =
  | (WrittenFiltered & {
      readonly kind: "within";
      readonly cutoff: Cutoff;
      readonly k?: number | undefined;
    })
  | (WrittenFiltered & {
      readonly kind: "within-tiered";
      readonly density: { readonly field: string; readonly by: string };
      readonly tiers: readonly Tier[];
    })
  | (WrittenBase & {
      readonly kind: "all-classes";
      readonly classes: readonly string[];
      readonly cutoff: Cutoff;
      readonly need?: number | undefined;
    })
  | (WrittenFiltered & {
      readonly kind: "ratio";
      readonly measure: string;
      readonly per: number;
      readonly atLeast: number;
      readonly level: string;
    })
  | (WrittenBase & {
      readonly kind: "exists";
      readonly level: string;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
      readonly allOf?: readonly FacilityFilter[] | undefined;
      readonly when?: UnitCondition | undefined;
    })
  | (WrittenFiltered & {
      readonly kind: "share";
      readonly of: "count" | "capacity" | "areaM2";
      readonly having: readonly Condition[];
      readonly level: string;
    })
  | (WrittenFiltered & {
      readonly kind: "supply";
      readonly method: (typeof SUPPLY_METHODS)[number];
      readonly cutoff: Cutoff;
      readonly decay?: WrittenDecay | undefined;
      readonly capacity?: string | undefined;
      readonly per?: number | undefined;
      readonly line?: number | undefined;
      readonly fairness?: boolean | undefined;
    });

interface WrittenDecay {
  readonly kind?: "binary" | "step" | "exp" | "inverse" | "linear" | "gaussian" | undefined;
  readonly steps?: readonly { readonly upTo: number; readonly weight: number }[] | undefined;
  readonly beta?: number | undefined;
}
