import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { NamedBytes, PlanRun } from "../../core/analysis/plan-run.ts";
import type { Project, ResultsDigest } from "../../core/analysis/project.ts";
import { compareCodePoints } from "../../core/base/exact.ts";
import { layerText } from "./read-project.ts";

/** The files whose bytes are held against a new computation. */
const HELD = ["units.csv", "rules.csv"];

/**
 * The project file, and beside it the layers that were left out: they are asked for by the hash
 * of exactly these bytes.
 */
export function writeProject(
  project: Project,
  leaveOutLayers: boolean,
): { readonly bytes: Uint8Array; readonly beside: readonly NamedBytes[] } {
  const beside: NamedBytes[] = [];
  const encoder = new TextEncoder();
  const layers = project.layers.map(({ facilities, ...layer }) => {
    const { text, sha256: hash } = layerText(facilities);
    if (!leaveOutLayers) return { ...layer, sha256: hash, facilities };
    beside.push({ name: `${layer.layer}.facilities.json`, bytes: encoder.encode(text) });
    return { ...layer, sha256: hash, facilities: null };
  });
  const { entries, past, future } = project.history;
  const sorted = Object.entries(entries).sort(([a], [b]) => compareCodePoints(a, b));
  const file = {
    fuwuquanProject: 2,
    app: project.app,
    name: project.name,
    document: { entries: sorted.map(([, entry]) => entry), past, future },
    session: project.session,
    layers,
    results: project.results,
  };
  return { bytes: encoder.encode(`${JSON.stringify(file)}\n`), beside };
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
