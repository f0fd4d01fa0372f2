import type { Map as MaplibreMap, MapMouseEvent, PointLike } from "maplibre-gl";
import type { Editing } from "./editing/editing.ts";
import type { Moved } from "./moved-sites.ts";
import type { MapHit, MapIntent, MapScene } from "./scene.ts";
import { PLACES_ZOOM } from "./zoom-levels.ts";

/** Half the side of the square that counts as a hit on a point. */
const TOLERANCE_PX = 8;
const DRAG_FROM_PX = 3;

interface Dragging {
  readonly id: string;
  readonly fromX: number;
  readonly fromY: number;
  /** Site minus pointer, in pixels, so that the site does not jump under the hand. */
  readonly offsetX: number;
  readonly offsetY: number;
  /** Where the map lies on the page: to ask at each move would lay out the page each time. */
  readonly box: DOMRect;
  hasMoved: boolean;
}

export interface GestureHost {
  readonly scene: () => MapScene | null;
  readonly emit: (intent: MapIntent) => void;
  /** Draws a candidate elsewhere at once; null puts it back. */
  readonly showMoved: (moved: Moved | null) => void;
  /** Null until it has come. */
  readonly editing: () => Editing | null;
}

/** Clicks, hover, drags and the tools, as intents. */
export function listenToGestures(map: MaplibreMap, host: GestureHost): void {
  let dragging: Dragging | null = null;
  const canvas = map.getCanvas();

  map.on("mousedown", (event) => {
    if (host.scene()?.tool !== "select" || event.originalEvent.button !== 0) return;
    const id = candidateAt(map, event);
    if (host.editing()?.press(event, id) === true) return;
    const site = host.scene()?.candidates.sites.find((one) => one.id === id);
    if (site === undefined) return;
    event.preventDefault();
    const at = map.project([site.lon, site.lat]);
    dragging = {
      id: site.id,
      fromX: event.point.x,
      fromY: event.point.y,
      offsetX: at.x - event.point.x,
      offsetY: at.y - event.point.y,
      box: canvas.getBoundingClientRect(),
      hasMoved: false,
    };
  });

  const snapTo = (at: { x: number; y: number }, isFree: boolean, without: string | null) => {
    const snapped = isFree ? null : (host.editing()?.snap(at, without) ?? null);
    if (snapped !== null) return { lon: snapped[0], lat: snapped[1] };
    const { lng, lat } = map.unproject([at.x, at.y]);
    return { lon: lng, lat };
  };
  const dragTo = (event: PointerEvent): { lon: number; lat: number; x: number; y: number } => {
    const { box } = dragging!;
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const at = { x: x + dragging!.offsetX, y: y + dragging!.offsetY };
    return { ...snapTo(at, event.altKey, dragging!.id), x, y };
  };

  addEventListener("pointermove", (event) => {
    if (dragging === null) return;
    const { box } = dragging;
    const dx = event.clientX - box.left - dragging.fromX;
    const dy = event.clientY - box.top - dragging.fromY;
    if (!dragging.hasMoved) {
      if (Math.abs(dx) + Math.abs(dy) < DRAG_FROM_PX) return;
      dragging.hasMoved = true;
      canvas.style.cursor = "grabbing";
      host.emit({ kind: "site-drag-start", id: dragging.id });
    }
    const { id } = dragging;
    const to = dragTo(event);
    host.emit({ kind: "site-drag", id, ...to });
    host.showMoved({ id, lon: to.lon, lat: to.lat });
  });

  addEventListener("pointerup", (event) => {
    if (dragging === null) return;
    const { id, hasMoved } = dragging;
    if (hasMoved) {
      const { lon, lat } = dragTo(event);
      host.emit({ kind: "site-drag-end", id, lon, lat });
      host.showMoved(null);
    } else pickCandidate(host, id);
    canvas.style.cursor = "";
    dragging = null;
  });

  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || dragging === null) return;
      event.preventDefault();
      event.stopPropagation();
      const { id } = dragging;
      dragging = null;
      canvas.style.cursor = "";
      host.showMoved(null);
      host.emit({ kind: "site-drag-cancel", id });
    },
    { capture: true },
  );

  map.on("click", (event) => {
    const scene = host.scene();
    if (scene === null || dragging !== null) return;
    const { altKey, shiftKey, detail } = event.originalEvent;
    if (scene.tool === "select") {
      // Shift marks and Alt changes a shape: both are done when the button goes down.
      if (altKey || (shiftKey && scene.candidates.sites.length > 0)) return;
      const { lng: lon, lat } = event.lngLat;
      host.emit({ kind: "pick", lon, lat, hit: hitAt(map, event, scene) });
      return;
    }
    const place = snapTo(event.point, altKey || scene.tool === "measure", null);
    if (scene.tool === "place") host.emit({ kind: "place", ...place });
    // The second click of a double one is the end, not another place.
    else if (scene.tool === "measure" || detail < 2) host.emit({ kind: "trace", ...place });
  });

  map.on("dblclick", (event) => {
    if (host.scene()?.tool === "select") return;
    event.preventDefault();
    host.emit({ kind: "trace-end" });
  });

  listenToPointer(map, host, () => dragging !== null);
}

