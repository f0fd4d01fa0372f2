import type { Condition, FacilityFilter, Rule } from "../rules/rule.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

/** What facilities of every source can be filtered by. */
export const FACILITY_FIELDS = [
  "id",
  "name",
  "level",
  "status",
  "capacity",
  "areaM2",
  "openYear",
  "closeYear",
] as const;

/** All filters of a rule, with the classes it names. */
export function filtersOf(rule: Rule): readonly FacilityFilter[] {
  switch (rule.kind) {
    case "all-classes":
      return rule.classes.map((name) =>
        rule.facility?.class === name ? rule.facility : { class: name },
      );
    case "exists":
      return rule.allOf ?? (rule.facility === null ? [] : [rule.facility]);
    default:
      return [rule.facility];
  }
}

/** Data without which a rule cannot be computed at all, as codes; empty where there is all. */
export function missingData({ inputs, groups }: EvaluationContext, rule: Rule): string[] {
  const codes: string[] = [];
  const isRegistered = (name: string | null): boolean => name?.startsWith("registered") ?? false;
  const isOther = inputs.basis !== null && !isRegistered(inputs.basis);
  if (isRegistered(rule.basis) && isOther && !isRegistered(rule.demand)) {
    codes.push("no-registered-population");
  }
  const { weights } = inputs.demand;
  for (const field of fieldsOf(rule)) if (!weights.has(field)) codes.push(`no-field:${field}`);
  const level = levelOf(rule);
  if (level !== null && !inputs.units.levels.includes(level)) codes.push(`no-level:${level}`);
  for (const id of rule.scope?.units ?? []) {
    if (!inputs.units.all.some((unit) => unit.id === id)) codes.push(`no-unit:${id}`);
  }
  const known = new Set([...groups, ...inputs.groups.given].map(({ id }) => id));
  for (const id of rule.scope?.groups ?? []) if (!known.has(id)) codes.push(`no-group:${id}`);
  if (rule.scope?.area === "main-urban" && inputs.mainUrban.size === 0) {
    codes.push("no-main-urban");
  }
  for (const filter of filtersOf(rule)) {
    const conditions = [...(filter.where ?? []), ...(rule.kind === "share" ? rule.having : [])];
    codes.push(...missingColumns(inputs.facilities, filter, conditions));
  }
  return codes;
}

/** Classes of the rule that have no facility at all. */
export function absentClasses({ inputs }: EvaluationContext, rule: Rule): string[] {
  const present = new Set(inputs.facilities.map((facility) => facility.class));
  return [...new Set(filtersOf(rule).map((filter) => filter.class))].filter(
    (name) => !present.has(name),
  );
}

/** `no-facility-layer`; for several classes with the name of each that is absent. */
export function absenceCodes(rule: Rule, absent: readonly string[]): string[] {
  return filtersOf(rule).length === 1
    ? absent.map(() => "no-facility-layer")
    : absent.map((name) => `no-facility-layer:${name}`);
}

function fieldsOf(rule: Rule): string[] {
  const fields = [rule.demand];
  if (rule.kind === "within-tiered") fields.push(rule.density.field);
  if (rule.kind === "exists" && rule.when !== null) fields.push(rule.when.field);
  return [...new Set(fields)];
}

function levelOf(rule: Rule): string | null {
  if (rule.kind === "within-tiered") return rule.density.by === "cell" ? null : rule.density.by;
  return "level" in rule ? rule.level : null;
}

/** Columns that no facility of the class has. */
function missingColumns(
  facilities: EvaluationContext["inputs"]["facilities"],
  filter: FacilityFilter,
  conditions: readonly Condition[],
): string[] {
  const ofClass = facilities.filter((facility) => facility.class === filter.class);
  if (ofClass.length === 0) return [];
  const isKnown = (column: string): boolean =>
    (FACILITY_FIELDS as readonly string[]).includes(column) ||
    ofClass.some(({ attributes }) => Object.hasOwn(attributes, column));
  return [...new Set(conditions.map(({ column }) => column))]
    .filter((column) => !isKnown(column))
    .map((column) => `no-column:${column}`);
}
