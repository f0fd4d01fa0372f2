import type { FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { LABEL_FONT, labelFontFaces } from "./label-font.ts";
import { ACCENT, COVERAGE_COLOURS, GAP, INK, LAND, PLAN, SEA, SURFACE, WATER } from "./palette.ts";

/** Zoom from which places, cells and circles are read, and fills step back. */
export const PLACES_ZOOM = 9.8;

const NOTHING: ExpressionSpecification = ["==", ["literal", 1], 0];
const TEXT = {
  "text-font": [LABEL_FONT],
  "text-max-width": 12,
};

const coverageFill: ExpressionSpecification = [
  "match",
  ["coalesce", ["feature-state", "coverage"], -2],
  ...COVERAGE_COLOURS.flatMap((colour, k) => [k, colour] as const),
  LAND,
] as unknown as ExpressionSpecification;
const missingOpacity: ExpressionSpecification = [
  "case",
  ["==", ["coalesce", ["feature-state", "coverage"], -2], -1],
  0.8,
  0,
];
/** Fills give way to cells when zoomed in. */
const fillOpacity: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  9.4,
  1,
  10.4,
  0.12,
];

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
  "measure",
] as const;
export type SourceName = (typeof SOURCES)[number];

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
          ...(name === "counties" || name === "towns" ? { promoteId: "id" } : {}),
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
      filter: NOTHING,
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
      filter: ["any", ["<", ["zoom"], 11], [">=", ["get", "km2"], 3]],
      paint: { "fill-color": WATER },
    },
    {
      id: "veil",
      type: "fill",
      source: "counties",
      filter: NOTHING,
      paint: { "fill-color": SURFACE, "fill-opacity": 0.78 },
    },
  ];
}

