import type { IssueLog } from "../../core/base/issue.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import type { Rule } from "../../core/rules/rule.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import { holdsOn } from "../../core/units/units.ts";
import type { PlanFile } from "./plan-schema.ts";
import { isSupported, MODELS_TEXT, readRule } from "./read-rule.ts";

/** A rule of the plan: evaluated, or switched off by the plan or by its dates. */
export interface PlannedRule {
  readonly rule: Rule;
  readonly isOff: boolean;
}

/** The plan's rules in its order. What this release does not have is an error, never silently something else. */
export function plannedRules(plan: PlanFile, file: string, log: IssueLog): PlannedRule[] {
  const rules: PlannedRule[] = [];
  const seen = new Set<string>();
  if (plan.travel !== undefined && !isSupported(plan.travel.model)) {
    const place = { file, key: "travel.model", value: plan.travel.model };
    log.error("not-supported", MODELS_TEXT, place);
    return [];
  }
  (plan.rules ?? []).forEach((written, k) => {
    const key = `rules[${k}]`;
    if (seen.has(written.id)) {
      const place = { file, key: `${key}.id`, value: written.id };
      log.error("duplicate-id", "two rules have the same id; rename one", place);
    }
    seen.add(written.id);
    const rule = readRule(written, plan.travel, { file, key }, log);
    if (rule !== null) rules.push({ rule, isOff: isOff(written, plan.asOf) });
  });
  return rules;
}

/** Switched off, or not in force on the date. */
export function isOff({ enabled, from, until }: WrittenRule, asOf: string): boolean {
  return enabled === false || !holdsOn(from ?? null, until ?? null, asOf);
}

/** The rules with the polygons that their scopes name. */
export function withAreas(
  rules: readonly PlannedRule[],
  areas: ReadonlyMap<string, readonly PolygonCoordinates[]>,
): PlannedRule[] {
  return rules.map(({ rule, isOff }) => {
    const { scope } = rule;
    if (typeof scope?.area !== "object") return { rule, isOff };
    const area = { ...scope.area, polygons: areas.get(rule.id) ?? [] };
    return { rule: { ...rule, scope: { ...scope, area } }, isOff };
  });
}
