import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import type { CellOverlay } from "./cell-overlay.ts";
import { collection, setData } from "./paint-base.ts";
import type { Bounds, MapScene } from "./scene.ts";
import { PLACES_ZOOM } from "./zoom-levels.ts";

/** Keeps the grid on screen in step with scene and camera; loads deck.gl when cells first show. */
export class CellPainter {
  readonly #map: MaplibreMap;
  #overlay: Promise<CellOverlay> | null = null;
  #drawn: { readonly version: number; readonly state: Uint8Array; readonly window: Bounds } | null =
    null;

  constructor(map: MaplibreMap) {
    this.#map = map;
  }

  paint({ cells }: MapScene): void {
    const map = this.#map;
    const isShown = cells !== null && map.getZoom() >= PLACES_ZOOM;
    if (!isShown) {
      if (this.#drawn === null) return;
      this.#drawn = null;
      void this.#overlay?.then((overlay) => overlay.show(null, [0, 0, 0, 0]));
      return;
    }
    const window = boundsOf(map);
    const { state, version } = cells;
    const drawn = this.#drawn;
    const isSame = drawn !== null && drawn.state === state && drawn.version === version;
    if (isSame && drawn.window.every((value, k) => value === window[k])) return;
    this.#drawn = { state, version, window };
    this.#overlay ??= import("./cell-overlay.ts").then(({ CellOverlay }) => new CellOverlay(map));
    void this.#overlay.then((overlay) => {
      if (this.#drawn?.window === window) overlay.show(cells, window);
    });
  }
}

export function boundsOf(map: MaplibreMap): Bounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Cells that the dragged site would newly cover, each with a dark frame. */
export function paintGained(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  if (scene.gained === before?.gained) return;
  const ground = scene.cells?.demand.ground;
  if (ground?.kind !== "lattice") return;
  const per = ground.cellsPerDegree;
  const features = scene.gained.map((i): Feature => {
    const w = ground.west + ground.col[i]! / per;
    const n = ground.north - ground.row[i]! / per;
    const [e, s] = [w + 1 / per, n - 1 / per];
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    return {
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [ring] },
    };
  });
  setData(map, "gained", collection(features));
}
