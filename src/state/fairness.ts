import { createStore } from "zustand/vanilla";
import type { PlaceAnswer, PlaceQuestion } from "../core/allocation/place-answer.ts";
import type { Districts } from "../core/districts/district.ts";
import type { RuleOutcome, UnitOutcome } from "../core/rules/outcome.ts";
import type { WrittenRule } from "../core/rules/written-rule.ts";
import {
  type DemandField,
  type FacilityClass,
  type QuestionSettings,
  ruleOf,
} from "./question-settings.ts";

export const REACH_CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];
export const REACH_MINUTES = [5, 10, 15] as const;
type ReachMinutes = (typeof REACH_MINUTES)[number];

/** Whom a class is meant for. */
export const FIELD_OF: Readonly<Record<FacilityClass, DemandField>> = {
  elder: "age60",
  nursery: "age0_2",
  clinic: "people",
  sport: "people",
};

/** All classes at 5, 10 and 15 minutes by unit: what fairness is told from. */
export interface FairnessState {
  /** By `reachRuleId`; null before it was asked. */
  readonly reach: ReadonlyMap<string, RuleOutcome> | null;
  /** What `reach` was asked for: speed, date, edits. */
  readonly reachKey: string | null;
  readonly minutes: ReachMinutes;
  readonly districts: Districts | null;
  readonly places: ReadonlyMap<string, PlaceAnswer>;
  readonly placesAsked: Omit<PlaceQuestion, "unitId"> | null;
  readonly failure: boolean;
}

export const fairnessStore = createStore<FairnessState>(() => ({
  reach: null,
  reachKey: null,
  minutes: 15,
  districts: null,
  places: new Map(),
  placesAsked: null,
  failure: false,
}));

/** `elder-15`, and `elder-15-urban` within the modelled main urban area. */
export function reachRuleId(facilityClass: FacilityClass, minutes: number, urban = false): string {
  return `${facilityClass}-${minutes}${urban ? "-urban" : ""}`;
}

/** The rules that `reach` answers, with the walking speed of the question. */
export function reachRules(settings: QuestionSettings): WrittenRule[] {
  return REACH_CLASSES.flatMap((facilityClass) =>
    REACH_MINUTES.flatMap((min) =>
      [false, true].map((urban): WrittenRule => {
        const { facility, travel } = ruleOf({ ...settings, facilityClass, cutoff: { min } });
        return {
          id: reachRuleId(facilityClass, min, urban),
          kind: "within",
          facility,
          travel,
          demand: FIELD_OF[facilityClass],
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
