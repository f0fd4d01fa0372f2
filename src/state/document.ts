import { createStore } from "zustand/vanilla";
import {
  applyDiff,
  BASELINE,
  type Diff,
  EMPTY_DOCUMENT,
  mergeDiffs,
  reverseDiff,
  scenarioOf,
  type WorkDocument,
} from "../core/scenario/document.ts";
import { savingStore } from "./saving.ts";
import { sessionStore } from "./session.ts";

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

/**
 * The only way the document changes. An empty diff changes nothing, and nothing changes while
 * another window holds the project.
 */
export function dispatch(diff: Diff, options: { readonly history: History }): void {
  if (Object.keys(diff).length === 0 || !mayEdit()) return;
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
  if (last === undefined || !mayEdit()) return;
  const reverse = reverseDiff(last);
  documentStore.setState({
    document: applyDiff(document, reverse),
    past: past.slice(0, -1),
    future: [last, ...future],
  });
  showChanged(reverse);
}

export function redo(): void {
  const { document, past, future } = documentStore.getState();
  const [next, ...rest] = future;
  if (next === undefined || !mayEdit()) return;
  documentStore.setState({
    document: applyDiff(document, next),
    past: [...past, next],
    future: rest,
  });
  showChanged(next);
}

/** Puts a saved state in place of the present one. */
export function restoreDocument(saved: DocumentState): void {
  documentStore.setState(saved);
}

function mayEdit(): boolean {
  return savingStore.getState().role === "writer";
}

/** What a step of history changed is on screen afterwards: its scenario becomes the active one. */
function showChanged(diff: Diff): void {
  const touched = new Set(
    Object.values(diff).flatMap(({ before, after }) => {
      const entry = after ?? before;
      if (entry?.kind !== "scenario" && entry?.kind !== "edit") return [];
      return [entry.kind === "scenario" ? entry.id : entry.scenario];
    }),
  );
  const { document } = documentStore.getState();
  const { scenario } = sessionStore.getState();
  if (touched.has(scenario) && scenarioOf(document, scenario) !== null) return;
  const there = [...touched].find((id) => scenarioOf(document, id) !== null);
  if (there !== undefined) sessionStore.setState({ scenario: there });
  else if (scenarioOf(document, scenario) === null) sessionStore.setState({ scenario: BASELINE });
}
