import type { FeatureCollection } from "geojson";
import type { clustersOf } from "../../../state/select/fairness-figures.ts";
import type { ShownAreas } from "../../../state/shown-areas.ts";

/** Counties by their cluster, as the map lays them over the coverage. */
export function clusterAreas(
  { ids, moran }: NonNullable<ReturnType<typeof clustersOf>>,
  counties: FeatureCollection,
): ShownAreas {
  const toneOf = new Map(ids.map((id, k) => [id, moran.cluster[k]!]));
  const features = counties.features.map((feature) => ({
    ...feature,
    properties: {
      id: feature.properties?.id,
      tone: toneOf.get(String(feature.properties?.id)) ?? "not-significant",
    },
  }));
  return {
    kind: "cluster",
    polygons: { type: "FeatureCollection", features },
    labels: { type: "FeatureCollection", features: [] },
  };
}
