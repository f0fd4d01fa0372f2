import type { DemandField, FacilityClass } from "../../state/question-settings.ts";
import type { TextKey } from "./catalogue.ts";
import type { Translate } from "./translate.ts";

/** The people a field counts: 60 岁及以上, Aged 60+. */
export function fieldText(t: Translate, field: string): string {
  return t(`frame.${field as DemandField}`);
}

const CLASSES: Readonly<Record<FacilityClass, TextKey>> = {
  elder: "frame.elder",
  nursery: "frame.nursery",
  clinic: "frame.clinic",
  sport: "frame.sport",
};

/** A facility class in words; classes of the planner's own keep their name. */
export function classText(t: Translate, facilityClass: string): string {
  const key = CLASSES[facilityClass as FacilityClass];
  return key === undefined ? facilityClass : t(key);
}

const STATUS = {
  open: "why.statusOpen",
  building: "why.statusBuilding",
  planned: "why.statusPlanned",
  closed: "why.statusClosed",
} as const satisfies Readonly<Record<string, TextKey>>;

export function statusText(t: Translate, status: keyof typeof STATUS): string {
  return t(STATUS[status]);
}
