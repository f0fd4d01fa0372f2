/** The only module that knows FlatGeobuf. */
import { geojson } from "flatgeobuf";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { checkFgbFrame } from "./fgb-frame.ts";

export type Properties = Record<string, string | number | boolean | null>;

/** The file is in another coordinate system than longitude and latitude. */
export class ForeignCrs extends Error {}

/** EPSG codes of WGS 84 and CGCS2000 in degrees; 0 where the file names none. */
const DEGREES = [0, 4326, 4490];

/**
 * All features of a whole FlatGeobuf file, in file order. A property that the file leaves out
 * for a feature is `null`. Throws on bytes that are not FlatGeobuf, and `ForeignCrs`.
 */
export async function readFeatures<G extends Geometry = Geometry>(
  bytes: Uint8Array,
): Promise<Feature<G, Properties>[]> {
  checkFgbFrame(bytes);
  const features: Feature<G, Properties>[] = [];
  let columns: string[] = [];
  const options = {
    headerMetaFn: (header: {
      columns: { name: string }[] | null;
      crs: { code: number } | null;
    }) => {
      const code = header.crs?.code ?? 0;
      if (!DEGREES.includes(code)) throw new ForeignCrs(`EPSG:${code}`);
      columns = (header.columns ?? []).map((column) => column.name);
    },
  };
  for await (const feature of geojson.deserialize(bytes, options)) {
    const found = (feature.properties ?? {}) as Properties;
    const properties: Properties = {};
    for (const name of columns) properties[name] = found[name] ?? null;
    features.push({ type: "Feature", geometry: feature.geometry as G, properties });
  }
  return features;
}

/**
 * FlatGeobuf bytes (WGS 84, no index). Column types come from the first feature written, so one
 * without nulls goes first; the others keep their order.
 */
export function writeFeatures(features: readonly Feature<Geometry, Properties>[]): Uint8Array {
  const complete = features.findIndex(
    (feature) => !Object.values(feature.properties).includes(null),
  );
  const ordered = [...features];
  if (complete > 0) ordered.unshift(...ordered.splice(complete, 1));
  const collection: FeatureCollection = { type: "FeatureCollection", features: ordered };
  return geojson.serialize(collection, 4326);
}
