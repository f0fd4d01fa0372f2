import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { createMapView } from "../../map/map-view.ts";
import { type MapIntent, type MapScene, type MapView, WebglMissing } from "../../map/scene.ts";
import { sessionStore } from "../../state/session.ts";
import { lazyPart } from "../kit/lazy-part.tsx";
import { type Translate, useText } from "../text/translate.ts";
import { useBeside } from "./use-beside.ts";
import { useScene } from "./use-scene.ts";

const ReferenceMap = lazyPart<{
  readonly kind: "swipe" | "side";
  readonly scene: MapScene;
  readonly main: MapView;
}>(["compare"], async () => (await import("./reference-map.tsx")).ReferenceMap).Part;

interface MapPanelProps {
  readonly onIntent: (intent: MapIntent) => void;
  readonly onView: (view: MapView | null) => void;
}

/** The map: made once, then given the scene whenever it changes. */
export function MapPanel({ onIntent, onView }: MapPanelProps): ReactNode {
  const t = useText();
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const [isMissing, setMissing] = useState(false);
  const scene = useScene();
  const beside = useBeside();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow by setWords below
  useEffect(() => {
    let made: MapView;
    try {
      const { camera } = sessionStore.getState();
      made = createMapView(container.current!, wordsOf(t), camera, onIntent);
    } catch (error) {
      if (!(error instanceof WebglMissing)) throw error;
      setMissing(true);
      return;
    }
    setView(made);
    onView(made);
    return () => {
      onView(null);
      setView(null);
      made.destroy();
    };
  }, [onIntent, onView]);
  useEffect(() => view?.setWords(wordsOf(t)), [view, t]);
  useEffect(() => {
    if (scene !== null) view?.update(scene);
  }, [view, scene]);

  if (isMissing) {
    return (
      <div className="fullscreen-note" role="alert">
        <h2>{t("frame.noWebgl")}</h2>
        <p>{t("frame.noWebglHelp")}</p>
      </div>
    );
  }
  return (
    <>
      <div ref={container} className="map-canvas" data-testid="map" />
      {beside !== null && view !== null && scene !== null && (
        <Suspense fallback={null}>
          <ReferenceMap kind={beside} scene={scene} main={view} />
        </Suspense>
      )}
    </>
  );
}

function wordsOf(t: Translate) {
  return {
    map: t("frame.map"),
    zoomIn: t("frame.zoomIn"),
    zoomOut: t("frame.zoomOut"),
    whole: t("frame.whole"),
  };
}
