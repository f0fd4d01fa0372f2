import type { FeatureCollection } from "geojson";
import type { DrawnLink } from "../../state/select/drawn-links.ts";
import type { Language } from "../../state/session.ts";

/** `selected` is the id of an edit. */
export function linkLines(
  links: readonly DrawnLink[],
  selected: string | null,
  language: Language,
): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: links.map(({ kind, name, nameEn, line, edit }) => ({
      type: "Feature",
      properties: {
        kind,
        edit,
        isNew: edit !== null,
        isSelected: edit !== null && edit === selected,
        label: language === "en" ? nameEn : name,
      },
      geometry: { type: "LineString", coordinates: line.map(([lon, lat]) => [lon, lat]) },
    })),
  };
}
