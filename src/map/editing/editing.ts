import "./editing.css";
import type { Map as MaplibreMap, MapMouseEvent } from "maplibre-gl";
import { type Moved, movedSites } from "../moved-sites.ts";
import type { MapIntent, MapScene } from "../scene.ts";
import { selectByBox } from "./box-select.ts";
import { ALL_CIRCLES } from "./candidate-circles.ts";
import { dragHandle, handleAt, withoutPart } from "./drag-handle.ts";
import { paintCandidates } from "./paint-candidates.ts";
import { addShapeLayers, paintShapes, type Shape, shapeOf } from "./shape-layers.ts";
import { snapPlace } from "./snap.ts";

interface EditingHost {
  readonly scene: () => MapScene | null;
  readonly emit: (intent: MapIntent) => void;
}

/** Drawing and changing sites by hand beyond carrying one about. */
export interface Editing {
  /** Draws candidates with their circles, grounds, entrances, handles and marks. `moved` is the candidate in the hand. */
  readonly paint: (moved: Moved | null) => void;
  /** A press of the button that means a handle, a box or a mark; true when it is dealt with. */
  readonly press: (event: MapMouseEvent, candidate: string | null) => boolean;
  /** What the pointer is close to, `without` the candidate in the hand. */
  readonly snap: (
    at: { readonly x: number; readonly y: number },
    without: string | null,
  ) => readonly [number, number] | null;
}

/** Made when the map stands; adds its own layers. */
export function editingOn(map: MaplibreMap, host: EditingHost): Editing {
  addShapeLayers(map);
  let changed: Shape | null = null;
  let inHand: Moved | null = null;
  const paint: Editing["paint"] = (moved) => {
    const scene = host.scene();
    inHand = moved;
    if (scene === null) return;
    const { sites, selectedId, marked } = scene.candidates;
    // A box selects where there is something to select; else it zooms, as maps do.
    if (sites.length > 0) map.boxZoom.disable();
    else map.boxZoom.enable();
    paintCandidates(map, scene, moved);
    paintShapes(map, movedSites(scene.candidates, moved), selectedId, marked, changed);
  };
  map.on("moveend", () => {
    const scene = host.scene();
    if (scene === null || scene.candidates.sites.length <= ALL_CIRCLES) return;
    paintCandidates(map, scene, inHand);
  });
  const reshape = (shape: Shape): void => host.emit({ kind: "site-reshape", ...shape });

  const press: Editing["press"] = (event, candidate) => {
    const scene = host.scene();
    if (scene === null || scene.tool !== "select" || event.originalEvent.button !== 0) return false;
    const { shiftKey, altKey } = event.originalEvent;
    if (shiftKey && candidate !== null) {
      event.preventDefault();
      host.emit({ kind: "site-mark", id: candidate });
      return true;
    }
    if (shiftKey && scene.candidates.sites.length > 0) {
      event.preventDefault();
      selectByBox(map, event.point, host.scene, (ids) => host.emit({ kind: "site-box", ids }));
      return true;
    }
    const handle = handleAt(map, event);
    if (handle === null || handle.id !== scene.candidates.selectedId) return false;
    event.preventDefault();
    if (altKey) {
      const site = scene.candidates.sites.find(({ id }) => id === handle.id);
      const shape = site === undefined ? null : shapeOf(site);
      const without = shape === null ? null : withoutPart(shape, handle);
      if (without !== null) reshape(without);
      return true;
    }
    const show = (shape: Shape | null): void => {
      changed = shape;
      paint(null);
    };
    dragHandle(map, handle, host.scene, show, reshape);
    return true;
  };
  return {
    paint,
    press,
    snap: (at, without) => {
      const scene = host.scene();
      return scene === null ? null : snapPlace(map, scene, at, without);
    },
  };
}
