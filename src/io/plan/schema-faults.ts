import type { z } from "zod";
import type { IssueLog, Place } from "../../core/base/issue.ts";
import { decodeText } from "../text/decode-text.ts";
import { jsonFaultAt } from "./json-fault.ts";

/** The value a JSON file holds; undefined, with the place told, where it is not JSON. */
export function parseJson(
  file: string,
  bytes: Uint8Array,
  what: string,
  log: IssueLog,
): { readonly data: unknown } | undefined {
  const { text } = decodeText(bytes);
  try {
    return { data: JSON.parse(text) };
  } catch {
    log.error("not-json", `${what} is not valid JSON; mend it at this place`, {
      file,
      ...placeOf(text, jsonFaultAt(text)),
    });
    return undefined;
  }
}

/** Row and column of a position, both from 1. */
function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split("\n");
  return { row: before.length, column: String(before[before.length - 1]!.length + 1) };
}

type ZodIssue = z.core.$ZodIssue;

/** Tells what a schema found: every unknown key, wrong type and missing key by its path. */
export function reportFaults(file: string, data: unknown, error: z.ZodError, log: IssueLog): void {
  for (const issue of error.issues) report(file, data, issue, log);
}

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
