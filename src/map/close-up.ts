import type { GeoJSONSource, Map as MaplibreMap } from "maplibre-gl";
import { paintGaps } from "./paint-findings.ts";
import { paintFacilities } from "./paint-sites.ts";
import type { MapScene } from "./scene.ts";
import { CLOSE_UP_ZOOM } from "./zoom-levels.ts";

/**
 * Facilities and gaps, thousands each, that no layer shows from afar: handed to the map only once
 * the camera comes near, so that nothing is cut into tiles that nobody sees.
 */
export class CloseUp {
  readonly #map: MaplibreMap;
  #scene: MapScene | null = null;
  #painted: MapScene | null = null;
  /** Address of the shapes of the gaps last handed over. */
  #drawing: string | null = null;

  constructor(map: MaplibreMap) {
    this.#map = map;
    map.on("zoom", () => this.#paintIfNear());
  }

  paint(scene: MapScene): void {
    const { dataset } = this.#map.getContainer();
    const { facilities, visible } = scene.facilities;
    const was = this.#scene?.facilities;
    if (facilities !== was?.facilities || visible !== was.visible) {
      dataset.facilities = String(facilities.filter((one) => visible.includes(one.class)).length);
    }
    this.#scene = scene;
    dataset.gaps = String(scene.gaps?.listed.length ?? 0);
    this.#paintIfNear();
  }

  destroy(): void {
    if (this.#drawing !== null) URL.revokeObjectURL(this.#drawing);
  }

  #paintIfNear(): void {
    const scene = this.#scene;
    if (scene === null || this.#map.getZoom() < CLOSE_UP_ZOOM) return;
    paintFacilities(this.#map, scene, this.#painted);
    if (scene.gaps?.drawing !== this.#painted?.gaps?.drawing) this.#handShapes(scene);
    paintGaps(this.#map, scene, this.#painted);
    this.#painted = scene;
  }

  /** The map's worker reads the text itself: the page never turns it into objects. */
  #handShapes({ gaps }: MapScene): void {
    const before = this.#drawing;
    const source = this.#map.getSource("gaps") as GeoJSONSource;
    if (gaps === null) {
      this.#drawing = null;
      source.setData({ type: "FeatureCollection", features: [] });
    } else {
      const text = new Blob([gaps.drawing], { type: "application/geo+json" });
      this.#drawing = URL.createObjectURL(text);
      source.setData(this.#drawing);
    }
    if (before !== null) this.#map.once("idle", () => URL.revokeObjectURL(before));
  }
}
