import { useMemo } from "react";
import { useStore } from "zustand";
import type { TracedGaps } from "../../core/gaps/traced-gaps.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { keptCounties } from "../../state/select/groups.ts";
import { type ListedGap, listedGaps } from "../../state/select/listed-gaps.ts";
import { sessionStore } from "../../state/session.ts";
import { useGroups } from "./use-groups.ts";

let last: { readonly inputs: readonly unknown[]; readonly listed: readonly ListedGap[] } | null =
  null;

/** The gaps on list and map; computed once for both. */
export function useListedGaps(): readonly ListedGap[] {
  return useGapsListed(useStore(resultStore, (s) => s.gaps));
}

/** Those of `gaps` that the focus and the filter keep. */
export function useGapsListed(gaps: TracedGaps | null): readonly ListedGap[] {
  const units = useStore(regionStore, (s) => s.units);
  const focus = useStore(sessionStore, (s) => s.focus);
  const filter = useStore(sessionStore, (s) => s.filter);
  const groups = useGroups();
  return useMemo(() => {
    const inputs = [gaps, units, focus, filter, groups.mountain.join(), groups.island.join()];
    if (last !== null && inputs.every((input, k) => input === last?.inputs[k])) return last.listed;
    const listed = listedGaps(gaps, units, focus, keptCounties(filter, groups));
    last = { inputs, listed };
    return listed;
  }, [gaps, units, focus, filter, groups]);
}
