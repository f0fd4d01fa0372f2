import { createStore } from "zustand/vanilla";

/** Whether the work is on disk, for the mark in the top bar. */
export interface SavingState {
  readonly state: "saved" | "saving" | "failed";
}

export const savingStore = createStore<SavingState>(() => ({ state: "saved" }));
