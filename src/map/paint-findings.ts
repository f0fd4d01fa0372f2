import type { Feature } from "geojson";
import type { ExpressionSpecification, Map as MaplibreMap } from "maplibre-gl";
import { collection, idIn, pointFeature, setData } from "./paint-base.ts";
import type { MapScene } from "./scene.ts";

/** Dissolved service circles. */
export function paintCircles(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { circles } = scene;
  if (circles === before?.circles) return;
  const radii = (circles?.features ?? []).map(({ properties }) => Number(properties?.radiusM));
  const inner = Math.min(...radii);
  const features = (circles?.features ?? []).map(
    (feature): Feature => ({
      ...feature,
      properties: { ...feature.properties, isInner: feature.properties?.radiusM === inner },
    }),
  );
  setData(map, "circles", collection(features));
  map.getContainer().dataset.circles = String(features.length);
}

/** Which gaps show, which one stands out, and their numbered badges; the shapes are there already. */
export function paintGaps(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { gaps } = scene;
  if (gaps === before?.gaps) return;
  const listed = gaps?.listed ?? [];
  if (listed !== before?.gaps?.listed) {
    const filter = gaps === null || gaps.isWhole ? null : idIn(listed.map(({ id }) => id));
    map.setFilter("gaps-hatch", filter);
    map.setFilter("gaps-outline", filter);
  }
  const selectedId = gaps?.selectedId ?? null;
  const isSelected: ExpressionSpecification = ["==", ["get", "id"], selectedId];
  map.setPaintProperty("gaps-outline", "line-width", ["case", isSelected, 2.6, 1.3]);
  const badges = listed.map(({ id, rank, lon, lat }) =>
    pointFeature(lon, lat, { id, rank, isSelected: id === selectedId }),
  );
  setData(map, "gap-badges", collection(badges));
}

/** The straight line from a picked place to its nearest facility, and the picked cell. */
export function paintWhy(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { why } = scene;
  if (why === before?.why) return;
  const features: Feature[] = [];
  if (why?.nearest) {
    const coordinates = [[why.lon, why.lat], [...why.nearest]];
    features.push({
      type: "Feature",
      properties: { part: "line" },
      geometry: { type: "LineString", coordinates },
    });
    const [lon, lat] = [(why.lon + why.nearest[0]) / 2, (why.lat + why.nearest[1]) / 2];
    features.push(pointFeature(lon, lat, { part: "label", label: why.label }));
  }
  if (why?.cell) {
    const [w, s, e, n] = why.cell;
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    features.push({
      type: "Feature",
      properties: { part: "cell" },
      geometry: { type: "Polygon", coordinates: [ring] },
    });
  }
  setData(map, "why", collection(features));
}

export function paintTrace(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { trace } = scene;
  if (trace === before?.trace) return;
  const { points, label, isRing } = trace;
  const last = points.length - 1;
  const features: Feature[] = points.map(([lon, lat], k) =>
    pointFeature(lon, lat, k === last && k > 0 ? { label } : {}),
  );
  if (points.length > 1) {
    const coordinates = [...points, ...(isRing ? points.slice(0, 1) : [])].map(([lon, lat]) => [
      lon,
      lat,
    ]);
    features.push({
      type: "Feature",
      properties: {},
      geometry: { type: "LineString", coordinates },
    });
  }
  setData(map, "trace", collection(features));
}