function pickCandidate(host: GestureHost, id: string): void {
  const site = host.scene()?.candidates.sites.find((one) => one.id === id);
  if (site === undefined) return;
  host.emit({ kind: "pick", lon: site.lon, lat: site.lat, hit: { kind: "candidate", id } });
}

/** Pointer place and hovered unit, once a frame. */
function listenToPointer(map: MaplibreMap, host: GestureHost, isDragging: () => boolean): void {
  let latest: MapMouseEvent | null = null;
  let hovered: string | null = null;
  const report = (): void => {
    const event = latest;
    latest = null;
    if (event === null || isDragging()) return;
    const { lng: lon, lat } = event.lngLat;
    host.emit({ kind: "pointer", lon, lat, x: event.point.x, y: event.point.y });
    const scene = host.scene();
    const id = map.getZoom() < PLACES_ZOOM ? unitAt(map, event) : null;
    if (id !== hovered) {
      hovered = id;
      host.emit({ kind: "hover-unit", id });
    }
    const isHand = scene?.tool === "select" && candidateAt(map, event) !== null;
    const isAiming = scene?.tool !== "select";
    map.getCanvas().style.cursor = isHand
      ? "grab"
      : isAiming
        ? "crosshair"
        : id === null
          ? ""
          : "pointer";
  };
  map.on("mousemove", (event) => {
    if (latest === null) requestAnimationFrame(report);
    latest = event;
  });
  map.on("mouseout", () => {
    latest = null;
    hovered = null;
    host.emit({ kind: "pointer-left" });
  });
}

function boxAround({ point: { x, y } }: MapMouseEvent): [PointLike, PointLike] {
  return [
    [x - TOLERANCE_PX, y - TOLERANCE_PX],
    [x + TOLERANCE_PX, y + TOLERANCE_PX],
  ];
}

function candidateAt(map: MaplibreMap, event: MapMouseEvent): string | null {
  const [found] = map.queryRenderedFeatures(boxAround(event), { layers: ["candidates"] });
  return found === undefined ? null : String(found.properties.id);
}

function unitAt(map: MaplibreMap, event: MapMouseEvent): string | null {
  const isTown = map.getLayoutProperty("towns-fill", "visibility") === "visible";
  const layers = isTown ? ["towns-fill"] : ["counties-fill"];
  const [found] = map.queryRenderedFeatures(event.point, { layers });
  return found === undefined ? null : String(found.properties.id);
}

function areaAt(map: MaplibreMap, event: MapMouseEvent): string | null {
  if (map.getLayer("areas-fill") === undefined) return null;
  const [found] = map.queryRenderedFeatures(event.point, { layers: ["areas-fill"] });
  return found === undefined ? null : String(found.properties.id);
}

/** The edit that adds the link there; links of the baseline are no edits. */
function linkAt(map: MaplibreMap, event: MapMouseEvent): string | null {
  const found = map.queryRenderedFeatures(boxAround(event), { layers: ["links"] });
  const added = found.find(({ properties }) => properties.isNew);
  return added === undefined ? null : String(added.properties.edit);
}

function hitAt(map: MaplibreMap, event: MapMouseEvent, scene: MapScene): MapHit | null {
  const candidate = candidateAt(map, event);
  if (candidate !== null) return { kind: "candidate", id: candidate };
  const points = ["facilities-active", "facilities-others", "facilities-dots"];
  const [facility] = map.queryRenderedFeatures(boxAround(event), { layers: points });
  if (facility !== undefined) return { kind: "facility", key: String(facility.properties.key) };
  const [badge] = map.queryRenderedFeatures(boxAround(event), { layers: ["gap-badges"] });
  if (badge !== undefined) return { kind: "gap", id: String(badge.properties.id) };
  const link = linkAt(map, event);
  if (link !== null) return { kind: "candidate", id: link };
  const area = scene.areas?.kind === "district" ? areaAt(map, event) : null;
  if (area !== null) return { kind: "area", id: area };
  const unit = unitAt(map, event);
  return unit === null ? null : { kind: "unit", id: unit };
}
