import { get, set } from "idb-keyval";
import type { Facility } from "../core/facilities/facility.ts";
import { type DocumentState, documentStore, restoreDocument } from "../state/document.ts";
import type { OwnLayer } from "../state/region.ts";
import { savingStore } from "../state/saving.ts";
import { OPENING_SESSION, type SessionState, sessionStore } from "../state/session.ts";

const WORK_KEY = "fuwuquan/work/1";
const LAYERS_KEY = "fuwuquan/layers/1";
const SAVE_AFTER_MS = 300;

interface SavedWork {
  readonly version: 1;
  readonly document: DocumentState;
  readonly session: SessionState;
}

/** An imported layer with its facilities, as it is put back after a reload. */
export interface SavedLayer extends OwnLayer {
  readonly facilities: readonly Facility[];
}

/** Puts back the work of the last visit; a store that cannot be read leaves the fresh start. */
export async function restoreWork(): Promise<void> {
  try {
    const saved = await get<SavedWork>(WORK_KEY);
    if (saved?.version !== 1) return;
    restoreDocument(saved.document);
    const transient = { selection: null, tool: "select", measure: [] } as const;
    sessionStore.setState({ ...OPENING_SESSION, ...saved.session, ...transient });
  } catch {
    savingStore.setState({ state: "failed" });
  }
}

/** Saves shortly after every change, and when the page goes away. */
export function saveWork(): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const save = async (): Promise<void> => {
    timer = null;
    const { document, past, future } = documentStore.getState();
    const work: SavedWork = {
      version: 1,
      document: { document, past, future },
      session: sessionStore.getState(),
    };
    try {
      await set(WORK_KEY, work);
      if (timer === null) savingStore.setState({ state: "saved" });
    } catch {
      savingStore.setState({ state: "failed" });
    }
  };
  const schedule = (): void => {
    savingStore.setState({ state: "saving" });
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_AFTER_MS);
  };
  documentStore.subscribe(schedule);
  sessionStore.subscribe(schedule);
  addEventListener("pagehide", () => {
    if (timer !== null) void save();
  });
}

export async function restoreLayers(): Promise<readonly SavedLayer[]> {
  try {
    return (await get<readonly SavedLayer[]>(LAYERS_KEY)) ?? [];
  } catch {
    return [];
  }
}

export async function saveLayers(layers: readonly SavedLayer[]): Promise<void> {
  try {
    await set(LAYERS_KEY, layers);
  } catch {
    savingStore.setState({ state: "failed" });
  }
}
