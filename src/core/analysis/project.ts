import type { Issue } from "../base/issue.ts";
import type { Facility } from "../facilities/facility.ts";
import type { FacilityLots } from "../facilities/facility-lots.ts";
import type { LazyBytes } from "../import/import-session.ts";
import type { Quarantine, StoredReport } from "../import/stored-import.ts";
import type { History } from "../scenario/document-versions.ts";
import type { InputEntry } from "../scenario/own-input.ts";
import type { NamedBytes } from "./plan-run.ts";

/** An input of the planner's with the file that a plan would name. */
export interface OwnInput<File = NamedBytes> {
  readonly entry: InputEntry;
  readonly file: File;
}

/** What an input holds beside its entry. Facilities are read already; others are a file of a plan. */
export interface InputData {
  readonly facilities: FacilityLots | null;
  readonly file: NamedBytes | null;
  /** How the file came in: what was read, decided and found. */
  readonly report: StoredReport | null;
  readonly quarantine: Quarantine | null;
}

/**
 * The same as files: these cross between threads and into the browser's storage without being
 * copied, and the page never reads them.
 */
export interface HeldInput extends Omit<InputData, "facilities" | "file"> {
  readonly facilities: HeldFacilities | null;
  readonly file: HeldFile | null;
}

/** Facilities of which each lot is a file; see `FacilityLots`. */
export interface HeldFacilities {
  readonly count: number;
  readonly lots: readonly LazyBytes[];
}

export interface HeldFile {
  readonly name: string;
  readonly bytes: LazyBytes;
}

/** An imported layer as project files of version 1 and 2 carry it. */
export interface ProjectLayer {
  readonly layer: string;
  readonly class: string;
  readonly file: string;
  readonly count: number;
  readonly replaces: boolean;
  readonly facilities: readonly Facility[];
}

/** What the figures were when the project was saved: to be held against a new computation. */
export interface ResultsDigest {
  /** The content of summary.json. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** Output file → SHA-256. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** A whole project: what the planner made, what she loaded, and what it came to. */
export interface Project<Data = InputData> {
  readonly name: string;
  readonly app: string;
  readonly history: History;
  /** Question and view; parts that this release does not know are passed over. */
  readonly session: Readonly<Record<string, unknown>>;
  /** Layers of a file of version 1 or 2; later ones have entries. */
  readonly layers: readonly ProjectLayer[];
  /** What the entries of inputs name, in the document and its history. */
  readonly data: Readonly<Record<string, Data>>;
  readonly results: ResultsDigest | null;
}

/** What a project file came to. */
export type ProjectReading<Data = InputData> =
  | { readonly kind: "project"; readonly project: Project<Data>; readonly issues: readonly Issue[] }
  | {
      readonly kind: "incomplete";
      readonly missing: readonly {
        readonly name: string;
        readonly sha256: string;
        readonly count: number;
      }[];
    }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] };

/** Where two digests part: path in the summary, what was saved, what is computed now. */
export interface Difference {
  readonly path: string;
  readonly saved: string;
  readonly now: string;
}

/** Empty where every figure and every output file is the same. `at most` so many are listed. */
export function differences(
  saved: ResultsDigest,
  now: ResultsDigest,
  atMost: number,
): Difference[] {
  const found: Difference[] = [];
  // The version of the program is no figure.
  walk({ ...saved.summary, app: null }, { ...now.summary, app: null }, "", found, atMost);
  walk(saved.hashes, now.hashes, "", found, atMost);
  return found;
}

function walk(a: unknown, b: unknown, path: string, found: Difference[], atMost: number): void {
  if (found.length >= atMost) return;
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys) {
      const next = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      walk(partOf(a, key), partOf(b, key), next, found, atMost);
    }
    return;
  }
  if (a !== b) found.push({ path, saved: JSON.stringify(a) ?? "", now: JSON.stringify(b) ?? "" });
}

function partOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
