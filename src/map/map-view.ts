import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import {
  GPUInitializationError,
  Map as MaplibreMap,
  type MapOptions,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { AreaPainter } from "./area-painter.ts";
import { CloseUp } from "./close-up.ts";
import type { Editing } from "./editing/editing.ts";
import { MapButtons } from "./map-buttons.ts";
import { type GestureHost, listenToGestures } from "./map-gestures.ts";
import type { Moved } from "./moved-sites.ts";
import { paintBase, paintChoropleth, paintGroups, paintLabels, paintUnits } from "./paint-base.ts";
import { boundsOf, CellPainter, paintGained } from "./paint-cells.ts";
import { paintCircles, paintTrace, paintWhy } from "./paint-findings.ts";
import { pictureOf } from "./picture.ts";
import { ScaleBar } from "./scale-bar.ts";
import {
  type Bounds,
  type Camera,
  type MapIntent,
  type MapScene,
  type MapView,
  type MapWords,
  WebglMissing,
} from "./scene.ts";
import { mapStyle } from "./style.ts";
import { addSymbols } from "./symbols.ts";

setWorkerUrl(workerUrl);

const PROVINCE: Bounds = [117.9, 27.0, 123.2, 31.3];

/** Room for what floats over the map: class bar, legend, buttons. */
const PADDING = { top: 56, right: 24, bottom: 16, left: 140 };

/** A map in `container`. Throws `WebglMissing` where the browser cannot draw one. */
export function createMapView(
  container: HTMLElement,
  words: MapWords,
  camera: Camera | null,
  onIntent: (intent: MapIntent) => void,
): MapView {
  const map = openMap({
    container,
    style: mapStyle(),
    ...(camera === null
      ? { bounds: asBounds(PROVINCE), fitBoundsOptions: { padding: PADDING } }
      : { center: [camera.center[0], camera.center[1]], zoom: camera.zoom }),
    minZoom: 5.5,
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const duration = still ? 0 : 150;

  let scene: MapScene | null = null;
  let painted: MapScene | null = null;
  let isLoaded = false;
  let isGone = false;
  let moved: Moved | null = null;
  let editing: Editing | null = null;
  const cells = new CellPainter(map);
  const areas = new AreaPainter(map);
  const closeUp = new CloseUp(map);
  const buttons = new MapButtons(container, words, {
    zoomBy: (steps) => map.zoomTo(map.getZoom() + steps, { duration }),
    whole: () => map.fitBounds(asBounds(PROVINCE), { padding: PADDING, duration }),
  });
  const scale = new ScaleBar(container);

  const paint = (): void => {
    if (!isLoaded || scene === null) return;
    paintBase(map, scene, painted);
    paintGroups(map, scene, painted);
    paintChoropleth(map, scene, painted);
    paintLabels(map, scene, painted);
    paintUnits(map, scene, painted);
    paintCircles(map, scene, painted);
    paintGained(map, scene, painted);
    if (scene.candidates !== painted?.candidates) editing?.paint(moved);
    paintWhy(map, scene, painted);
    paintTrace(map, scene, painted);
    closeUp.paint(scene);
    cells.paint(scene);
    areas.paint(scene.areas);
    painted = scene;
  };
  const reportCamera = (): void => {
    const { lng, lat } = map.getCenter();
    scale.show(map);
    onIntent({
      kind: "camera",
      camera: { center: [lng, lat], zoom: map.getZoom() },
      bounds: boundsOf(map),
    });
    if (scene !== null && isLoaded) cells.paint(scene);
  };

  map.on("load", () => {
    addSymbols(map);
    isLoaded = true;
    paint();
    reportCamera();
    void import("./editing/editing.ts").then(({ editingOn }) => {
      if (isGone) return;
      editing = editingOn(map, gestures);
      editing.paint(moved);
    });
  });
  map.on("movestart", () => {
    container.dataset.moving = "true";
  });
  map.on("moveend", () => {
    delete container.dataset.moving;
    reportCamera();
  });
  map.on("move", () => scale.show(map));
  map.on("idle", () => {
    container.dataset.ready = "true";
  });
  const gestures: GestureHost = {
    scene: () => scene,
    emit: onIntent,
    showMoved: (to) => {
      moved = to;
      editing?.paint(moved);
    },
    editing: () => editing,
  };
  listenToGestures(map, gestures);
  const canvas = map.getCanvas();
  canvas.setAttribute("aria-label", words.map);

  return {
    update: (next) => {
      scene = next;
      paint();
    },
    setWords: (next) => {
      canvas.setAttribute("aria-label", next.map);
      buttons.setWords(next);
    },
    fitBounds: (bounds) =>
      map.fitBounds(asBounds(bounds), { padding: PADDING, duration, maxZoom: 13.5 }),
    jumpTo: ({ center, zoom }) => map.easeTo({ center: [center[0], center[1]], zoom, duration }),
    zoomBy: (steps) => map.zoomTo(map.getZoom() + steps, { duration }),
    focus: () => canvas.focus(),
    setCamera: ({ center, zoom }) => map.jumpTo({ center: [center[0], center[1]], zoom }),
    onMove: (listener) => {
      const tell = (): void => {
        const { lng, lat } = map.getCenter();
        listener({ center: [lng, lat], zoom: map.getZoom() });
      };
      map.on("move", tell);
      return () => void map.off("move", tell);
    },
    middle: () => {
      const { lng, lat } = map.getCenter();
      return [lng, lat];
    },
    picture: (times) => pictureOf(map, times),
    project: (lon, lat) => map.project([lon, lat]),
    destroy: () => {
      isGone = true;
      closeUp.destroy();
      map.remove();
    },
  };
}

function openMap(options: MapOptions): MaplibreMap {
  try {
    return new MaplibreMap(options);
  } catch (error) {
    if (error instanceof GPUInitializationError) throw new WebglMissing();
    throw error;
  }
}

function asBounds([w, s, e, n]: Bounds): [number, number, number, number] {
  return [w, s, e, n];
}
