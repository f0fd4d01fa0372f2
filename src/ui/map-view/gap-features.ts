import type { Feature, FeatureCollection } from "geojson";
import type { Demand } from "../../core/demand/demand.ts";
import type { ListedGap } from "../../state/select/listed-gaps.ts";

/** Listed gaps as the map draws them; the badge stands on a cell of the gap. */
export function gapFeatures(listed: readonly ListedGap[], demand: Demand): FeatureCollection {
  const features: Feature[] = [];
  for (const { gap, position } of listed) {
    if (gap.polygons === null) continue;
    const at = middleCell(gap.cells, demand);
    features.push({
      type: "Feature",
      properties: { id: gap.id, rank: position, lon: demand.lon[at], lat: demand.lat[at] },
      geometry: {
        type: "MultiPolygon",
        coordinates: gap.polygons as [number, number][][][],
      },
    });
  }
  return { type: "FeatureCollection", features };
}

/** Of some cells the one nearest to their middle, so that no badge stands outside them. */
export function middleCell(cells: readonly number[], { lon, lat }: Demand): number {
  let x = 0;
  let y = 0;
  for (const i of cells) {
    x += lon[i]! / cells.length;
    y += lat[i]! / cells.length;
  }
  let best = cells[0]!;
  let least = Infinity;
  for (const i of cells) {
    const away = (lon[i]! - x) ** 2 + (lat[i]! - y) ** 2;
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}
