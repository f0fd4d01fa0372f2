import { createStore } from "zustand/vanilla";

/** Whether the page of keys and marks is open. */
export const helpStore = createStore<{ readonly open: boolean }>(() => ({ open: false }));
