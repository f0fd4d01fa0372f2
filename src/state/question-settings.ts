import { OPENING_DATE, OPENING_RULE } from "../core/rules/opening-rule.ts";
import type { Cutoff, WithinRule } from "../core/rules/rule.ts";
import { WALKING_MPS } from "../core/rules/rule.ts";

export type FacilityClass = "elder" | "nursery" | "clinic" | "sport";
export type DemandField = "people" | "age0_2" | "age60" | "age65" | "age80";
export const DEMAND_FIELDS: readonly DemandField[] = [
  "people",
  "age0_2",
  "age60",
  "age65",
  "age80",
];

export type SpeedProfile = "adult" | "elder" | "custom";

/** What the planner asks: one class, one standard, one kind of people, on one date. */
export interface QuestionSettings {
  readonly facilityClass: FacilityClass;
  readonly cutoff: Cutoff;
  readonly profile: SpeedProfile;
  /** Metres per second; used only by standards in minutes. */
  readonly speedMps: number;
  readonly field: DemandField;
  /** Picks lists, links and facilities. */
  readonly asOf: string;
  readonly scope: "all" | "main-urban";
  readonly useFerries: boolean;
}

export const OPENING_QUESTION: QuestionSettings = {
  facilityClass: "elder",
  cutoff: { m: 1000 },
  profile: "adult",
  speedMps: WALKING_MPS.adult,
  field: "age60",
  asOf: OPENING_DATE,
  scope: "all",
  useFerries: false,
};

/** A standard in use, with where it comes from. Sentences live in the catalogue under its id. */
export interface Standard {
  readonly id: string;
  readonly facilityClass: FacilityClass;
  readonly cutoff: Cutoff;
  readonly field: DemandField;
  /** Document and section in short; null for general practice. */
  readonly source: string | null;
  readonly status: "verified" | "to-be-checked";
}

/** The standards offered at first; a planner may also type a cut-off. */
export const STANDARDS: readonly Standard[] = [
  {
    id: "elder-1km",
    facilityClass: "elder",
    cutoff: { m: 1000 },
    field: "age60",
    source: "elder-inst-within-1km-main-urban",
    status: "verified",
  },
  ...(["nursery", "clinic", "sport", "elder"] as const).flatMap((facilityClass) =>
    ([10, 15] as const).map(
      (min): Standard => ({
        id: `${facilityClass}-${min}min`,
        facilityClass,
        cutoff: { min },
        field:
          facilityClass === "nursery" ? "age0_2" : facilityClass === "elder" ? "age60" : "people",
        source:
          min === 15
            ? "circle-15min-public-services-demo"
            : facilityClass === "sport"
              ? "sport-10min-fitness-circle-zj"
              : null,
        status: facilityClass === "sport" || min === 15 ? "verified" : "to-be-checked",
      }),
    ),
  ),
];

/** Which facilities of a class count: institutions with at least 10 beds for elder care. */
const FILTERS: Readonly<Record<FacilityClass, WithinRule["facility"]>> = {
  elder: OPENING_RULE.facility,
  nursery: { class: "nursery" },
  clinic: { class: "clinic" },
  sport: { class: "sport" },
};

/** The rule the settings stand for. A cut-off in metres carries no minutes. */
export function ruleOf(settings: QuestionSettings): WithinRule {
  const { facilityClass, cutoff, speedMps, field, scope, useFerries } = settings;
  const cut = "m" in cutoff ? `${cutoff.m}m` : `${cutoff.min}min`;
  const isOpening = facilityClass === "elder" && "m" in cutoff && cutoff.m === 1000;
  return {
    ...OPENING_RULE,
    id: isOpening ? OPENING_RULE.id : `${facilityClass}-${cut}`,
    facility: FILTERS[facilityClass],
    demand: field,
    travel: { model: "circle", speedMps, ...(useFerries ? { ferry: "expected" } : {}) },
    scope: scope === "main-urban" ? { area: "main-urban" } : null,
    cutoff,
    target: isOpening ? OPENING_RULE.target : null,
    edition: isOpening ? OPENING_RULE.edition : null,
    source: isOpening ? OPENING_RULE.source : null,
  };
}

/** Radii drawn and told apart, metres, ascending: 10 and 15 minutes together, metres alone. */
export function radiiOf({ cutoff, speedMps }: QuestionSettings): number[] {
  if ("m" in cutoff) return [cutoff.m];
  const minutes = cutoff.min === 15 ? [10, 15] : [cutoff.min];
  return minutes.map((min) => min * 60 * speedMps);
}
