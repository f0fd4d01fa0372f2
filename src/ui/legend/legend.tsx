import type { ReactNode } from "react";
import { useStore } from "zustand";
import { PLACES_ZOOM } from "../../map/zoom-levels.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { CellLegend } from "./cell-legend.tsx";
import { CoverageLegend } from "./coverage-legend.tsx";

/** What the colours on screen mean: the choropleth from afar, cells and circles near. */
export function Legend(): ReactNode {
  const isNear = useStore(sessionStore, (s) => (s.camera?.zoom ?? 0) >= PLACES_ZOOM);
  const hasFigures = useStore(resultStore, (s) => s.summaries.length > 0);
  if (!hasFigures) return null;
  return <div className="legend">{isNear ? <CellLegend /> : <CoverageLegend />}</div>;
}
