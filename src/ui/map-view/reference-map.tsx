import "../panels/compare/compare.css";
import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { createMapView } from "../../map/map-view.ts";
import type { MapScene, MapView } from "../../map/scene.ts";
import { comparisonStore } from "../../state/comparison.ts";
import { radiiOf } from "../../state/question-settings.ts";
import { regionStore } from "../../state/region.ts";
import { resultStore } from "../../state/results.ts";
import { coverageClass } from "../../state/select/coverage-class.ts";
import { sessionStore } from "../../state/session.ts";
import { useScenarioTitle } from "../scenario/use-scenario-title.ts";
import { percent } from "../text/format.ts";
import { useText } from "../text/translate.ts";
import { cellStates } from "./cell-states.ts";
import { gapSceneOf } from "./gap-scene.ts";
import { useGapsListed } from "./use-listed-gaps.ts";

const STEP = 0.02;

/**
 * The reference over the map of the active scenario: left of the cut, or the left half. Both
 * maps keep one camera; classes and colours are the same on both.
 */
export function ReferenceMap(props: {
  readonly kind: "swipe" | "side";
  readonly scene: MapScene;
  readonly main: MapView;
}): ReactNode {
  const { kind, scene, main } = props;
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const cut = useStore(comparisonStore, (s) => s.cut);
  const reference = useReferenceScene(scene);
  useEffect(() => {
    const camera = sessionStore.getState().camera;
    const words = { map: "", zoomIn: "", zoomOut: "", whole: "" };
    const made = createMapView(container.current!, words, camera, () => {});
    let isFollowing = false;
    const follow = (other: MapView) => (to: Parameters<MapView["setCamera"]>[0]) => {
      if (isFollowing) return;
      isFollowing = true;
      other.setCamera(to);
      isFollowing = false;
    };
    const stop = [main.onMove(follow(made)), made.onMove(follow(main))];
    setView(made);
    return () => {
      for (const one of stop) one();
      made.destroy();
      setView(null);
    };
  }, [main]);
  useEffect(() => {
    if (reference !== null) view?.update(reference);
  }, [view, reference]);
  const isSwipe = kind === "swipe";
  return (
    <div className="reference" data-kind={kind} data-testid="reference-map">
      <div
        ref={container}
        className="reference-map"
        style={isSwipe ? { clipPath: `inset(0 ${(1 - cut) * 100}% 0 0)` } : {}}
      />
      <Heads />
      {isSwipe && <Cut />}
    </div>
  );
}

/** The line between the halves; dragged, or moved by arrow keys. */
function Cut(): ReactNode {
  const t = useText();
  const cut = useStore(comparisonStore, (s) => s.cut);
  const isDragging = useRef(false);
  const set = (to: number): void => comparisonStore.setState({ cut: Math.max(0, Math.min(1, to)) });
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!isDragging.current) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    set((event.clientX - box.left) / box.width);
  };
  return (
    <div
      className="cut"
      style={{ left: `${cut * 100}%` }}
      role="slider"
      aria-label={t("compare.cut")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(cut * 100)}
      tabIndex={0}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") set(cut - STEP);
        else if (event.key === "ArrowRight") set(cut + STEP);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span aria-hidden="true">‹ ›</span>
    </div>
  );
}

/** What stands on each side, with its share. */
function Heads(): ReactNode {
  const titleOf = useScenarioTitle();
  const field = useStore(sessionStore, (s) => s.question.field);
  const active = useStore(sessionStore, (s) => s.scenario);
  const focus = useStore(sessionStore, (s) => s.focus);
  const result = useStore(comparisonStore, (s) => s.result);
  const head = (id: string): string => {
    const entry = result?.comparison.entries.find(({ scenario }) => scenario === id);
    const { rows = [], all } = entry?.ledger ?? {};
    const inFocus = rows.find(({ level, unitId }) => unitId === focus && level !== "group") ?? all;
    const figures = inFocus?.fields[field];
    const share = figures === undefined ? "" : `${percent(figures.covered, figures.total)}%`;
    return `${titleOf(id)} ${share}`;
  };
  const reference = result?.ids[0];
  if (reference === undefined) return null;
  return (
    <>
      <div className="compare-head" data-side="left">
        {head(reference)}
      </div>
      <div className="compare-head" data-side="right">
        {head(active)}
      </div>
    </>
  );
}

/** The scene on screen with the reference's figures in the place of the scenario's. */
function useReferenceScene(scene: MapScene): MapScene | null {
  const reference = useStore(comparisonStore, (s) => s.reference);
  const facilities = useStore(regionStore, (s) => s.facilities);
  const settings = useStore(resultStore, (s) => s.settings);
  const level = useStore(sessionStore, (s) => s.level);
  const version = useRef(0);
  const choropleth = useMemo(() => {
    if (reference === null || settings === null) return null;
    const classOf: Record<string, number | null> = {};
    for (const { level: of, unitId, total, covered } of reference.summaries) {
      if (of !== level) continue;
      const { [settings.field]: all = 0 } = total.fields;
      classOf[unitId] = coverageClass(covered.fields[settings.field] ?? 0, all);
    }
    return { level: level === "county" ? "county" : "town", classOf } as const;
  }, [reference, settings, level]);
  const cells = useMemo(() => {
    if (reference === null || settings === null || scene.cells === null) return null;
    version.current++;
    const state = cellStates(reference, radiiOf(settings));
    return { ...scene.cells, state, version: version.current };
  }, [reference, settings, scene.cells]);
  const circles = useStore(comparisonStore, (s) => s.circles);
  const traced = useStore(comparisonStore, (s) => s.gaps);
  const listed = useGapsListed(traced);
  const demand = useStore(regionStore, (s) => s.demand);
  const gaps = useMemo(
    () =>
      traced === null || demand === null
        ? null
        : { ...gapSceneOf(traced, listed, demand), selectedId: null },
    [traced, listed, demand],
  );
  return useMemo(() => {
    if (reference === null) return null;
    const candidates = { ...scene.candidates, sites: [], selectedId: null, marked: [] };
    return {
      ...scene,
      choropleth,
      cells,
      candidates,
      gaps,
      areas: null,
      circles,
      gained: [],
      facilities: { ...scene.facilities, facilities },
    };
  }, [reference, scene, choropleth, cells, facilities, gaps, circles]);
}
