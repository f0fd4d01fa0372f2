import type { Feature } from "geojson";
import type { GeoJSONSource, Map as MaplibreMap } from "maplibre-gl";
import type { SourceName } from "../style.ts";

const shown = new WeakMap<GeoJSONSource, ReadonlyMap<string, Feature>>();

/** Sends the features that are other objects than before, and tells those that are gone, by their property `id`. */
export function setFeatures(
  map: MaplibreMap,
  source: SourceName,
  features: readonly Feature[],
): void {
  const to = map.getSource(source) as GeoJSONSource;
  const before = shown.get(to) ?? new Map<string, Feature>();
  const now = new Map(features.map((one) => [one.properties!.id as string, one]));
  shown.set(to, now);
  const remove = [...before.keys()].filter((id) => !now.has(id));
  const add = features.filter((one) => before.get(one.properties!.id) !== one);
  if (remove.length + add.length > 0) void to.updateData({ remove, add });
}
