import { createStore } from "zustand/vanilla";

/** Why the last stroke made nothing; cleared by the next. */
export type DrawingFault = "too-few" | "on-water" | "same-land" | "no-site";

export const drawingStore = createStore<{ readonly fault: DrawingFault | null }>(() => ({
  fault: null,
}));
