import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { Project, ProjectLayer, ProjectReading } from "../../core/analysis/project.ts";
import { IssueLog } from "../../core/base/issue.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import {
  applyDiff,
  type Diff,
  documentText,
  type Entry,
  keyOf,
  reverseDiff,
} from "../../core/scenario/document.ts";
import { fromVersion1, type History } from "../../core/scenario/document-versions.ts";
import { reportFaults } from "../plan/schema-faults.ts";
import { facilitiesSchema, project1Schema, project2Schema } from "./project-schema.ts";

const SUFFIX = ".fuwuquan";
const VERSION = 2;

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
  for (const { facilities, sha256: hash, ...layer } of parsed.layers) {
    const found = facilities ?? besideFile(files, hash, log);
    if (found === null) missing.push({ name: layer.file, sha256: hash, count: layer.count });
    else layers.push({ ...layer, facilities: found });
  }
  if (log.hasErrors) return { kind: "refused", issues: log.list() };
  if (missing.length > 0) return { kind: "incomplete", missing };
  const { name, app, session, results } = parsed;
  const history =
    parsed.fuwuquanProject === 1
      ? fromVersion1(parsed, title)
      : historyOf(parsed.document, file.name, log);
  if (log.hasErrors || history === null) return { kind: "refused", issues: log.list() };
  const project: Project = { name, app, history, session, layers, results };
  return { kind: "project", project, issues: log.list() };
}

type Parsed = ReturnType<typeof project1Schema.parse> | ReturnType<typeof project2Schema.parse>;

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
  const result = (version === 1 ? project1Schema : project2Schema).safeParse(data);
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
  const start = steps.reduceRight((d, step) => applyDiff(d, reverseDiff(step)), document);
  const end = steps.reduce(applyDiff, start);
  if (documentText(end) === documentText(document)) {
    return { ...document, past: steps, future: future as Diff[] };
  }
  log.add("warning", "history-dropped", "the history does not lead to the document", { file });
  return { ...document, past: [], future: [] };
}

/** The facilities of a file that has the hash; null where none has. */
function besideFile(
  files: readonly NamedBytes[],
  hash: string,
  log: IssueLog,
): readonly Facility[] | null {
  const file = files.find(({ bytes }) => bytesToHex(sha256(bytes)) === hash);
  if (file === undefined) return null;
  const result = facilitiesSchema.safeParse(JSON.parse(new TextDecoder().decode(file.bytes)));
  if (result.success) return result.data;
  log.error("bad-value", "the data file holds no facilities", { file: file.name });
  return null;
}

/** The text of a layer's facilities, and its hash: what is in the project, or beside it. */
export function layerText(facilities: readonly Facility[]): {
  readonly text: string;
  readonly sha256: string;
} {
  const text = JSON.stringify(facilities);
  return { text, sha256: bytesToHex(sha256(new TextEncoder().encode(text))) };
}
