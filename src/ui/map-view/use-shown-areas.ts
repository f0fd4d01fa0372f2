import { useEffect } from "react";
import { type ShownAreas, shownAreasStore } from "../../state/shown-areas.ts";

/** Lays areas over the map for as long as the part that calls is open. `areas` must be memoised. */
export function useShownAreas(areas: ShownAreas | null): void {
  useEffect(() => {
    if (areas === null) return;
    shownAreasStore.setState({ areas, selectedId: null });
    return () => {
      if (shownAreasStore.getState().areas === areas) {
        shownAreasStore.setState({ areas: null, selectedId: null });
      }
    };
  }, [areas]);
}
