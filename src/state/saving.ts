import { createStore } from "zustand/vanilla";

/** Whether the work is on disk, and whether this window may change it. */
export interface SavingState {
  readonly state: "saved" | "saving" | "failed" | "full";
  /** `reader`: another window holds the project. */
  readonly role: "writer" | "reader";
  /** What happened to the last save of an earlier visit; null where it was whole. */
  readonly recovered: "version" | "fresh" | null;
}

export const savingStore = createStore<SavingState>(() => ({
  state: "saved",
  role: "writer",
  recovered: null,
}));
