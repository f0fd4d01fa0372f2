import type { Feature, FeatureCollection } from "geojson";
import type { FilterSpecification, GeoJSONSource, Map as MaplibreMap } from "maplibre-gl";
import type { MapScene } from "./scene.ts";
import type { SourceName } from "./style.ts";

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

export function setData(
  map: MaplibreMap,
  source: SourceName,
  data: FeatureCollection | null,
): void {
  (map.getSource(source) as GeoJSONSource).setData(data ?? EMPTY);
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

export function pointFeature(
  lon: number,
  lat: number,
  properties: Readonly<Record<string, unknown>>,
): Feature {
  return {
    type: "Feature",
    properties: { ...properties },
    geometry: { type: "Point", coordinates: [lon, lat] },
  };
}

export function idIn(ids: readonly string[]): FilterSpecification {
  return ["in", ["get", "id"], ["literal", [...ids]]] as FilterSpecification;
}

/** Boundaries, water, relief, links: what changes rarely. */
export function paintBase(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { base } = scene;
  if (base === before?.base) return;
  if (base.counties !== before?.base.counties) setData(map, "counties", base.counties);
  if (base.towns !== before?.base.towns) setData(map, "towns", base.towns);
  if (base.land !== before?.base.land) setData(map, "land", base.land);
  if (base.water !== before?.base.water) setData(map, "water", base.water);
  if (base.links !== before?.base.links) setData(map, "links", base.links);
  if (base.relief !== null && map.getSource("relief") === undefined) {
    const [a, b, c, d] = base.relief.coordinates.map(([lon, lat]): [number, number] => [lon, lat]);
    map.addSource("relief", {
      type: "image",
      url: base.relief.url,
      coordinates: [a!, b!, c!, d!],
    });
    map.addLayer(
      {
        id: "relief",
        type: "raster",
        source: "relief",
        paint: {
          "raster-opacity": ["interpolate", ["linear"], ["zoom"], 7, 0.5, 10, 0.45, 12, 0.15],
          "raster-fade-duration": 0,
        },
      },
      "water",
    );
  }
}

/** Outlines of mountain and island counties, and the veil over what the filter leaves out. */
export function paintGroups(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { groups } = scene;
  if (groups === before?.groups) return;
  map.setFilter("mountain-outline", idIn(groups.mountain));
  map.setFilter("mountain-fill", idIn(groups.mountain));
  map.setFilter("island-water-line", idIn(groups.island));
  map.setFilter("island-water", idIn(groups.island));
  map.setFilter(
    "veil",
    groups.kept === null ? idIn([]) : (["!", idIn(groups.kept)] as FilterSpecification),
  );
}

/** Coverage classes as feature states: colours change without sending geometry again. */
export function paintChoropleth(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { choropleth, base } = scene;
  const isSame =
    choropleth === before?.choropleth &&
    base.counties === before?.base.counties &&
    base.towns === before?.base.towns;
  if (isSame) return;
  const isTown = choropleth?.level === "town" && base.towns !== null;
  map.setLayoutProperty("towns-fill", "visibility", isTown ? "visible" : "none");
  map.setPaintProperty("counties-fill", "fill-opacity-transition", { duration: 0 });
  for (const source of ["counties", "towns"] as const) {
    const isLevel = (source === "towns") === isTown;
    if (!isLevel || choropleth === null) {
      map.removeFeatureState({ source });
      continue;
    }
    for (const [id, coverage] of Object.entries(choropleth.classOf)) {
      map.setFeatureState({ source, id }, { coverage: coverage ?? -1 });
    }
  }
}

/** Selected and hovered unit. */
export function paintUnits(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  if (scene.selectedUnit !== before?.selectedUnit) {
    const ids = scene.selectedUnit === null ? [] : [scene.selectedUnit];
    for (const source of ["counties", "towns"]) {
      map.setFilter(`${source}-selected`, idIn(ids));
      map.setFilter(`${source}-selected-casing`, idIn(ids));
    }
  }
  if (scene.hoveredUnit !== before?.hoveredUnit) {
    const ids = scene.hoveredUnit === null ? [] : [scene.hoveredUnit];
    map.setFilter("counties-hovered", idIn(ids));
    map.setFilter("towns-hovered", idIn(ids));
  }
}

export function paintLabels(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { labels } = scene.base;
  if (labels === before?.base.labels && scene.choropleth === before.choropleth) return;
  const features = labels.map(({ id, level, text, lon, lat, glyph, priority, isBold }) =>
    pointFeature(lon, lat, {
      id,
      level,
      text,
      priority,
      isBold,
      glyph: glyph === null ? "" : `glyph-${glyph}`,
      isOnDark: level === "county" && isDark(scene, id),
    }),
  );
  setData(map, "labels", collection(features));
}

/** The two darkest classes of coverage carry white text, and the ends of change. */
const DARK_CLASSES = [4, 5, 10, 11, 18];

function isDark({ choropleth }: MapScene, id: string): boolean {
  return choropleth?.level === "county" && DARK_CLASSES.includes(choropleth.classOf[id] ?? 0);
}
