import type { Feature } from "geojson";
import type { AreaGap } from "../../../core/gaps/area-gap.ts";
import type { ShownAreas } from "../../../state/shown-areas.ts";

/** Pieces of land outside every circle as the map lays them over the ground. */
export function landAreas(gaps: readonly AreaGap[]): ShownAreas {
  const features = gaps.map(
    ({ id, polygon }): Feature => ({
      type: "Feature",
      properties: { id, tone: "land-gap" },
      geometry: { type: "Polygon", coordinates: polygon as [number, number][][] },
    }),
  );
  return {
    kind: "land-gap",
    polygons: { type: "FeatureCollection", features },
    labels: { type: "FeatureCollection", features: [] },
  };
}
