import type { Inputs } from "../../core/analysis/inputs.ts";
import { FACILITY_FIELDS } from "../../core/analysis/missing-data.ts";
import { groupsOn } from "../../core/analysis/scope.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import type { FacilityFilter, Rule } from "../../core/rules/rule.ts";
import { GRID_FIELDS } from "../region/region-index.ts";
import type { PlannedRule } from "./plan-rules.ts";
import type { PlanFile } from "./plan-schema.ts";

/** Levels that a rule may name though their units are not loaded: it is then undecided. */
const COMMON_LEVELS = ["province", "city", "county", "town", "village"];

/** Every name in a rule must name something: fields, levels, groups, units, columns, rules of the options. */
export function checkReferences(
  plan: PlanFile,
  rules: readonly PlannedRule[],
  inputs: Inputs,
  file: string,
  log: IssueLog,
): void {
  const groups = new Set(groupsOn(inputs, plan.asOf).map(({ id }) => id));
  const known = new Set([...groups, ...inputs.groups.given.map(({ id }) => id)]);
  const units = new Set(inputs.units.all.map(({ id }) => id));
  (plan.rules ?? []).forEach((given, k) => {
    const key = `rules[${k}]`;
    const rule = rules.find(({ rule: { id } }) => id === given.id)?.rule;
    if (rule === undefined) return;
    checkFields(plan, rule, inputs, key, file, log);
    for (const { path, level } of levelsOf(rule)) {
      if (inputs.units.levels.includes(level) || COMMON_LEVELS.includes(level)) continue;
      const place = { file, key: `${key}.${path}`, value: level };
      const levels = inputs.units.levels.join(", ");
      log.error("unknown-level", `the units have the levels ${levels}; choose one`, place);
    }
    // What a share asks for in `having` may be data not yet loaded: the rule is then undecided.
    for (const { path, filter } of filtersOf(rule)) {
      const columns = columnsOf(plan, inputs, filter.class);
      filter.where?.forEach(({ column }, w) => {
        if (columns === null || columns.has(column)) return;
        const place = { file, key: `${key}.${path}.where[${w}].column`, value: column };
        log.error("no-such-column", "no facility of the class has this column; correct it", place);
      });
    }
    rule.scope?.groups?.forEach((id, g) => {
      if (known.has(id)) return;
      const place = { file, key: `${key}.scope.groups[${g}]`, value: id };
      log.error("unknown-group", "there is no such group; correct it", place);
    });
    rule.scope?.units?.forEach((id, u) => {
      if (units.has(id)) return;
      const place = { file, key: `${key}.scope.units[${u}]`, value: id };
      log.error("unknown-unit", "there is no such unit; correct it", place);
    });
    if (rule.scope?.area === "main-urban" && inputs.mainUrban.size === 0) {
      const place = { file, key: `${key}.scope.area`, value: "main-urban" };
      log.error("not-supported", "only the built-in region knows a main urban area", place);
    }
  });
  checkDistricts(plan, inputs, file, log);
  plan.options?.gaps?.forEach((gap, k) => {
    const rule = rules.find((planned) => planned.rule.id === gap.rule)?.rule;
    const place = { file, key: `options.gaps[${k}].rule`, value: gap.rule };
    if (rule !== undefined && "travel" in rule) return;
    if (rule !== undefined) {
      log.error("bad-value", "the rule is decided by unit and leaves no gaps; remove it", place);
      return;
    }
    log.error("unknown-rule", "the plan has no such rule; correct it", place);
  });
}

function checkDistricts({ options }: PlanFile, inputs: Inputs, file: string, log: IssueLog): void {
  options?.districts?.forEach(({ unit, area, from }, d) => {
    const key = `options.districts[${d}]`;
    if (unit !== undefined && !inputs.units.all.some(({ id }) => id === unit)) {
      const place = { file, key: `${key}.unit`, value: unit };
      log.error("unknown-unit", "there is no such unit; correct it", place);
    }
    if (unit === undefined && area === undefined) {
      const message = "name the unit, or the main urban area, to be divided";
      log.error("missing-key", message, { file, key: `${key}.unit` });
    }
    if (area !== undefined && inputs.mainUrban.size === 0) {
      const place = { file, key: `${key}.area`, value: area };
      log.error("not-supported", "only the built-in region knows a main urban area", place);
    }
    if (from === "town" && !inputs.units.levels.includes("town")) {
      const place = { file, key: `${key}.from`, value: from };
      log.error("unknown-level", "the units have no towns; divide cells", place);
    }
    if (!inputs.demand.weights.has("age60")) {
      const message = "districts of elders need the demand field age60";
      log.error("unknown-field", message, { file, key });
    }
  });
}

function checkFields(
  plan: PlanFile,
  rule: Rule,
  inputs: Inputs,
  key: string,
  file: string,
  log: IssueLog,
): void {
  const fields = [...inputs.demand.weights.keys()];
  // People in place of the region's may lack a field that its rules speak of: these are undecided.
  const ofRegion: readonly string[] = plan.region === undefined ? [] : GRID_FIELDS;
  const named: [string, string][] = [["demand", rule.demand]];
  if (rule.kind === "within-tiered") named.push(["density.field", rule.density.field]);
  if (rule.kind === "exists" && rule.when !== null) named.push(["when.field", rule.when.field]);
  for (const [path, field] of named) {
    if (fields.includes(field) || ofRegion.includes(field)) continue;
    const place = { file, key: `${key}.${path}`, value: field };
    log.error("unknown-field", `demand has the fields ${fields.join(", ")}; choose one`, place);
  }
}

function levelsOf(rule: Rule): { readonly path: string; readonly level: string }[] {
  if (rule.kind === "within-tiered") {
    const { by } = rule.density;
    return by === "cell" ? [] : [{ path: "density.by", level: by }];
  }
  return "level" in rule ? [{ path: "level", level: rule.level }] : [];
}

interface PlacedFilter {
  readonly path: string;
  readonly filter: FacilityFilter;
}

function filtersOf(rule: Rule): PlacedFilter[] {
  const filters: PlacedFilter[] = [];
  if (rule.facility !== null) filters.push({ path: "facility", filter: rule.facility });
  if (rule.kind === "exists") {
    rule.allOf?.forEach((filter, k) => {
      filters.push({ path: `allOf[${k}]`, filter });
    });
  }
  return filters;
}

/** What facilities of a class can be filtered by; null where there are none. */
function columnsOf(plan: PlanFile, inputs: Inputs, wanted: string): ReadonlySet<string> | null {
  const facilities = inputs.facilities.filter((facility) => facility.class === wanted);
  if (facilities.length === 0) return null;
  const columns = new Set<string>(FACILITY_FIELDS);
  for (const { attributes } of facilities) {
    for (const column of Object.keys(attributes)) columns.add(column);
  }
  for (const edit of (plan.scenarios ?? []).flatMap(({ edits }) => edits ?? [])) {
    if (edit.op === "set") for (const name of Object.keys(edit.values)) columns.add(name);
    if (edit.op === "add" && edit.cost !== undefined) columns.add("cost");
  }
  return columns;
}
