import { createStore } from "zustand/vanilla";
import type { PlaceAnswer, PlaceQuestion } from "../core/allocation/place-answer.ts";
import type { Districts } from "../core/districts/district.ts";
import type { RuleOutcome, UnitOutcome } from "../core/rules/outcome.ts";
import type { RuleTerms } from "../core/rules/rule-in-force.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import {
  type DemandField,
  type FacilityClass,
  type QuestionSettings,
  ruleOf,
} from "./question-settings.ts";

export const REACH_CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
export const ACCESS_METHODS = ["2sfca", "e2sfca", "gaussian", "m2sfca", "3sfca"] as const;
type EvenMeasure = "share" | "access" | "ratio";

/** What evenness is told of, and how. */
export interface EvenChoice {
  readonly measure: EvenMeasure;
  readonly method: (typeof ACCESS_METHODS)[number];
  /** Missing capacities take the median of the known ones: only when asked. */
  readonly imputes: boolean;
  /** Supply per `SUPPLY_OF.per` people below which somebody is poorly served; null = no line. */
  readonly line: number | null;
}

/** What a class supplies: the figure that is shared out, and for how many people it is told. */
export const SUPPLY_OF: Readonly<
  Record<FacilityClass, { readonly figure: "capacity" | "areaM2"; readonly per: number }>
> = {
  elder: { figure: "capacity", per: 10_000 },
  nursery: { figure: "capacity", per: 1000 },
  clinic: { figure: "capacity", per: 1000 },
  sport: { figure: "areaM2", per: 1 },
};

export const REACH_MINUTES = [5, 10, 15] as const;
type ReachMinutes = (typeof REACH_MINUTES)[number];

/** Whom a class is meant for. */
const FIELD_OF: Readonly<Record<FacilityClass, DemandField>> = {
  elder: "age60",
  nursery: "age0_2",
  clinic: "people",
  sport: "people",
};

/** Whom a class is meant for, elders being of the age that holds for all rules. */
export function fieldOf(facilityClass: FacilityClass, { elderAge }: RuleTerms): DemandField {
  return facilityClass === "elder" ? elderAge : FIELD_OF[facilityClass];
}

/** All classes at 5, 10 and 15 minutes by unit: what fairness is told from. */
export interface FairnessState {
  /** By `reachRuleId`; null before it was asked. */
  readonly reach: ReadonlyMap<string, RuleOutcome> | null;
  /** What `reach` was asked for: speed, date, edits. */
  readonly reachKey: string | null;
  readonly minutes: ReachMinutes;
  readonly even: EvenChoice;
  /** Supply and ratio for `even`, with what they were asked for. */
  readonly supply: {
    readonly key: string;
    readonly access: RuleOutcome;
    readonly ratio: RuleOutcome;
  } | null;
  readonly districts: Districts | null;
  readonly places: ReadonlyMap<string, PlaceAnswer>;
  readonly placesAsked: Omit<PlaceQuestion, "unitId"> | null;
  readonly failure: boolean;
}

export const fairnessStore = createStore<FairnessState>(() => ({
  reach: null,
  reachKey: null,
  minutes: 15,
  even: { measure: "share", method: "2sfca", imputes: false, line: null },
  supply: null,
  districts: null,
  places: new Map(),
  placesAsked: null,
  failure: false,
}));

/** `elder-15`, and `elder-15-urban` within the modelled main urban area. */
export function reachRuleId(facilityClass: FacilityClass, minutes: number, urban = false): string {
  return `${facilityClass}-${minutes}${urban ? "-urban" : ""}`;
}

/** Access by the chosen method, and what each county has per head. */
export function supplyRules(
  settings: QuestionSettings,
  terms: RuleTerms,
  min: ReachMinutes,
  { method, line }: EvenChoice,
): readonly [WrittenRule, WrittenRule] {
  const { facility, travel } = ruleOf({ ...settings, cutoff: { min } });
  const { figure, per } = SUPPLY_OF[settings.facilityClass];
  const common = {
    facility,
    demand: fieldOf(settings.facilityClass, terms),
    ...basisOf(terms),
    per,
  };
  const access: WrittenRule = {
    ...{ ...common, id: "access", kind: "supply", travel, method, cutoff: { min } },
    ...{ capacity: figure, fairness: true, ...(line === null ? {} : { line }) },
  };
  const ratio: WrittenRule = {
    ...{ ...common, id: "ratio", kind: "ratio", measure: figure, atLeast: line ?? 0 },
    level: "county",
  };
  return [access, ratio];
}

function basisOf({ basis }: RuleTerms): { readonly basis?: string } {
  return basis === "registered" ? { basis } : {};
}

/** The rules that `reach` answers, with the walking speed of the question. */
export function reachRules(settings: QuestionSettings, terms: RuleTerms): WrittenRule[] {
  return REACH_CLASSES.flatMap((facilityClass) =>
    REACH_MINUTES.flatMap((min) =>
      [false, true].map((urban): WrittenRule => {
        const { facility, travel } = ruleOf({ ...settings, facilityClass, cutoff: { min } });
        return {
          id: reachRuleId(facilityClass, min, urban),
          kind: "within",
          facility,
          travel,
          demand: fieldOf(facilityClass, terms),
          ...basisOf(terms),
          cutoff: { min },
          ...(urban ? { scope: { area: "main-urban" as const } } : {}),
        };
      }),
    ),
  );
}

/** One unit of a rule's outcome; undefined where there is none. */
export function unitOutcome(
  reach: ReadonlyMap<string, RuleOutcome>,
  ruleId: string,
  unitId: string,
): UnitOutcome | undefined {
  return reach.get(ruleId)?.units.find((unit) => unit.unitId === unitId);
}
