import type { FeatureCollection } from "geojson";
import type { DrawnLink } from "../../state/select/drawn-links.ts";
import type { Language } from "../../state/session.ts";

export function linkLines(links: readonly DrawnLink[], language: Language): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: links.map(({ kind, name, nameEn, line, isNew }) => ({
      type: "Feature",
      properties: { kind, isNew, label: language === "en" ? nameEn : name },
      geometry: { type: "LineString", coordinates: line.map(([lon, lat]) => [lon, lat]) },
    })),
  };
}
