import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { LABEL_FONT } from "./label-font.ts";
import { GAP, INK } from "./palette.ts";
import { CLOSE_UP_ZOOM } from "./zoom-levels.ts";

const TEXT = {
  "text-font": [LABEL_FONT],
  "text-max-width": 12,
};

/** Town names stand beside the facility at the town's point, not on it. */
const BESIDE_SYMBOL = {
  "text-variable-anchor": ["bottom", "top", "left", "right"] as ["bottom", "top", "left", "right"],
  "text-radial-offset": 0.7,
};

/** Names, gap badges and the notes of lines; above everything else. */
export function labels(): LayerSpecification[] {
  // The coverage fills fade out between these zooms; the names then stand on pale ground.
  const onFill = (onDark: string, onPale: string): ExpressionSpecification => [
    "step",
    ["zoom"],
    ["case", ["get", "isOnDark"], onDark, onPale],
    9.5,
    onPale,
  ];
  const colour = onFill("#FFFFFF", INK);
  const halo = onFill("#4A1E0E", "#FFFFFF");
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
      ...(level === "town" ? BESIDE_SYMBOL : {}),
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
      minzoom: CLOSE_UP_ZOOM,
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
    note("trace-label", "trace", 0),
    note("candidate-label", "candidate-circles", 10),
  ];
}
