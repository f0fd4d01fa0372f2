/** The only module that knows FlatGeobuf. */
import { geojson } from "flatgeobuf";
import type { Feature, FeatureCollection, Geometry } from "geojson";

export type Properties = Record<string, string | number | boolean | null>;

/**
 * All features of a whole FlatGeobuf file, in file order. A property that the file leaves out
 * for a feature is `null`. Throws on bytes that are not FlatGeobuf.
 */
export async function readFeatures<G extends Geometry = Geometry>(
  bytes: Uint8Array,
): Promise<Feature<G, Properties>[]> {
  if (bytes.length < 12 || bytes[0] !== 0x66 || bytes[1] !== 0x67 || bytes[2] !== 0x62) {
    throw new Error(`Not a FlatGeobuf file: ${bytes.length} bytes that do not start with fgb`);
  }
  const features: Feature<G, Properties>[] = [];
  let columns: string[] = [];
  const options = {
    headerMetaFn: (header: { columns: { name: string }[] | null }) => {
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
