import type { FeatureCollection } from "geojson";
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MaplibreMap,
} from "maplibre-gl";
import { AREA_TONES } from "./area-tones.ts";
import { LABEL_FONT } from "./label-font.ts";
import { NO_FEATURE } from "./no-feature.ts";
import { INK, SURFACE } from "./palette.ts";
import type { AreaScene } from "./scene.ts";
import { addDrawn, diagonals } from "./symbols.ts";

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const BELOW = "gaps-hatch";
const TONES = Object.entries(AREA_TONES);

const byTone = (value: (tone: string) => string): ExpressionSpecification =>
  [
    "match",
    ["get", "tone"],
    ...TONES.flatMap(([tone]) => [tone, value(tone)] as const),
    "#000000",
  ] as unknown as ExpressionSpecification;

const byOpacity = (at: "far" | "near"): ExpressionSpecification =>
  [
    "match",
    ["get", "tone"],
    ...TONES.flatMap(([tone, opacity]) => [tone, opacity[at]] as const),
    0,
  ] as unknown as ExpressionSpecification;

/** Polygons of a panel over cells and circles: fill and hatch by tone, outline, label, choice. */
export class AreaLayers {
  readonly #map: MaplibreMap;
  #shown: AreaScene | null = null;

  constructor(map: MaplibreMap) {
    this.#map = map;
    for (const [tone, { colour, hatch }] of TONES) {
      addDrawn(map, `area-${tone}`, 10, (c) => {
        if (hatch === "dots") {
          c.fillStyle = colour;
          for (const [x, y] of [
            [2.5, 2.5],
            [7.5, 7.5],
          ] as const) {
            c.beginPath();
            c.arc(x, y, 1.1, 0, 2 * Math.PI);
            c.fill();
          }
        } else if (hatch === "lines") diagonals(c, 10, 5, colour, 0.9, 0.4);
      });
    }
    map.addSource("areas", { type: "geojson", data: EMPTY });
    map.addSource("area-labels", { type: "geojson", data: EMPTY });
    for (const layer of polygonLayers()) map.addLayer(layer, BELOW);
    map.addLayer(labelLayer());
  }

  show(scene: AreaScene | null): void {
    const map = this.#map;
    if (scene?.polygons !== this.#shown?.polygons) {
      (map.getSource("areas") as GeoJSONSource).setData(scene?.polygons ?? EMPTY);
      (map.getSource("area-labels") as GeoJSONSource).setData(scene?.labels ?? EMPTY);
    }
    const chosen: FilterSpecification =
      scene?.selectedId == null ? NO_FEATURE : ["==", ["get", "id"], scene.selectedId];
    map.setFilter("areas-chosen-casing", chosen);
    map.setFilter("areas-chosen", chosen);
    map.getContainer().dataset.areas = String(scene?.polygons.features.length ?? 0);
    this.#shown = scene;
  }
}

function polygonLayers(): LayerSpecification[] {
  const colour = byTone((tone) => AREA_TONES[tone]!.colour);
  const line = (id: string, ink: ExpressionSpecification | string, width: number) =>
    ({
      id,
      type: "line",
      source: "areas",
      layout: { "line-join": "round" },
      paint: { "line-color": ink, "line-width": width },
    }) as const satisfies LayerSpecification;
  return [
    {
      id: "areas-fill",
      type: "fill",
      source: "areas",
      paint: {
        "fill-color": byTone((tone) => AREA_TONES[tone]!.fill),
        // As the choropleth gives way to cells, so do the fills over it.
        "fill-opacity": [
          "interpolate",
          ["linear"],
          ["zoom"],
          9.2,
          byOpacity("far"),
          9.7,
          byOpacity("near"),
        ],
      },
    },
    {
      id: "areas-hatch",
      type: "fill",
      source: "areas",
      paint: { "fill-pattern": byTone((tone) => `area-${tone}`) },
    },
    line("areas-outline", colour, 1.4),
    { ...line("areas-chosen-casing", SURFACE, 6), filter: NO_FEATURE },
    { ...line("areas-chosen", INK, 3), filter: NO_FEATURE },
  ];
}

function labelLayer(): LayerSpecification {
  return {
    id: "area-labels",
    type: "symbol",
    source: "area-labels",
    layout: {
      "text-font": [LABEL_FONT],
      "text-field": ["get", "label"],
      "text-size": 12.5,
      "text-max-width": 12,
    },
    paint: { "text-color": INK, "text-halo-color": SURFACE, "text-halo-width": 2 },
  };
}
