import type { z } from "zod";
import { type Issue, IssueLog, type Place } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import { jsonFaultAt } from "./json-fault.ts";
import { type PlanFile, planSchema } from "./plan-schema.ts";

export type ParsedPlan =
  | { readonly ok: true; readonly plan: PlanFile }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a plan file: every unknown key, wrong type and missing key is named by its path. */
export function parsePlan(file: string, bytes: Uint8Array): ParsedPlan {
  const log = new IssueLog();
  const { text } = decodeText(bytes);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    log.error("not-json", "the plan is not valid JSON; mend it at this place", {
      file,
      ...placeOf(text, jsonFaultAt(text)),
    });
    return { ok: false, issues: log.list() };
  }
  const version = (data as { fuwuquan?: unknown } | null)?.fuwuquan;
  if (typeof version === "number" && version > 1) {
    const place = { file, key: "fuwuquan", value: String(version) };
    log.error("not-supported", "the plan is of a later version; open it in a later release", place);
    return { ok: false, issues: log.list() };
  }
  const result = planSchema.safeParse(data);
  if (!result.success) {
    for (const issue of result.error.issues) report(file, data, issue, log);
    return { ok: false, issues: log.list() };
  }
  if (!isRealDay(result.data.asOf)) {
    const place = { file, key: "asOf", value: result.data.asOf };
    log.error("bad-value", "there is no such day; give YYYY-MM-DD", place);
    return { ok: false, issues: log.list() };
  }
  return { ok: true, plan: result.data };
}

/** Row and column of a position, both from 1. */
function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split("\n");
  return { row: before.length, column: String(before[before.length - 1]!.length + 1) };
}

type ZodIssue = z.core.$ZodIssue;

function report(file: string, data: unknown, issue: ZodIssue, log: IssueLog): void {
  const key = pathText(issue.path);
  const value = shown(valueAt(data, issue.path));
  const place: Place = { file, key, ...(value === null ? {} : { value }) };
  switch (issue.code) {
    case "unrecognized_keys":
      for (const name of issue.keys) {
        const path = pathText([...issue.path, name]);
        log.error("unknown-key", "the plan format has no such key; remove or correct it", {
          file,
          key: path,
        });
      }
      return;
    case "invalid_type":
      if (valueAt(data, issue.path) === undefined) {
        log.error("missing-key", "a required key is missing; add it", { file, key });
      } else log.error("wrong-type", `expected ${issue.expected}`, place);
      return;
    case "invalid_value":
      if (valueAt(data, issue.path) === undefined) {
        log.error("missing-key", "a required key is missing; add it", { file, key });
        return;
      }
      log.error("unknown-value", `expected one of: ${issue.values.map(String).join(", ")}`, place);
      return;
    case "invalid_union":
      reportUnion(file, data, issue, place, log);
      return;
    default:
      log.error("bad-value", issue.message, place);
  }
}

/** Of several readings of a value, the one that came furthest explains it best. */
function reportUnion(
  file: string,
  data: unknown,
  issue: Extract<ZodIssue, { code: "invalid_union" }>,
  place: Place,
  log: IssueLog,
): void {
  if (valueAt(data, issue.path) === undefined) {
    log.error("missing-key", "a required key is missing; add it", { file, key: place.key ?? "" });
    return;
  }
  if ("options" in issue && issue.options !== undefined) {
    log.error("unknown-value", `expected one of: ${issue.options.map(String).join(", ")}`, place);
    return;
  }
  const readings = issue.errors.filter((reading) => reading.length > 0);
  const deepest = readings
    .filter((reading) => reading.some(({ path }) => path.length > 0))
    .sort((a, b) => a.length - b.length)[0];
  const keysOnly = readings.find((reading) =>
    reading.every(({ code }) => code === "unrecognized_keys"),
  );
  const best = keysOnly ?? deepest;
  if (best === undefined) {
    log.error("wrong-type", "the value has none of the forms the plan format allows", place);
    return;
  }
  for (const inner of best) {
    report(file, data, { ...inner, path: [...issue.path, ...inner.path] } as ZodIssue, log);
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, k) =>
      typeof part === "number" ? `[${part}]` : `${k === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function shown(value: unknown): string | null {
  if (value === undefined || typeof value === "object") return null;
  return String(value).slice(0, 120);
}

function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (lengths[month - 1] ?? 0);
}