function waterLine(id: string, colour: string, width: number, opacity: number): LayerSpecification {
  return {
    id,
    type: "line",
    source: "counties",
    filter: NOTHING,
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

function supply(): LayerSpecification[] {
  return [
    {
      id: "circles-fill",
      type: "fill",
      source: "circles",
      minzoom: PLACES_ZOOM,
      paint: { "fill-color": ACCENT, "fill-opacity": ["case", ["get", "isInner"], 0.1, 0.07] },
    },
    {
      id: "circles-outer",
      type: "line",
      source: "circles",
      minzoom: PLACES_ZOOM,
      filter: ["!", ["get", "isInner"]],
      paint: {
        "line-color": ACCENT,
        "line-width": 1.2,
        "line-dasharray": [4, 2.5],
        "line-opacity": 0.8,
      },
    },
    {
      id: "circles-inner",
      type: "line",
      source: "circles",
      minzoom: PLACES_ZOOM,
      filter: ["get", "isInner"],
      paint: { "line-color": ACCENT, "line-width": 1.4 },
    },
    {
      id: "links",
      type: "line",
      source: "links",
      minzoom: 8,
      paint: { "line-color": "#24505A", "line-width": 1.6, "line-dasharray": [4, 2] },
    },
  ];
}

function gapsAndPlans(): LayerSpecification[] {
  const isSelected: ExpressionSpecification = ["boolean", ["get", "isSelected"], false];
  return [
    {
      id: "gaps-hatch",
      type: "fill",
      source: "gaps",
      minzoom: 8.5,
      paint: { "fill-pattern": "gap-hatch" },
    },
    {
      id: "gaps-outline",
      type: "line",
      source: "gaps",
      minzoom: 8.5,
      layout: { "line-join": "round" },
      paint: { "line-color": GAP, "line-width": ["case", isSelected, 2.6, 1.3] },
    },
    {
      id: "gained",
      type: "fill",
      source: "gained",
      paint: { "fill-color": "#8FE3CC", "fill-opacity": 0.9 },
    },
    {
      id: "gained-frame",
      type: "line",
      source: "gained",
      paint: { "line-color": "#00594A", "line-width": 1.6 },
    },
    {
      id: "candidate-casing",
      type: "line",
      source: "candidate-circles",
      filter: ["get", "isOuter"],
      paint: { "line-color": SURFACE, "line-width": 5 },
    },
    {
      id: "candidate-fill",
      type: "fill",
      source: "candidate-circles",
      filter: ["get", "isOuter"],
      paint: { "fill-color": PLAN, "fill-opacity": 0.05 },
    },
    {
      id: "candidate-circle",
      type: "line",
      source: "candidate-circles",
      filter: ["get", "isOuter"],
      paint: { "line-color": PLAN, "line-width": 2.2 },
    },
    {
      id: "candidate-inner",
      type: "line",
      source: "candidate-circles",
      filter: ["!", ["get", "isOuter"]],
      paint: { "line-color": PLAN, "line-width": 1.4, "line-dasharray": [3, 3] },
    },
    facilityDots(),
    facilityIcons("facilities-others", 11.5, false),
    facilityIcons("facilities-active", 10, true),
    {
      id: "ghost",
      type: "symbol",
      source: "ghost",
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true },
      paint: { "icon-opacity": 0.45 },
    },
    {
      id: "candidates",
      type: "symbol",
      source: "candidates",
      layout: {
        "icon-image": ["get", "icon"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
  ];
}

function facilityDots(): LayerSpecification {
  return {
    id: "facilities-dots",
    type: "circle",
    source: "facilities",
    minzoom: 8.5,
    maxzoom: 10,
    filter: ["get", "isActive"],
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 8.5, 1.6, 10, 3.6],
      "circle-color": ["get", "colour"],
      "circle-stroke-color": SURFACE,
      "circle-stroke-width": 0.8,
    },
  };
}

function facilityIcons(id: string, minzoom: number, isActive: boolean): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: "facilities",
    minzoom,
    filter: isActive ? ["get", "isActive"] : ["!", ["get", "isActive"]],
    layout: {
      "icon-image": ["get", "icon"],
      "icon-size": isActive ? 1 : 0.7,
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  };
}

function selection(): LayerSpecification[] {
  const outline = (
    id: string,
    colour: string,
    width: number,
    sources: string,
  ): LayerSpecification => ({
    id,
    type: "line",
    source: sources,
    filter: NOTHING,
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
      id: "measure-line",
      type: "line",
      source: "measure",
      paint: { "line-color": INK, "line-width": 2, "line-dasharray": [2, 1.5] },
    },
    {
      id: "measure-points",
      type: "circle",
      source: "measure",
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

function labels(): LayerSpecification[] {
  const colour: ExpressionSpecification = ["case", ["get", "isOnDark"], "#FFFFFF", INK];
  const halo: ExpressionSpecification = ["case", ["get", "isOnDark"], "#4A1E0E", "#FFFFFF"];
  const unit = (
    id: string,
    level: string,
    minzoom: number,
    maxzoom: number,
    size: number,
  ): LayerSpecification => ({
    id,
    type: "symbol",
    source: "labels",
    minzoom,
    maxzoom,
    filter: ["==", ["get", "level"], level],
    layout: {
      ...TEXT,
      "text-field": [
        "case",
        ["==", ["get", "glyph"], ""],
        ["get", "text"],
        ["format", ["image", ["get", "glyph"]], {}, " ", {}, ["get", "text"], {}],
      ],
      "text-size": size,
      "symbol-sort-key": ["get", "priority"],
      "text-padding": 3,
    },
    paint: {
      "text-color": level === "county" ? colour : INK,
      "text-halo-color": level === "county" ? halo : "#FFFFFF",
      "text-halo-width": level === "county" ? 1.3 : 1.6,
    },
  });
  const note = (id: string, source: string, minzoom: number): LayerSpecification => ({
    id,
    type: "symbol",
    source,
    minzoom,
    filter: ["has", "label"],
    layout: {
      ...TEXT,
      "text-field": ["get", "label"],
      "text-size": 12,
      "text-allow-overlap": true,
      "text-offset": [0, -1],
    },
    paint: { "text-color": INK, "text-halo-color": "#FFFFFF", "text-halo-width": 2 },
  });
  return [
    unit("county-labels", "county", 0, 10.5, 12),
    unit("town-labels", "town", 8.8, 24, 13),
    {
      id: "gap-badges",
      type: "symbol",
      source: "gap-badges",
      minzoom: 8.5,
      filter: ["any", [">=", ["zoom"], 10.5], ["<=", ["get", "rank"], 20]],
      layout: {
        ...TEXT,
        "icon-image": [
          "case",
          ["boolean", ["get", "isSelected"], false],
          "badge-selected",
          "badge",
        ],
        "text-field": ["to-string", ["get", "rank"]],
        "text-size": 10.5,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: {
        "text-color": ["case", ["boolean", ["get", "isSelected"], false], "#FFFFFF", GAP],
      },
    },
    note("why-label", "why", 0),
    note("measure-label", "measure", 0),
    note("candidate-label", "candidate-circles", 10),
  ];
}
