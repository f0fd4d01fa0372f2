import { type ReactNode, useEffect, useRef, useState } from "react";
import { createMapView } from "../../map/map-view.ts";
import { type MapIntent, type MapView, WebglMissing } from "../../map/scene.ts";
import { sessionStore } from "../../state/session.ts";
import { type Translate, useText } from "../text/translate.ts";
import { useScene } from "./use-scene.ts";

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
  return <div ref={container} className="map-canvas" data-testid="map" />;
}

function wordsOf(t: Translate) {
  return {
    map: t("frame.map"),
    zoomIn: t("frame.zoomIn"),
    zoomOut: t("frame.zoomOut"),
    whole: t("frame.whole"),
  };
}
