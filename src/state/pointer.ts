import { createStore } from "zustand/vanilla";

/** What is under the pointer: its own store, since it changes with every move. */
export interface PointerState {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly hoveredUnit: string | null;
}

export const pointerStore = createStore<PointerState>(() => ({
  lon: null,
  lat: null,
  hoveredUnit: null,
}));
