import type { FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { labelFontFaces } from "./label-font.ts";
import { NO_FEATURE } from "./no-feature.ts";
import { CHANGE_COLOURS, COVERAGE_COLOURS, INK, LAND, SEA, SURFACE, WATER } from "./palette.ts";
import { labels } from "./style-labels.ts";
import { selection } from "./style-selection.ts";
import { gapsAndPlans, supply } from "./style-supply.ts";

const coverageFill: ExpressionSpecification = [
  "match",
  ["coalesce", ["feature-state", "coverage"], -2],
  ...COVERAGE_COLOURS.flatMap((colour, k) => [k, colour] as const),
  ...CHANGE_COLOURS.flatMap((colour, k) => [k + 10, colour] as const),
  LAND,
] as unknown as ExpressionSpecification;
const missingOpacity: ExpressionSpecification = [
  "case",
  ["==", ["coalesce", ["feature-state", "coverage"], -2], -1],
  0.8,
  0,
];
/** Fills give way to cells when zoomed in. */
const fillOpacity: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 9.2, 1, 9.7, 0];

const SOURCES = [
  "counties",
  "towns",
  "land",
  "water",
  "links",
  "labels",
  "facilities",
  "circles",
  "gaps",
  "gap-badges",
  "gained",
  "candidates",
  "candidate-circles",
  "ghost",
  "why",
  "trace",
] as const;
export type SourceName = (typeof SOURCES)[number];
/** Sources whose features are told apart by their property `id`. */
const BY_ID: readonly SourceName[] = ["counties", "towns", "candidates", "candidate-circles"];

/** The whole style with empty sources; layers in drawing order, bottom to top. */
export function mapStyle(): StyleSpecification {
  const empty: FeatureCollection = { type: "FeatureCollection", features: [] };
  return {
    version: 8,
    "font-faces": labelFontFaces(),
    sources: Object.fromEntries(
      SOURCES.map((name) => [
        name,
        {
          type: "geojson",
          data: empty,
          ...(BY_ID.includes(name) ? { promoteId: "id" } : {}),
          ...(name === "counties" || name === "land" ? { tolerance: 0.2 } : {}),
        },
      ]),
    ),
    layers: [...ground(), ...supply(), ...gapsAndPlans(), ...selection(), ...labels()],
  };
}

function ground(): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": SEA } },
    waterLine("island-water-line", "#3E5A68", 11, 0.5),
    waterLine("island-water", SEA, 9, 1),
    { id: "land", type: "fill", source: "land", paint: { "fill-color": LAND } },
    fill("counties-fill", "counties", coverageFill, fillOpacity),
    {
      id: "mountain-outline",
      type: "line",
      source: "counties",
      filter: NO_FEATURE,
      layout: { "line-join": "round" },
      paint: {
        "line-color": INK,
        "line-width": ["interpolate", ["linear"], ["zoom"], 6, 4, 9, 5.4],
      },
    },
    fill("mountain-fill", "counties", coverageFill, fillOpacity),
    { ...fill("towns-fill", "towns", coverageFill, fillOpacity), layout: { visibility: "none" } },
    missing("counties-missing", "counties"),
    missing("towns-missing", "towns"),
    {
      id: "town-borders",
      type: "line",
      source: "towns",
      minzoom: 8.5,
      paint: { "line-color": SURFACE, "line-width": 0.6, "line-opacity": 0.8 },
    },
    {
      id: "county-borders",
      type: "line",
      source: "counties",
      paint: {
        "line-color": ["interpolate", ["linear"], ["zoom"], 9, SURFACE, 11, "#B8C0C4"],
        "line-width": 0.9,
      },
    },
    {
      id: "water",
      type: "fill",
      source: "water",
      // Coarse shapes leave before their corners show.
      filter: [">=", ["get", "km2"], ["step", ["zoom"], 0.5, 8.5, 2, 9.6, 8]],
      paint: { "fill-color": WATER },
    },
    {
      id: "veil",
      type: "fill",
      source: "counties",
      filter: NO_FEATURE,
      paint: { "fill-color": SURFACE, "fill-opacity": 0.78 },
    },
  ];
}

function waterLine(id: string, colour: string, width: number, opacity: number): LayerSpecification {
  return {
    id,
    type: "line",
    source: "counties",
    filter: NO_FEATURE,
    maxzoom: 10,
    layout: { "line-join": "round" },
    paint: { "line-color": colour, "line-width": width, "line-opacity": opacity },
  };
}

function fill(
  id: string,
  source: string,
  colour: ExpressionSpecification,
  opacity: ExpressionSpecification,
): Extract<LayerSpecification, { type: "fill" }> {
  return { id, type: "fill", source, paint: { "fill-color": colour, "fill-opacity": opacity } };
}

function missing(id: string, source: string): LayerSpecification {
  return {
    id,
    type: "fill",
    source,
    maxzoom: 10,
    paint: { "fill-pattern": "missing-hatch", "fill-opacity": missingOpacity },
  };
}
