import type { Feature } from "geojson";
import type { GeoJSONSource, Map as MaplibreMap } from "maplibre-gl";
import { collection } from "./paint-base.ts";

/** So many features are handed over at a time: handing over copies them on the page. */
const LOT = 6000;

const LAYERS = ["facilities-dots", "facilities-others", "facilities-active"];

/**
 * Puts many facilities on the map lot by lot, so that the page stays responsive, and draws them once
 * all are there. Given up where another painting began meanwhile.
 */
export async function paintMany<Item>(
  map: MaplibreMap,
  items: readonly Item[],
  feature: (item: Item) => Feature,
  isCurrent: () => boolean,
): Promise<void> {
  const source = map.getSource("facilities") as GeoJSONSource;
  const show = (visibility: "visible" | "none"): void => {
    for (const layer of LAYERS) map.setLayoutProperty(layer, "visibility", visibility);
  };
  // Nothing is laid out for a source that no layer shows.
  show("none");
  for (let at = 0; at < items.length; at += LOT) {
    const lot = items.slice(at, at + LOT).map((item, k) => ({ ...feature(item), id: at + k }));
    await (at === 0 ? source.setData(collection(lot)) : source.updateData({ add: lot }));
    if (!isCurrent()) break;
  }
  show("visible");
}
