import type { IssueLog } from "../../core/base/issue.ts";
import { cutoffMmOf, type Travel, WALKING_MPS, type WithinRule } from "../../core/rules/rule.ts";
import type { PlanFile, PlanRule, PlanTravel } from "./plan-schema.ts";

/** A rule of the plan: evaluated, or switched off by the plan or by its dates. */
export interface PlannedRule {
  readonly rule: WithinRule;
  readonly isOff: boolean;
}

/**
 * The plan's rules in its order. Kinds and travel models that this release does not have are
 * errors, never silently something else.
 */
export function plannedRules(plan: PlanFile, file: string, log: IssueLog): PlannedRule[] {
  const rules: PlannedRule[] = [];
  const seen = new Set<string>();
  if (plan.travel !== undefined && !isSupported(plan.travel.model)) {
    const place = { file, key: "travel.model", value: plan.travel.model };
    log.error("not-supported", MODELS_TEXT, place);
    return [];
  }
  (plan.rules ?? []).forEach((rule, k) => {
    const key = `rules[${k}]`;
    if (seen.has(rule.id)) {
      const place = { file, key: `${key}.id`, value: rule.id };
      log.error("duplicate-id", "two rules have the same id; rename one", place);
    }
    seen.add(rule.id);
    const within = withinRule(plan, rule, file, key, log);
    if (within !== null) rules.push({ rule: within, isOff: isOff(rule, plan.asOf) });
  });
  return rules;
}

function isOff(rule: PlanRule, asOf: string): boolean {
  const padded = (date: string): string => (date.length === 7 ? `${date}-01` : date);
  if (rule.enabled === false) return true;
  if (rule.from !== undefined && asOf < padded(rule.from)) return true;
  return rule.until !== undefined && asOf >= padded(rule.until);
}

function withinRule(
  plan: PlanFile,
  rule: PlanRule,
  file: string,
  key: string,
  log: IssueLog,
): WithinRule | null {
  if (rule.kind !== "within") {
    const place = { file, key: `${key}.kind`, value: rule.kind };
    log.error("not-supported", "rules of this kind are not evaluated by this release", place);
    return null;
  }
  if (typeof rule.scope?.area === "object") {
    const place = { file, key: `${key}.scope.area` };
    log.error("not-supported", "a scope by polygons is not read by this release", place);
    return null;
  }
  const given = rule.travel ?? plan.travel;
  if (given === undefined) {
    const place = { file, key: "travel" };
    log.error("missing-key", "the rule needs a travel model; add travel to the plan", place);
    return null;
  }
  const travelKey = rule.travel === undefined ? "travel" : `${key}.travel`;
  const travel = travelOf(given, file, travelKey, log);
  if (travel === null) return null;
  if (cutoffMmOf(rule.cutoff, travel.speedMps) === null) {
    const place = { file, key: `${key}.cutoff` };
    log.error("unit-mismatch", "minutes need travel.speedMps or a profile; add one", place);
    return null;
  }
  return {
    id: rule.id,
    kind: "within",
    facility: rule.facility,
    demand: rule.demand ?? "people",
    basis: rule.basis ?? null,
    travel,
    scope: (rule.scope as WithinRule["scope"]) ?? null,
    cutoff: rule.cutoff,
    k: rule.k ?? 1,
    target: rule.target ?? null,
    from: rule.from ?? null,
    until: rule.until ?? null,
    edition: rule.edition ?? null,
    source: rule.source ?? null,
  };
}

const MODELS_TEXT = "this release travels by circle or detour";

function isSupported(model: PlanTravel["model"]): model is Travel["model"] {
  return model === "circle" || model === "detour";
}

function travelOf(given: PlanTravel, file: string, key: string, log: IssueLog): Travel | null {
  if (!isSupported(given.model)) {
    const place = { file, key: `${key}.model`, value: given.model };
    log.error("not-supported", MODELS_TEXT, place);
    return null;
  }
  if (given.model === "detour" && given.detour === undefined) {
    log.error("missing-key", "the model detour needs its factor; add it", {
      file,
      key: `${key}.detour`,
    });
    return null;
  }
  if (given.profile === "car" && given.speedMps === undefined) {
    const place = { file, key: `${key}.profile`, value: "car" };
    log.error("not-supported", "driving needs a network; give speedMps", place);
    return null;
  }
  const byProfile =
    given.profile === undefined || given.profile === "car" ? undefined : WALKING_MPS[given.profile];
  return {
    model: given.model,
    speedMps: given.speedMps ?? byProfile,
    detour: given.detour,
    ferry: given.ferry,
  };
}
