import { groupsOn } from "../../core/analysis/coverage.ts";
import type { Inputs } from "../../core/analysis/inputs.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import type { PlannedRule } from "./plan-rules.ts";
import type { PlanFile } from "./plan-schema.ts";

/** Every name in a rule must name something: fields, groups, units, rules of the options. */
export function checkReferences(
  plan: PlanFile,
  rules: readonly PlannedRule[],
  inputs: Inputs,
  file: string,
  log: IssueLog,
): void {
  const fields = [...inputs.demand.weights.keys()];
  const groups = new Set(groupsOn(inputs, plan.asOf).map(({ id }) => id));
  const known = new Set([...groups, ...inputs.groups.given.map(({ id }) => id)]);
  const units = new Set(inputs.units.all.map(({ id }) => id));
  (plan.rules ?? []).forEach((given, k) => {
    const key = `rules[${k}]`;
    const rule = rules.find(({ rule: { id } }) => id === given.id)?.rule;
    if (rule === undefined) return;
    if (!fields.includes(rule.demand)) {
      const place = { file, key: `${key}.demand`, value: rule.demand };
      log.error("unknown-field", `demand has the fields ${fields.join(", ")}; choose one`, place);
    }
    const { class: wanted, where } = rule.facility;
    const columns = where === undefined ? null : columnsOf(plan, inputs, wanted);
    where?.forEach(({ column }, w) => {
      if (columns === null || columns.has(column)) return;
      const place = { file, key: `${key}.facility.where[${w}].column`, value: column };
      log.error("no-such-column", "no facility of the class has this column; correct it", place);
    });
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
  plan.options?.gaps?.forEach((gap, k) => {
    if (rules.some(({ rule }) => rule.id === gap.rule)) return;
    const place = { file, key: `options.gaps[${k}].rule`, value: gap.rule };
    log.error("unknown-rule", "the plan has no such rule; correct it", place);
  });
}

const FIELDS = ["id", "name", "level", "status", "capacity", "areaM2", "openYear", "closeYear"];

/** What facilities of a class can be filtered by; null where there are none. */
function columnsOf(plan: PlanFile, inputs: Inputs, wanted: string): ReadonlySet<string> | null {
  const facilities = inputs.facilities.filter((facility) => facility.class === wanted);
  if (facilities.length === 0) return null;
  const columns = new Set(FIELDS);
  for (const { attributes } of facilities) {
    for (const column of Object.keys(attributes)) columns.add(column);
  }
  for (const edit of (plan.scenarios ?? []).flatMap(({ edits }) => edits ?? [])) {
    if (edit.op === "set") for (const name of Object.keys(edit.values)) columns.add(name);
    if (edit.op === "add" && edit.cost !== undefined) columns.add("cost");
  }
  return columns;
}
