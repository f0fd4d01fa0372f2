import { type Issue, IssueLog } from "../../core/base/issue.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import type { Rule } from "../../core/rules/rule.ts";
import type { WrittenRule, WrittenTravel } from "../../core/rules/written-rule.ts";
import { isOff } from "./plan-rules.ts";
import { ruleSchema } from "./plan-schema.ts";
import { readRule } from "./read-rule.ts";
import { reportFaults } from "./schema-faults.ts";

export type ParsedRule =
  | { readonly ok: true; readonly rule: Rule; readonly isOff: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** One rule by itself, with the polygons its scope names: what is wrong with it concerns no other. */
export function parseRule(
  data: unknown,
  travel: WrittenTravel | null,
  asOf: string,
  areas: Readonly<Record<string, readonly PolygonCoordinates[]>>,
): ParsedRule {
  const log = new IssueLog();
  const result = ruleSchema.safeParse(data);
  if (!result.success) {
    reportFaults("", data, result.error, log);
    return { ok: false, issues: log.list() };
  }
  const written: WrittenRule = result.data;
  const rule = readRule(written, travel ?? undefined, { file: "", key: "" }, log);
  if (rule === null) return { ok: false, issues: log.list() };
  const area = rule.scope?.area;
  if (typeof area !== "object") return { ok: true, rule, isOff: isOff(written, asOf) };
  const polygons = Object.hasOwn(areas, area.path) ? areas[area.path]! : null;
  if (polygons === null) {
    const place = { key: "scope.area.path", value: area.path };
    log.error("file-not-found", "the polygons of the scope are not loaded; load them", place);
    return { ok: false, issues: log.list() };
  }
  const scope = { ...rule.scope, area: { path: area.path, polygons } };
  return { ok: true, rule: { ...rule, scope }, isOff: isOff(written, asOf) };
}
