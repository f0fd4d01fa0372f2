import type { Map as MaplibreMap } from "maplibre-gl";
import { geodesicM } from "../core/geo/geodesic.ts";

const MAX_WIDTH_PX = 110;

/** A bar of a round length for the middle of the map. */
export class ScaleBar {
  readonly #element = document.createElement("div");

  constructor(container: HTMLElement) {
    this.#element.className = "map-scale";
    container.append(this.#element);
  }

  show(map: MaplibreMap): void {
    const { clientWidth, clientHeight } = map.getContainer();
    const [x, y] = [clientWidth / 2, clientHeight / 2];
    const a = map.unproject([x - MAX_WIDTH_PX / 2, y]);
    const b = map.unproject([x + MAX_WIDTH_PX / 2, y]);
    const widest = geodesicM(a.lng, a.lat, b.lng, b.lat);
    const length = roundLength(widest);
    this.#element.style.width = `${(length / widest) * MAX_WIDTH_PX}px`;
    this.#element.textContent = length >= 1000 ? `${length / 1000}\u202Fkm` : `${length}\u202Fm`;
  }
}

/** The greatest of 1, 2, 5 × 10ⁿ metres that fits. */
function roundLength(widest: number): number {
  let power = 1;
  while (power * 10 <= widest) power *= 10;
  return power * ([5, 2, 1].find((step) => step * power <= widest) ?? 1);
}
