import type { Feature } from "geojson";
import type { Map as MaplibreMap } from "maplibre-gl";
import { collection, pointFeature, setData } from "./paint-base.ts";
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

/** Gap outlines and their numbered badges. */
export function paintGaps(map: MaplibreMap, scene: MapScene, before: MapScene | null): void {
  const { gaps } = scene;
  if (gaps === before?.gaps) return;
  const all = gaps?.features.features ?? [];
  const mark = (feature: Feature): Feature => ({
    ...feature,
    properties: { ...feature.properties, isSelected: feature.properties?.id === gaps?.selectedId },
  });
  if (gaps?.features !== before?.gaps?.features || gaps?.selectedId !== before?.gaps?.selectedId) {
    setData(map, "gaps", collection(all.map(mark)));
    const badges = all.map((feature) => {
      const { id, rank, lon, lat } = feature.properties ?? {};
      return pointFeature(Number(lon), Number(lat), {
        id,
        rank,
        isSelected: id === gaps?.selectedId,
      });
    });
    setData(map, "gap-badges", collection(badges));
  }
  map.getContainer().dataset.gaps = String(all.length);
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
