import { useMemo } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { type PlaceFindings, placeFindings } from "../../state/select/place-findings.ts";
import { sessionStore } from "../../state/session.ts";

/** What is known about the picked place; null while nothing or something else is picked. */
export function usePlace(): PlaceFindings | null {
  const selection = useStore(sessionStore, (s) => s.selection);
  const demand = useStore(regionStore, (s) => s.demand);
  const facilities = useStore(regionStore, (s) => s.facilities);
  const land = useStore(regionStore, (s) => s.landIndex);
  const answer = useStore(resultStore, (s) => s.answer);
  const settings = useStore(resultStore, (s) => s.settings);
  return useMemo(() => {
    if (selection?.kind !== "place" || demand === null || answer === null || settings === null) {
      return null;
    }
    const inputs = { demand, answer, settings, facilities, land };
    return placeFindings(selection.lon, selection.lat, inputs);
  }, [selection, demand, facilities, land, answer, settings]);
}
