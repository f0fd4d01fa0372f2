import { createStore } from "zustand/vanilla";
import type { Difference } from "../core/analysis/project.ts";

/** A kept state of the document, to go back to. */
export interface VersionView {
  readonly key: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly savedAt: number;
  /** `time`: kept while working; `before-open`: before something else was put in its place; `unsaved`: what another window's take-over left behind. */
  readonly why: "time" | "by-hand" | "before-open" | "unsaved";
  readonly scenarios: number;
  readonly edits: number;
}

/** A project kept in this browser. */
export interface ProjectView {
  readonly id: string;
  readonly name: string;
  readonly openedAt: number;
}

/** The project on screen and those beside it in this browser. */
export interface ProjectState {
  readonly id: string;
  /** Empty until it is named. */
  readonly name: string;
  readonly recent: readonly ProjectView[];
  /** How the figures of an opened file compare with those computed here; null = nothing to say. */
  readonly check:
    | { readonly kind: "done"; readonly found: readonly Difference[] }
    | { readonly kind: "failed" }
    | null;
}

export const projectStore = createStore<ProjectState>(() => ({
  id: "",
  name: "",
  recent: [],
  check: null,
}));
