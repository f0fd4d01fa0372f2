import { COORDINATE_SYSTEM } from "@deck.gl/core";
import { BitmapLayer } from "@deck.gl/layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { IControl, Map as MaplibreMap } from "maplibre-gl";
import { type CellStrip, cellPicture } from "./cell-picture.ts";
import type { Bounds, CellScene } from "./scene.ts";

const BELOW_LAYER = "circles-fill";

/** Draws the demand grid with deck.gl, between the fills and the circles. Loaded when first needed. */
export class CellOverlay {
  readonly #map: MaplibreMap;
  readonly #overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  #strips: readonly CellStrip[] = [];

  constructor(map: MaplibreMap) {
    this.#map = map;
    map.addControl(this.#overlay as unknown as IControl);
  }

  /** Shows the cells of the window and a margin around it; null shows none. */
  show(scene: CellScene | null, window: Bounds): void {
    const { strips, count } =
      scene === null ? { strips: [], count: 0 } : cellPicture(scene, widened(window));
    this.#strips = strips;
    this.#hand();
    this.#map.getContainer().dataset.cells = String(count);
  }

  /**
   * Hands the strips to deck.gl, which takes its place among the map's layers only while no source
   * is being read, and does not try again by itself.
   */
  #hand(): void {
    const map = this.#map;
    const isSettled = map.isStyleLoaded();
    this.#overlay.setProps({ layers: this.#strips.map(layerOf) });
    if (isSettled !== true) map.once("idle", () => this.#hand());
    map.triggerRepaint();
  }
}

function layerOf({ bounds, image }: CellStrip): BitmapLayer {
  return new BitmapLayer({
    id: `cells-${bounds[3].toFixed(4)}`,
    bounds,
    image,
    _imageCoordinateSystem: COORDINATE_SYSTEM.LNGLAT,
    textureParameters: { minFilter: "nearest", magFilter: "nearest" },
    beforeId: BELOW_LAYER,
  } as ConstructorParameters<typeof BitmapLayer>[0]);
}

function widened([w, s, e, n]: Bounds): Bounds {
  const dx = (e - w) * 0.25;
  const dy = (n - s) * 0.25;
  return [w - dx, s - dy, e + dx, n + dy];
}
