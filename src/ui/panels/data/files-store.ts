import { createStore } from "zustand/vanilla";

/** Files the planner chose or dropped and that wait for a decision. */
export const filesStore = createStore<{ readonly files: readonly File[] }>(() => ({ files: [] }));

export function takeFiles(files: readonly File[]): void {
  filesStore.setState({ files });
}
