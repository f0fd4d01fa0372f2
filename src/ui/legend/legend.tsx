import { type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import { PLACES_ZOOM } from "../../map/zoom-levels.ts";
import { comparisonStore } from "../../state/comparison.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { type ShownAreas, shownAreasStore } from "../../state/shown-areas.ts";
import { lazyPart } from "../kit/lazy-part.tsx";
import { CellLegend } from "./cell-legend.tsx";
import { CoverageLegend } from "./coverage-legend.tsx";

const ChangeLegend = lazyPart(
  ["compare"],
  async () => (await import("./change-legend.tsx")).ChangeLegend,
).Part;

const AreaLegend = lazyPart<{ readonly kind: ShownAreas["kind"] }>(
  ["fairness"],
  async () => (await import("./area-legend.tsx")).AreaLegend,
).Part;

/** What the colours on screen mean: the choropleth from afar, cells and circles near. */
export function Legend(): ReactNode {
  const isNear = useStore(sessionStore, (s) => (s.camera?.zoom ?? 0) >= PLACES_ZOOM);
  const hasFigures = useStore(resultStore, (s) => s.summaries.length > 0);
  const { isComparing, isPresenting, step } = useStore(sessionStore);
  const view = useStore(comparisonStore, (s) => s.view);
  const hasComparison = useStore(comparisonStore, (s) => s.result !== null);
  const areas = useStore(shownAreasStore, (s) => s.areas?.kind ?? null);
  if (!hasFigures) return null;
  const isChange = isComparing && !isPresenting && step === "scenario" && view === "difference";
  if (isChange && hasComparison && !isNear) {
    return (
      <div className="legend">
        <Suspense fallback={null}>
          <ChangeLegend />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="legend">
      {areas !== null && (
        <Suspense fallback={null}>
          <AreaLegend kind={areas} />
        </Suspense>
      )}
      {isNear ? <CellLegend /> : areas !== "cluster" && <CoverageLegend />}
    </div>
  );
}
