import type { LayerSpecification } from "maplibre-gl";
import { ACCENT, GAP, PLAN, SURFACE } from "./palette.ts";
import { CLOSE_UP_ZOOM, PLACES_ZOOM } from "./zoom-levels.ts";

/** Circles and links. */
export function supply(): LayerSpecification[] {
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
      paint: {
        "line-color": ["case", ["get", "isNew"], PLAN, "#24505A"],
        "line-width": ["case", ["get", "isSelected"], 6, ["get", "isNew"], 3, 1.6],
        "line-dasharray": [4, 2],
      },
    },
  ];
}

/** Gaps, then what the planner proposes, then the facilities there are. */
export function gapsAndPlans(): LayerSpecification[] {
  return [
    {
      id: "gaps-hatch",
      type: "fill",
      source: "gaps",
      minzoom: CLOSE_UP_ZOOM,
      paint: { "fill-pattern": "gap-hatch" },
    },
    {
      id: "gaps-outline",
      type: "line",
      source: "gaps",
      minzoom: CLOSE_UP_ZOOM,
      layout: { "line-join": "round" },
      paint: { "line-color": GAP, "line-width": 1.3 },
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
    minzoom: CLOSE_UP_ZOOM,
    maxzoom: 10,
    filter: ["get", "isActive"],
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], CLOSE_UP_ZOOM, 1.6, 10, 3.6],
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
