import type { IssueLog } from "../../core/base/issue.ts";
import { DATUMS, type Datum } from "../../core/facilities/import.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";

/** A saved way to read files of one make: what a template holds and `--mapping` takes. */
export interface MappingFile {
  readonly columns: Readonly<Record<string, string>>;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly datum?: Datum;
  readonly crs?: string | null;
  readonly swap?: boolean;
  readonly swapBeyond90?: boolean;
  readonly locate?: boolean;
  readonly drop?: readonly string[];
  readonly mends?: ImportDecision["mends"];
  readonly admitted?: readonly string[];
  readonly merged?: readonly string[];
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isRecordOf =
  (inner: Check): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(inner);

const KEYS: Readonly<Record<string, Check>> = {
  mapping: (value) => value === 1,
  columns: isRecordOf(isText),
  encoding: (value) => ["utf-8", "gb18030", "big5", "utf-16"].includes(value as string),
  sheet: isText,
  datum: (value) => DATUMS.includes(value as Datum),
  crs: (value) => value === null || isText(value),
  swap: isFlag,
  swapBeyond90: isFlag,
  locate: isFlag,
  drop: isTexts,
  mends: isRecordOf(isRecordOf(isText)),
  admitted: isTexts,
  merged: isTexts,
};

/** Reads a mapping; null with errors that name the keys at fault. */
export function parseMapping(file: string, text: string, log: IssueLog): MappingFile | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    log.error("not-json", "the mapping is not valid JSON; correct it", { file });
    return null;
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    log.error("wrong-type", "the mapping must be an object with the key columns", { file });
    return null;
  }
  for (const [key, value] of Object.entries(data)) {
    const check = Object.hasOwn(KEYS, key) ? KEYS[key]! : null;
    if (check === null)
      log.error("unknown-key", "the mapping has no such key; remove it", { file, key });
    else if (!check(value))
      log.error("wrong-type", "the value is of the wrong kind", { file, key });
  }
  return log.hasErrors ? null : { columns: {}, ...(data as Partial<MappingFile>) };
}
