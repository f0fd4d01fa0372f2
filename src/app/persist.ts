import type { Facility } from "../core/facilities/facility.ts";
import type { OwnLayer } from "../state/region.ts";
import { savingStore } from "../state/saving.ts";
import { isFull, layersKey, read, write } from "./project/project-store.ts";

/** An imported layer with its facilities, as it is put back after a reload. */
export interface SavedLayer extends OwnLayer {
  readonly facilities: readonly Facility[];
}

export async function restoreLayers(project: string): Promise<readonly SavedLayer[]> {
  try {
    return (await read<readonly SavedLayer[]>(layersKey(project))) ?? [];
  } catch {
    return [];
  }
}

export async function saveLayers(project: string, layers: readonly SavedLayer[]): Promise<void> {
  try {
    await write(layersKey(project), layers);
  } catch (error) {
    savingStore.setState({ state: isFull(error) ? "full" : "failed" });
  }
}
