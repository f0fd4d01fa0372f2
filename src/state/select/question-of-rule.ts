import { WALKING_MPS } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import {
  DEMAND_FIELDS,
  type FacilityClass,
  filterFor,
  type QuestionSettings,
} from "../question-settings.ts";

const CLASSES: readonly FacilityClass[] = ["elder", "nursery", "clinic", "sport"];

/**
 * The question that asks of the map just what a rule asks; null where the map's question cannot
 * say it: another kind, class, field or scope, a detour, a registered population.
 */
export function questionOfRule(rule: WrittenRule): Partial<QuestionSettings> | null {
  if (rule.kind !== "within" || (rule.k ?? 1) !== 1) return null;
  const facilityClass = CLASSES.find((one) => one === rule.facility.class);
  const field = DEMAND_FIELDS.find((one) => one === (rule.demand ?? "people"));
  if (facilityClass === undefined || field === undefined) return null;
  if (rule.basis?.startsWith("registered") === true) return null;
  const { scope, travel } = rule;
  if (scope?.units !== undefined || scope?.groups !== undefined) return null;
  if (scope?.area !== undefined && scope.area !== "main-urban") return null;
  if (travel !== undefined && travel.model !== "circle") return null;
  if (travel?.ferry === "worst") return null;
  return {
    facilityClass,
    field,
    cutoff: rule.cutoff,
    filter: filterFor(facilityClass, rule.facility),
    scope: scope?.area === "main-urban" ? "main-urban" : "all",
    useFerries: travel?.ferry === "expected",
    ...speedOf(travel),
  };
}

type Travel = WrittenRule["travel"];

/** A rule in metres needs no speed: the question keeps its own. */
function speedOf(travel: Travel): Partial<QuestionSettings> {
  const { profile, speedMps } = travel ?? {};
  if (profile === "car" || (profile === undefined && speedMps === undefined)) return {};
  const speed = speedMps ?? WALKING_MPS[profile!];
  const isNamed = profile === "adult" || profile === "elder";
  return { speedMps: speed, profile: isNamed && speedMps === undefined ? profile : "custom" };
}
