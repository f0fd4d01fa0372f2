import { createStore } from "zustand/vanilla";
import {
  applyDiff,
  type Diff,
  EMPTY_DOCUMENT,
  mergeDiffs,
  reverseDiff,
  type WorkDocument,
} from "../core/scenario/document.ts";

/** How undo sees a change: a step of its own, part of the last step, or none. */
export type History = "record" | "merge" | "ignore";

/** The saved document and its history; every step is a diff, undo applies its reverse. */
export interface DocumentState {
  readonly document: WorkDocument;
  readonly past: readonly Diff[];
  readonly future: readonly Diff[];
}

export const documentStore = createStore<DocumentState>(() => ({
  document: EMPTY_DOCUMENT,
  past: [],
  future: [],
}));

/** The only way the document changes. An empty diff changes nothing. */
export function dispatch(diff: Diff, options: { readonly history: History }): void {
  if (Object.keys(diff).length === 0) return;
  documentStore.setState(({ document, past, future }) => {
    const next = applyDiff(document, diff);
    switch (options.history) {
      case "ignore":
        return { document: next, past, future };
      case "record":
        return { document: next, past: [...past, diff], future: [] };
      case "merge": {
        const last = past.at(-1);
        const merged = last === undefined ? diff : mergeDiffs(last, diff);
        return { document: next, past: [...past.slice(0, -1), merged], future: [] };
      }
    }
  });
}

export function undo(): void {
  const { document, past, future } = documentStore.getState();
  const last = past.at(-1);
  if (last === undefined) return;
  documentStore.setState({
    document: applyDiff(document, reverseDiff(last)),
    past: past.slice(0, -1),
    future: [last, ...future],
  });
}

export function redo(): void {
  const { document, past, future } = documentStore.getState();
  const [next, ...rest] = future;
  if (next === undefined) return;
  documentStore.setState({
    document: applyDiff(document, next),
    past: [...past, next],
    future: rest,
  });
}

/** Puts a saved state in place of the present one. */
export function restoreDocument(saved: DocumentState): void {
  documentStore.setState(saved);
}
