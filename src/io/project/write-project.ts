import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { NamedBytes, PlanRun } from "../../core/analysis/plan-run.ts";
import type { Project, ResultsDigest } from "../../core/analysis/project.ts";
import { compareCodePoints } from "../../core/base/exact.ts";
import type { Entry } from "../../core/scenario/document.ts";
import type { InputEntry } from "../../core/scenario/own-input.ts";
import { contentText } from "./input-content.ts";

/** The files whose bytes are held against a new computation. */
const HELD = ["units.csv", "rules.csv"];

/**
 * The project file, and beside it the data that were left out: they are asked for by the hash of
 * exactly these bytes.
 */
export function writeProject(
  project: Project,
  leaveOutLayers: boolean,
): { readonly bytes: Uint8Array; readonly beside: readonly NamedBytes[] } {
  const beside: NamedBytes[] = [];
  const encoder = new TextEncoder();
  const { entries, past, future } = project.history;
  const named = inputsNamed(project);
  const names = Object.keys(project.data).sort(compareCodePoints);
  const data = names.map((name) => {
    const { text, sha256: hash } = contentText(project.data[name]!);
    const { file = name, count = 0 } = named.get(name) ?? {};
    const head = { name, file, count, sha256: hash };
    if (!leaveOutLayers) return { ...head, content: JSON.parse(text) as unknown };
    beside.push({ name: `${name}.data.json`, bytes: encoder.encode(text) });
    return { ...head, content: null };
  });
  const sorted = Object.entries(entries).sort(([a], [b]) => compareCodePoints(a, b));
  const file = {
    fuwuquanProject: 3,
    app: project.app,
    name: project.name,
    document: { entries: sorted.map(([, entry]) => entry), past, future },
    session: project.session,
    data,
    results: project.results,
  };
  return { bytes: encoder.encode(`${JSON.stringify(file)}\n`), beside };
}

/** The entries of inputs by the data they name, in the document and its history. */
function inputsNamed({ history }: Project): ReadonlyMap<string, InputEntry> {
  const named = new Map<string, InputEntry>();
  const note = (entry: Entry | null): void => {
    if (entry?.kind === "input") named.set(entry.data, entry);
  };
  for (const step of [...history.past, ...history.future]) {
    for (const { before, after } of Object.values(step)) {
      note(before);
      note(after);
    }
  }
  for (const entry of Object.values(history.entries)) note(entry);
  return named;
}

/** What a run came to, in short; null where it could not be carried out. */
export function digestOf(run: PlanRun): ResultsDigest | null {
  if (!run.ok) return null;
  const summary = run.files.find(({ name }) => name === "summary.json")!;
  const held = run.files.filter(({ name }) => HELD.includes(name));
  return {
    summary: JSON.parse(new TextDecoder().decode(summary.bytes)) as ResultsDigest["summary"],
    hashes: Object.fromEntries(held.map(({ name, bytes }) => [name, bytesToHex(sha256(bytes))])),
  };
}
