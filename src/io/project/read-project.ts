import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type {
  InputData,
  Project,
  ProjectLayer,
  ProjectReading,
} from "../../core/analysis/project.ts";
import { IssueLog } from "../../core/base/issue.ts";
import {
  applyDiffs,
  type Diff,
  documentText,
  type Entry,
  keyOf,
  reverseDiff,
} from "../../core/scenario/document.ts";
import { fromVersion1, type History } from "../../core/scenario/document-versions.ts";
import { reportFaults } from "../plan/schema-faults.ts";
import { dataOf } from "./input-content.ts";
import {
  contentSchema,
  facilitiesSchema,
  project1Schema,
  project2Schema,
  project3Schema,
} from "./project-schema.ts";

const SUFFIX = ".fuwuquan";
const VERSION = 3;

/**
 * Reads a project file with the data files that were left out of it. Nothing of it is taken
 * where anything is wrong; data left out are asked for by name and hash until they match.
 */
export function readProject(files: readonly NamedBytes[], title: string): ProjectReading {
  const file = files.find(({ name }) => name.toLowerCase().endsWith(SUFFIX));
  const log = new IssueLog();
  if (file === undefined) {
    log.error("no-project", "none of the files is a project", {});
    return { kind: "refused", issues: log.list() };
  }
  const parsed = parse(file, log);
  if (parsed === null) return { kind: "refused", issues: log.list() };
  const layers: ProjectLayer[] = [];
  const missing: { name: string; sha256: string; count: number }[] = [];
  for (const { facilities, sha256: hash, ...layer } of "layers" in parsed ? parsed.layers : []) {
    const found = facilities ?? besideFile(files, hash, facilitiesSchema, log);
    if (found === null) missing.push({ name: layer.file, sha256: hash, count: layer.count });
    else layers.push({ ...layer, facilities: found });
  }
  const data: Record<string, InputData> = {};
  for (const { name, file: of, count, sha256: hash, content } of "data" in parsed
    ? parsed.data
    : []) {
    const found = content ?? besideFile(files, hash, contentSchema, log);
    if (found === null) missing.push({ name: of, sha256: hash, count });
    else data[name] = dataOf(found);
  }
  if (log.hasErrors) return { kind: "refused", issues: log.list() };
  if (missing.length > 0) return { kind: "incomplete", missing };
  const { name, app, session, results } = parsed;
  const history =
    parsed.fuwuquanProject === 1
      ? fromVersion1(parsed, title)
      : historyOf(parsed.document, file.name, log);
  for (const entry of Object.values(history?.entries ?? {})) {
    if (entry.kind !== "input" || Object.hasOwn(data, entry.data)) continue;
    const place = { file: file.name, key: `document.entries.${entry.id}.data`, value: entry.data };
    log.error("data-missing", "the project does not hold the data of an input", place);
  }
  if (log.hasErrors || history === null) return { kind: "refused", issues: log.list() };
  const project: Project = { name, app, history, session, layers, data, results };
  return { kind: "project", project, issues: log.list() };
}

type Parsed =
  | ReturnType<typeof project1Schema.parse>
  | ReturnType<typeof project2Schema.parse>
  | ReturnType<typeof project3Schema.parse>;

const SCHEMAS = { 1: project1Schema, 2: project2Schema, 3: project3Schema } as const;

function parse({ name: file, bytes }: NamedBytes, log: IssueLog): Parsed | null {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    log.error("not-json", "the project file is cut off or damaged; save it anew", { file });
    return null;
  }
  const version = (data as { fuwuquanProject?: unknown } | null)?.fuwuquanProject;
  if (typeof version === "number" && version > VERSION) {
    const place = { file, key: "fuwuquanProject", value: String(version) };
    log.error("not-supported", "the project is of a later version; open it there", place);
    return null;
  }
  const known = version === 1 || version === 2 ? version : VERSION;
  const result = SCHEMAS[known].safeParse(data);
  if (result.success) return result.data;
  reportFaults(file, data, result.error, log);
  return null;
}

/** The document with its history; a history that does not lead to the document is left out. */
function historyOf(
  { entries, past, future }: { entries: unknown[]; past: unknown[]; future: unknown[] },
  file: string,
  log: IssueLog,
): History | null {
  const byKey: Record<string, Entry> = Object.create(null);
  const list = entries as Entry[];
  for (const [k, entry] of list.entries()) {
    const key = keyOf(entry);
    if (byKey[key] !== undefined) {
      log.error("duplicate-id", "two entries have the same id", {
        file,
        key: `document.entries[${k}].id`,
        value: key,
      });
    }
    byKey[key] = entry;
  }
  for (const [k, entry] of list.entries()) {
    if (entry.kind === "edit" && byKey[entry.scenario]?.kind !== "scenario") {
      log.error("unknown-scenario", "the edit belongs to no scenario", {
        file,
        key: `document.entries[${k}].scenario`,
        value: entry.scenario,
      });
    }
  }
  if (log.hasErrors) return null;
  const document = { entries: { ...byKey } };
  const steps = past as Diff[];
  const start = applyDiffs(document, steps.map(reverseDiff).reverse());
  const end = applyDiffs(start, steps);
  if (documentText(end) === documentText(document)) {
    return { ...document, past: steps, future: future as Diff[] };
  }
  log.add("warning", "history-dropped", "the history does not lead to the document", { file });
  return { ...document, past: [], future: [] };
}

/** The content of a file that has the hash; null where none has. */
function besideFile<S extends typeof facilitiesSchema | typeof contentSchema>(
  files: readonly NamedBytes[],
  hash: string,
  schema: S,
  log: IssueLog,
): ReturnType<S["parse"]> | null {
  const file = files.find(({ bytes }) => bytesToHex(sha256(bytes)) === hash);
  if (file === undefined) return null;
  const result = schema.safeParse(JSON.parse(new TextDecoder().decode(file.bytes)));
  if (result.success) return result.data as ReturnType<S["parse"]>;
  log.error("bad-value", "the data file holds nothing that a project holds", { file: file.name });
  return null;
}
