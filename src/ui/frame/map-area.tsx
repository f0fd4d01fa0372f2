import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { MapIntent, MapView } from "../../map/scene.ts";
import { sessionStore } from "../../state/session.ts";
import { Legend } from "../legend/legend.tsx";
import { DragChip } from "../map-view/drag-chip.tsx";
import { HintBar } from "../map-view/hint-bar.tsx";
import { MapPanel } from "../map-view/map-panel.tsx";
import { MapTools } from "../map-view/map-tools.tsx";
import { Readout } from "../map-view/readout.tsx";
import { WhyCard } from "../why/why-card.tsx";
import { ClassToggles } from "./class-toggles.tsx";

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
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize(entry.contentRect);
    });
    observer.observe(area.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={area} className="map-area" data-card={hasCard}>
      <MapPanel onIntent={onIntent} onView={onView} />
      <ClassToggles />
      {!hasCard && <MapTools />}
      <Legend />
      <Readout />
      <WhyCard />
      <DragChip width={size.width} height={size.height} />
      <HintBar />
      {children}
    </div>
  );
}
