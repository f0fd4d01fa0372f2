import type { Feature } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MaplibreMap } from "maplibre-gl";
import type { CandidateSite } from "../../core/scenario/candidate-site.ts";
import { collection, pointFeature } from "../paint-base.ts";
import { INK, PLAN, SURFACE } from "../palette.ts";

type Place = readonly [number, number];
/** The ground of a site while it is being changed by hand. */
export interface Shape {
  readonly id: string;
  readonly outline: readonly Place[];
  readonly entrances: readonly Place[];
}

const SOURCES = ["site-grounds", "site-handles", "site-marks"] as const;

/** What lies under the candidates' symbols, bottom to top. */
const LAYERS: readonly LayerSpecification[] = [
  {
    id: "site-ground",
    type: "fill",
    source: "site-grounds",
    paint: { "fill-color": PLAN, "fill-opacity": 0.16 },
  },
  {
    id: "site-edge",
    type: "line",
    source: "site-grounds",
    layout: { "line-join": "round" },
    paint: { "line-color": PLAN, "line-width": 2 },
  },
  {
    id: "site-mark",
    type: "circle",
    source: "site-marks",
    paint: {
      "circle-radius": 17,
      "circle-color": SURFACE,
      "circle-opacity": 0.65,
      "circle-stroke-color": INK,
      "circle-stroke-width": 2,
    },
  },
];

const HANDLES: LayerSpecification = {
  id: "site-handles",
  type: "circle",
  source: "site-handles",
  paint: {
    "circle-radius": ["match", ["get", "part"], "between", 3.5, "door", 6, 5],
    "circle-color": ["match", ["get", "part"], "door", PLAN, SURFACE],
    "circle-stroke-color": ["match", ["get", "part"], "door", SURFACE, PLAN],
    "circle-stroke-width": 2,
    "circle-opacity": ["match", ["get", "part"], "between", 0.7, 1],
  },
};

export function addShapeLayers(map: MaplibreMap): void {
  for (const id of SOURCES) map.addSource(id, { type: "geojson", data: collection([]) });
  for (const layer of LAYERS) map.addLayer(layer, "candidates");
  map.addLayer(HANDLES);
}

/** Grounds and entrances of all sites; handles of the one that is selected. */
export function paintShapes(
  map: MaplibreMap,
  sites: readonly CandidateSite[],
  selectedId: string | null,
  marked: readonly string[],
  changed: Shape | null,
): void {
  const grounds: Feature[] = [];
  const handles: Feature[] = [];
  for (const site of sites) {
    const shape = changed?.id === site.id ? changed : shapeOf(site);
    if (shape === null) continue;
    const { id, outline, entrances } = shape;
    if (outline.length > 2) grounds.push(groundFeature(id, outline));
    entrances.forEach(([lon, lat], k) => {
      handles.push(pointFeature(lon, lat, { id, part: "door", k }));
    });
    if (id !== selectedId) continue;
    outline.forEach(([lon, lat], k) => {
      const [x, y] = outline[(k + 1) % outline.length]!;
      handles.push(pointFeature((lon + x) / 2, (lat + y) / 2, { id, part: "between", k }));
      handles.push(pointFeature(lon, lat, { id, part: "vertex", k }));
    });
  }
  const marks = sites.filter(({ id }) => id === selectedId || marked.includes(id));
  put(map, "site-grounds", grounds);
  put(map, "site-handles", handles);
  put(
    map,
    "site-marks",
    marked.length === 0 ? [] : marks.map(({ lon, lat }) => pointFeature(lon, lat, {})),
  );
}

function put(map: MaplibreMap, source: (typeof SOURCES)[number], features: Feature[]): void {
  (map.getSource(source) as GeoJSONSource).setData(collection(features));
}

/** Null for a point with one way in. */
export function shapeOf({ id, outline, entrances }: CandidateSite): Shape | null {
  if (outline === null && entrances === null) return null;
  return { id, outline: outline ?? [], entrances: entrances ?? [] };
}

function groundFeature(id: string, outline: readonly Place[]): Feature {
  const ring = [...outline, outline[0]!].map(([lon, lat]) => [lon, lat]);
  return {
    type: "Feature",
    properties: { id },
    geometry: { type: "Polygon", coordinates: [ring] },
  };
}
