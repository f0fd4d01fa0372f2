import { useStore } from "zustand";
import { BASELINE } from "../../core/scenario/document.ts";
import { comparisonStore } from "../../state/comparison.ts";
import { sessionStore } from "../../state/session.ts";

/** How the reference stands beside the active scenario on the map; null where it does not. */
export function useBeside(): "swipe" | "side" | null {
  const { isComparing, isPresenting, isSwiping, step, scenario } = useStore(sessionStore);
  const view = useStore(comparisonStore, (s) => s.view);
  const hasReference = useStore(comparisonStore, (s) => s.reference !== null);
  if (!hasReference || scenario === BASELINE) return null;
  if (isPresenting) return isSwiping ? "swipe" : null;
  if (!isComparing || step !== "scenario" || view === "difference") return null;
  return view;
}
