/** The only module that knows FlatGeobuf. */
import { geojson } from "flatgeobuf";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { checkFgbFrame, fgbHeader } from "./fgb-frame.ts";

export type Properties = Record<string, string | number | boolean | null>;

/** Features of a file, and the coordinate system that it names as code or text; null for none. */
export interface FgbContent<G extends Geometry = Geometry> {
  readonly features: readonly Feature<G, Properties>[];
  readonly crs: string | null;
}

/**
 * All features of a whole FlatGeobuf file, in file order. A property that the file leaves out
 * for a feature is `null`. Throws on bytes that are not FlatGeobuf.
 */
export async function readFgb<G extends Geometry = Geometry>(
  bytes: Uint8Array,
): Promise<FgbContent<G>> {
  checkFgbFrame(bytes);
  const features: Feature<G, Properties>[] = [];
  let columns: string[] = [];
  let crs: string | null = null;
  const options = {
    headerMetaFn: (header: {
      columns: { name: string }[] | null;
      crs: { code: number; wkt: string | null } | null;
    }) => {
      const code = header.crs?.code ?? 0;
      crs = code > 0 ? `EPSG:${code}` : (header.crs?.wkt ?? null);
      columns = (header.columns ?? []).map((column) => column.name);
    },
  };
  for await (const feature of geojson.deserialize(bytes, options)) {
    const found = (feature.properties ?? {}) as Properties;
    const properties: Properties = {};
    for (const name of columns) properties[name] = found[name] ?? null;
    features.push({ type: "Feature", geometry: feature.geometry as G, properties });
  }
  return { features, crs };
}

/** The features of a file of our own, which is in WGS 84. */
export async function readFeatures<G extends Geometry = Geometry>(
  bytes: Uint8Array,
): Promise<Feature<G, Properties>[]> {
  return [...(await readFgb<G>(bytes)).features];
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

/**
 * Header and features of a FlatGeobuf file, for an index to go between them. `types`: a value of
 * each column's type, for the writer takes the types from the first feature that it sees.
 */
export function fgbParts(
  features: readonly Feature<Geometry, Properties>[],
  types: Properties,
  crsCode: number,
  nodeSize: number,
): { readonly head: Uint8Array; readonly bodies: readonly Uint8Array[] } {
  const geometry = features[0]?.geometry ?? { type: "Point", coordinates: [0, 0] };
  const typical: Feature<Geometry, Properties> = { type: "Feature", geometry, properties: types };
  const bytes = geojson.serialize(
    { type: "FeatureCollection", features: [typical, ...features] },
    crsCode,
  );
  const { end, countAt, nodeSizeAt } = fgbHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setBigUint64(countAt!, BigInt(features.length), true);
  view.setUint16(nodeSizeAt!, nodeSize, true);
  const bodies: Uint8Array[] = [];
  for (let at = end; at < bytes.length; ) {
    const next = at + 4 + view.getUint32(at, true);
    bodies.push(bytes.subarray(at, next));
    at = next;
  }
  return { head: bytes.subarray(0, end), bodies: bodies.slice(1) };
}
