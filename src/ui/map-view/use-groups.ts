import { useMemo } from "react";
import { useStore } from "zustand";
import { regionStore } from "../../state/region.ts";
import { type GroupsOnDate, groupsOnDate } from "../../state/select/groups.ts";
import { sessionStore } from "../../state/session.ts";

export interface Groups extends GroupsOnDate {
  readonly glyphOf: (countyId: string) => "mountain" | "island" | null;
}

/** The county groups on the question's date. */
export function useGroups(): Groups {
  const units = useStore(regionStore, (s) => s.units);
  const asOf = useStore(sessionStore, (s) => s.question.asOf);
  return useMemo(() => {
    const groups = groupsOnDate(units, asOf);
    const mountain = new Set(groups.mountain);
    const island = new Set(groups.island);
    return {
      ...groups,
      glyphOf: (id) => (island.has(id) ? "island" : mountain.has(id) ? "mountain" : null),
    };
  }, [units, asOf]);
}
