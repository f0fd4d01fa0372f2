import type { Map as MaplibreMap } from "maplibre-gl";
import type { AreaLayers } from "./area-layers.ts";
import type { AreaScene } from "./scene.ts";

/** Keeps the areas over the map in step with the scene; loads their layers when some first show. */
export class AreaPainter {
  readonly #map: MaplibreMap;
  #layers: Promise<AreaLayers> | null = null;
  #drawn: AreaScene | null = null;

  constructor(map: MaplibreMap) {
    this.#map = map;
  }

  paint(scene: AreaScene | null): void {
    if (scene === this.#drawn) return;
    this.#drawn = scene;
    this.#layers ??= import("./area-layers.ts").then(({ AreaLayers }) => new AreaLayers(this.#map));
    void this.#layers.then((layers) => layers.show(this.#drawn));
  }
}
