import type { LayerSpecification } from "maplibre-gl";
import { NO_FEATURE } from "./no-feature.ts";
import { ACCENT, INK, SURFACE } from "./palette.ts";

/** What is picked, pointed at, explained or traced. */
export function selection(): LayerSpecification[] {
  const outline = (
    id: string,
    colour: string,
    width: number,
    sources: string,
  ): LayerSpecification => ({
    id,
    type: "line",
    source: sources,
    filter: NO_FEATURE,
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width },
  });
  return [
    ...["counties", "towns"].flatMap((source) => [
      outline(`${source}-hovered`, INK, 1.5, source),
      outline(`${source}-selected-casing`, SURFACE, 5, source),
      outline(`${source}-selected`, ACCENT, 2.6, source),
    ]),
    {
      id: "why-casing",
      type: "line",
      source: "why",
      paint: { "line-color": SURFACE, "line-width": 4 },
    },
    {
      id: "why-line",
      type: "line",
      source: "why",
      filter: ["==", ["get", "part"], "line"],
      paint: { "line-color": INK, "line-width": 1.6, "line-dasharray": [3.2, 2.4] },
    },
    {
      id: "why-cell",
      type: "line",
      source: "why",
      filter: ["==", ["get", "part"], "cell"],
      paint: { "line-color": INK, "line-width": 2.2 },
    },
    {
      id: "trace-line",
      type: "line",
      source: "trace",
      paint: { "line-color": INK, "line-width": 2, "line-dasharray": [2, 1.5] },
    },
    {
      id: "trace-points",
      type: "circle",
      source: "trace",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 4,
        "circle-color": SURFACE,
        "circle-stroke-color": INK,
        "circle-stroke-width": 2,
      },
    },
  ];
}
