import { checksumOf } from "../../core/base/checksum.ts";
import type { Entry } from "../../core/scenario/document.ts";
import type { VersionView } from "../../state/project.ts";
import { keysFrom, read, remove, write } from "./project-store.ts";

/** Kept per project; the oldest goes first. */
const KEPT = 30;

interface VersionRecord {
  readonly savedAt: number;
  readonly why: VersionView["why"];
  readonly text: string;
  readonly checksum: string;
}

type Entries = Readonly<Record<string, Entry>>;

const prefixOf = (project: string): string => `version/${project}/`;

/** Keeps the document as it is now, to go back to. */
export async function keepVersion(
  project: string,
  entries: Entries,
  why: VersionView["why"],
): Promise<void> {
  const text = JSON.stringify(entries);
  const savedAt = Date.now();
  const record: VersionRecord = { savedAt, why, text, checksum: checksumOf(text) };
  await write(`${prefixOf(project)}${String(savedAt).padStart(15, "0")}`, record);
  const all = await keysFrom(prefixOf(project));
  for (const key of all.slice(0, Math.max(0, all.length - KEPT))) await remove(key);
}

/** Newest first; damaged ones are not offered. */
export async function listVersions(project: string): Promise<VersionView[]> {
  const found: VersionView[] = [];
  for (const key of (await keysFrom(prefixOf(project))).reverse()) {
    const entries = await entriesIn(key);
    const record = await read<VersionRecord>(key);
    if (entries === null || record === undefined) continue;
    const all = Object.values(entries);
    found.push({
      key,
      savedAt: record.savedAt,
      why: record.why,
      scenarios: all.filter(({ kind }) => kind === "scenario").length,
      edits: all.filter(({ kind }) => kind === "edit").length,
    });
  }
  return found;
}

/** Null where the version is damaged or gone. */
export async function entriesIn(key: string): Promise<Entries | null> {
  try {
    const record = await read<VersionRecord>(key);
    if (record === undefined || checksumOf(record.text) !== record.checksum) return null;
    return JSON.parse(record.text) as Entries;
  } catch {
    return null;
  }
}

/** Makes room: the older half goes. */
export async function dropOldVersions(project: string): Promise<boolean> {
  const all = await keysFrom(prefixOf(project));
  const old = all.slice(0, Math.ceil(all.length / 2));
  for (const key of old) await remove(key);
  return old.length > 0;
}
