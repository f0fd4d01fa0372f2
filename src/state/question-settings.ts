import { OPENING_DATE, OPENING_RULE } from "../core/rules/opening-rule.ts";
import type { Cutoff, FacilityFilter, WithinRule } from "../core/rules/rule.ts";
import { WALKING_MPS } from "../core/rules/rule.ts";

export const CLASSES = ["elder", "nursery", "clinic", "sport"] as const;
export type FacilityClass = (typeof CLASSES)[number];
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
  /** Which facilities of the class count; null = those the class usually counts. */
  readonly filter: FacilityFilter | null;
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
  filter: null,
};

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
  // Work saved before there were filters has none.
  const filter = settings.filter ?? null;
  const cut = "m" in cutoff ? `${cutoff.m}m` : `${cutoff.min}min`;
  const isOpening =
    filter === null && facilityClass === "elder" && "m" in cutoff && cutoff.m === 1000;
  return {
    ...OPENING_RULE,
    id: isOpening ? OPENING_RULE.id : `${facilityClass}-${cut}`,
    facility: filter ?? FILTERS[facilityClass],
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

/** The filter a question needs to count just these facilities; null = those the class usually counts. */
export function filterFor(
  facilityClass: FacilityClass,
  facility: FacilityFilter,
): FacilityFilter | null {
  return textOf(facility) === textOf(FILTERS[facilityClass]) ? null : facility;
}

function textOf(filter: FacilityFilter): string {
  return JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
}
