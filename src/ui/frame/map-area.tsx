import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { MapIntent, MapView } from "../../map/scene.ts";
import { resultStore } from "../../state/results.ts";
import { sessionStore } from "../../state/session.ts";
import { lazyPart } from "../kit/lazy-part.tsx";
import { Legend } from "../legend/legend.tsx";
import { MapPanel } from "../map-view/map-panel.tsx";
import { MapTools } from "../map-view/map-tools.tsx";
import { Readout } from "../map-view/readout.tsx";
import { useBeside } from "../map-view/use-beside.ts";
import { ClassToggles } from "./class-toggles.tsx";

/** Fetched once the map stands, so that the first click does not wait. */
const { Part: WhyCard, warm: warmWhyCard } = lazyPart(
  [],
  async () => (await import("../why/why-card.tsx")).WhyCard,
);

const { Part: DragChip, warm: warmDragChip } = lazyPart<{
  readonly width: number;
  readonly height: number;
}>(["scenario"], async () => (await import("../map-view/drag-chip.tsx")).DragChip);
const { Part: HintBar } = lazyPart(
  ["scenario"],
  async () => (await import("../map-view/hint-bar.tsx")).HintBar,
);

interface MapAreaProps {
  readonly onIntent: (intent: MapIntent) => void;
  readonly onView: (view: MapView | null) => void;
  readonly children: ReactNode;
}

/** The map with what floats over it, each in its fixed place. */
export function MapArea({ onIntent, onView, children }: MapAreaProps): ReactNode {
  const area = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 1000, height: 800 });
  const hasCard = useStore(
    sessionStore,
    ({ selection }) => selection !== null && selection.kind !== "site",
  );
  const beside = useBeside() ?? undefined;
  const isDragging = useStore(resultStore, (s) => s.live !== null && !Number.isNaN(s.live.x));
  const tool = useStore(sessionStore, (s) => s.tool);
  const hasAnswer = useStore(resultStore, (s) => s.answer !== null);
  useEffect(() => {
    if (!hasAnswer) return;
    warmWhyCard();
    warmDragChip();
  }, [hasAnswer]);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize(entry.contentRect);
    });
    observer.observe(area.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={area} className="map-area" data-card={hasCard} data-compare={beside} data-tool={tool}>
      <MapPanel onIntent={onIntent} onView={onView} />
      <ClassToggles />
      {!hasCard && <MapTools />}
      <Legend />
      <Readout />
      {hasCard && (
        <Suspense fallback={null}>
          <WhyCard />
        </Suspense>
      )}
      {isDragging && (
        <Suspense fallback={null}>
          <DragChip width={size.width} height={size.height} />
        </Suspense>
      )}
      {hasAnswer && (
        <Suspense fallback={null}>
          <HintBar />
        </Suspense>
      )}
      {children}
    </div>
  );
}
