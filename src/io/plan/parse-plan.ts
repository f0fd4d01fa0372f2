import { type Issue, IssueLog } from "../../core/base/issue.ts";
import { type PlanFile, planSchema } from "./plan-schema.ts";
import { parseJson, reportFaults } from "./schema-faults.ts";

export type ParsedPlan =
  | { readonly ok: true; readonly plan: PlanFile }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a plan file: every unknown key, wrong type and missing key is named by its path. */
export function parsePlan(file: string, bytes: Uint8Array): ParsedPlan {
  const log = new IssueLog();
  const parsed = parseJson(file, bytes, "the plan", log);
  if (parsed === undefined) return { ok: false, issues: log.list() };
  const { data } = parsed;
  const version = (data as { fuwuquan?: unknown } | null)?.fuwuquan;
  if (typeof version === "number" && version > 1) {
    const place = { file, key: "fuwuquan", value: String(version) };
    log.error("not-supported", "the plan is of a later version; open it in a later release", place);
    return { ok: false, issues: log.list() };
  }
  const result = planSchema.safeParse(data);
  if (!result.success) {
    reportFaults(file, data, result.error, log);
    return { ok: false, issues: log.list() };
  }
  if (!isRealDay(result.data.asOf)) {
    const place = { file, key: "asOf", value: result.data.asOf };
    log.error("bad-value", "there is no such day; give YYYY-MM-DD", place);
    return { ok: false, issues: log.list() };
  }
  return { ok: true, plan: result.data };
}

function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (lengths[month - 1] ?? 0);
}
