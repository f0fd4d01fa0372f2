import type { FeatureCollection } from "geojson";
import { createStore } from "zustand/vanilla";

/** Areas that a panel lays over the map while it is open. */
export interface ShownAreas {
  readonly kind: "land-gap" | "district" | "cluster";
  /** Polygons with properties `id` and `tone`. */
  readonly polygons: FeatureCollection;
  /** Points with properties `id` and `label`. */
  readonly labels: FeatureCollection;
}

export interface ShownAreasState {
  readonly areas: ShownAreas | null;
  readonly selectedId: string | null;
}

export const shownAreasStore = createStore<ShownAreasState>(() => ({
  areas: null,
  selectedId: null,
}));
