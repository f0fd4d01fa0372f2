import type { FeatureCollection } from "geojson";
import type { LinkView } from "../../state/region.ts";
import type { Language } from "../../state/session.ts";

export function linkLines(links: readonly LinkView[], language: Language): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: links.map(({ kind, name, nameEn, line }) => ({
      type: "Feature",
      properties: { kind, label: language === "en" ? nameEn : name },
      geometry: { type: "LineString", coordinates: line.map(([lon, lat]) => [lon, lat]) },
    })),
  };
}
