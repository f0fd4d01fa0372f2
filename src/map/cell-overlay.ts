import { COORDINATE_SYSTEM } from "@deck.gl/core";
import { BitmapLayer } from "@deck.gl/layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { IControl, Map as MaplibreMap } from "maplibre-gl";
import { cellPicture } from "./cell-picture.ts";
import type { Bounds, CellScene } from "./scene.ts";

/** Draws the demand grid with deck.gl, between the fills and the circles. Loaded when first needed. */
export class CellOverlay {
  readonly #map: MaplibreMap;
  readonly #overlay: MapLibreOverlay;

  constructor(map: MaplibreMap) {
    this.#map = map;
    // Layers given before deck.gl is ready are drawn with the map's next frame: ask for one.
    const onLoad = (): void => map.triggerRepaint();
    this.#overlay = new MapLibreOverlay({ interleaved: true, layers: [], onLoad });
    map.addControl(this.#overlay as unknown as IControl);
  }

  /** Shows the cells of the window and a margin around it; null shows none. */
  show(scene: CellScene | null, window: Bounds): void {
    const { strips, count } =
      scene === null ? { strips: [], count: 0 } : cellPicture(scene, widened(window));
    this.#overlay.setProps({
      layers: strips.map(
        ({ bounds, image }) =>
          new BitmapLayer({
            id: `cells-${bounds[3].toFixed(4)}`,
            bounds,
            image,
            _imageCoordinateSystem: COORDINATE_SYSTEM.LNGLAT,
            textureParameters: { minFilter: "nearest", magFilter: "nearest" },
            beforeId: "circles-fill",
          } as ConstructorParameters<typeof BitmapLayer>[0]),
      ),
    });
    this.#map.triggerRepaint();
    this.#map.getContainer().dataset.cells = String(count);
  }
}

function widened([w, s, e, n]: Bounds): Bounds {
  const dx = (e - w) * 0.25;
  const dy = (n - s) * 0.25;
  return [w - dx, s - dy, e + dx, n + dy];
}
