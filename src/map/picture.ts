import type { Map as MaplibreMap } from "maplibre-gl";

/**
 * The map as drawn, `times` as large. Its pixels can only be read in the turn in which they are
 * drawn: afterwards the browser may have cleared them.
 */
export function pictureOf(map: MaplibreMap, times: number): Promise<HTMLCanvasElement> {
  const before = map.getPixelRatio();
  return new Promise((resolve) => {
    map.setPixelRatio(times);
    map.once("idle", () => {
      map.once("render", () => {
        const source = map.getCanvas();
        const copy = document.createElement("canvas");
        copy.width = source.width;
        copy.height = source.height;
        copy.getContext("2d")!.drawImage(source, 0, 0);
        map.setPixelRatio(before);
        resolve(copy);
      });
      map.triggerRepaint();
    });
    map.triggerRepaint();
  });
}
