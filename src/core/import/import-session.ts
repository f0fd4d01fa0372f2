import type { Issue } from "../base/issue.ts";
import type { HeightGuess } from "../elevation/height-guess.ts";
import type { Diagnosis, TrustedPlace } from "./datum-doctor.ts";
import type {
  ControlFit,
  ControlTotals,
  ImportDecision,
  ImportResult,
  SheetPreview,
} from "./import-file.ts";

/** Bytes that stay where they are until parts of them are asked for, as a browser's `File` does. */
export interface LazyBytes {
  readonly size: number;
  readonly slice: (from: number, to: number) => { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A file that the planner chose; a large one is not read before somebody asks for a part. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array | LazyBytes;
}

interface OpenedSheet {
  readonly name: string | null;
  readonly rowCount: number;
  /** Of a raster: whether its cells look like heights. */
  readonly heights?: HeightGuess;
}

/** A file that was opened: its sheets or layers, each with rows. */
export interface OpenedFile {
  readonly sheets: readonly OpenedSheet[];
  readonly issues: readonly Issue[];
}

/** What a template says: any part of a decision, about columns that the file may not have. */
export type Mapping = Partial<
  Pick<
    ImportDecision,
    | "target"
    | "class"
    | "columns"
    | "datum"
    | "crs"
    | "control"
    | "swap"
    | "swapBeyond90"
    | "locate"
    | "drop"
    | "mends"
    | "admitted"
    | "merged"
    | "unit"
  >
>;

/** A file beside the opened one: the planner's table of addresses, or a layer that she trusts. */
export interface BesideFile {
  readonly role: "gazetteer" | "trusted";
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

export interface BesideCount {
  readonly lines: number;
  readonly places: number;
  /** Rows of a geocoding table without an address or a place. */
  readonly unused: number;
}

/** How to look at an opened file. */
export interface ImportView {
  /** Sheets taken together, by their place in the file; the first one is shown. */
  readonly sheets: readonly number[];
  /** Header rows of the shown sheet as a run of its filled rows from 0; null = found by itself. */
  readonly header: readonly [number, number] | null;
  /** Null asks for a first proposal with this target and class. */
  readonly decision: ImportDecision | null;
  readonly target: ImportDecision["target"];
  readonly class: string | null;
  /** Other layers whose places are trusted. */
  readonly trusted: readonly TrustedPlace[];
  /** Ids of the landmasses that links may join; those of the region where absent. */
  readonly landmasses?: readonly string[];
}

/** What the planner sees before anything is stored. */
export interface ImportLook {
  readonly decision: ImportDecision;
  readonly preview: SheetPreview;
  /** Only the first rows are there yet: a guess about the whole waits for the reading. */
  readonly isFirst: boolean;
  readonly diagnosis: Diagnosis | null;
  /** How well the control points of a local grid agree; null without any, or where they do not tie it down. */
  readonly fit: ControlFit | null;
}

/** The whole file as decided. Its rows stay where it was read: they are asked for in lots. */
export interface ImportReading {
  readonly result: Omit<ImportResult, "rows" | "rejected"> & {
    readonly accepted: number;
    readonly rejected: number;
    /** Reason → rows set aside for it. */
    readonly reasons: readonly (readonly [string, number])[];
  };
  /** Of demand. */
  readonly controlTotals: ControlTotals;
}

/** Rows [from, to) of what was read last. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}
