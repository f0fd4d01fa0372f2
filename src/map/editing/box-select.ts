import type { Map as MaplibreMap } from "maplibre-gl";
import type { MapScene } from "../scene.ts";

/** Draws a box from a corner until the button is let go; then tells the sites within. */
export function selectByBox(
  map: MaplibreMap,
  from: { readonly x: number; readonly y: number },
  scene: () => MapScene | null,
  onSites: (ids: readonly string[]) => void,
): void {
  const canvas = map.getCanvas();
  const box = document.createElement("div");
  box.className = "map-box";
  canvas.parentElement?.append(box);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const move = (event: PointerEvent): void => {
    const to = at(event);
    box.style.left = `${Math.min(from.x, to.x)}px`;
    box.style.top = `${Math.min(from.y, to.y)}px`;
    box.style.width = `${Math.abs(to.x - from.x)}px`;
    box.style.height = `${Math.abs(to.y - from.y)}px`;
  };
  const up = (event: PointerEvent): void => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    box.remove();
    const to = at(event);
    const isWithin = (value: number, a: number, b: number): boolean =>
      value >= Math.min(a, b) && value <= Math.max(a, b);
    const inside = (scene()?.candidates.sites ?? []).filter(({ lon, lat }) => {
      const { x, y } = map.project([lon, lat]);
      return isWithin(x, from.x, to.x) && isWithin(y, from.y, to.y);
    });
    onSites(inside.map(({ id }) => id));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
}
