import { noTick } from "../../core/base/tick.ts";
import { type Box, boxesMeet } from "../../core/geo/box.ts";
import type { LazyBytes } from "../../core/import/import-session.ts";
import { boxOfGeometries } from "../box-of-geometries.ts";
import { type FgbHeader, fgbAlone, levelsOf, NODE_BYTES } from "./fgb-frame.ts";
import { FgbStream, openFgb } from "./fgb-stream.ts";
import { type FgbContent, readFgb } from "./read-fgb.ts";

/** Bytes [from, to) of a file. */
type Span = readonly [number, number];

/** Parts with less than this between them are asked for in one: a request costs more than its bytes. */
const GAP_BYTES = 16 * 1024;

/**
 * The features whose boxes touch a box (in the file's own coordinates, edges count), in file order: by the index only its branches and those
 * features are asked for; a file without an index is read whole. Throws where the file is damaged.
 */
export async function featuresInBox(bytes: LazyBytes, box: Box): Promise<FgbContent> {
  const { head, header } = await openFgb(bytes);
  if (header.nodeSize === 0) {
    const stream = await FgbStream.open(bytes);
    await stream.readUntil(Number.POSITIVE_INFINITY, noTick);
    const { features, crs } = stream;
    return {
      features: features.filter(({ geometry }) => boxesMeet(boxOfGeometries([geometry]), box)),
      crs,
    };
  }
  const parts = await partsOf(bytes, await spansInBox(bytes, header, box));
  return parts.length === 0
    ? { features: [], crs: null }
    : readFgb(fgbAlone(head, header, parts, parts.length));
}

/** Where the features of a box lie: down the index, one round of requests for each of its levels. */
async function spansInBox(bytes: LazyBytes, header: FgbHeader, box: Box): Promise<Span[]> {
  const levels = levelsOf(header.count, header.nodeSize);
  let nodes = [0];
  for (const [depth, level] of levels.entries()) {
    const read = await nodesAt(bytes, header, nodes);
    const hits = nodes.filter((_, k) => boxesMeet(boxAt(read[k]!), box));
    const below = levels[depth + 1];
    if (below === undefined) return leafSpans(bytes, header, hits, level.first + level.count);
    // Children stand in their parents' order, each parent's together.
    nodes = hits.flatMap((node) => {
      const first = below.first + (node - level.first) * header.nodeSize;
      const end = Math.min(first + header.nodeSize, below.first + below.count);
      return Array.from({ length: end - first }, (_, k) => first + k);
    });
  }
  return [];
}

/** A leaf says where its feature begins; the next one where it ends. */
async function leafSpans(
  bytes: LazyBytes,
  header: FgbHeader,
  leaves: readonly number[],
  end: number,
): Promise<Span[]> {
  const edges = leaves.flatMap((leaf) => [leaf, leaf + 1]).filter((leaf) => leaf < end);
  const wanted = [...new Set(edges)];
  const read = await nodesAt(bytes, header, wanted);
  const startOf = new Map(wanted.map((leaf, k) => [leaf, header.featuresAt + offsetAt(read[k]!)]));
  return leaves.map((leaf) => [startOf.get(leaf)!, startOf.get(leaf + 1) ?? bytes.size]);
}

function nodesAt(
  bytes: LazyBytes,
  { end }: FgbHeader,
  nodes: readonly number[],
): Promise<Uint8Array[]> {
  const at = (node: number): number => end + node * NODE_BYTES;
  return partsOf(
    bytes,
    nodes.map((node) => [at(node), at(node + 1)]),
  );
}

/** Parts of a file in ascending order, those close together in one request. */
async function partsOf(bytes: LazyBytes, spans: readonly Span[]): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let k = 0; k < spans.length; ) {
    const [start] = spans[k]!;
    let last = k;
    while (last + 1 < spans.length && isClose(spans[last]!, spans[last + 1]!)) last++;
    const stop = spans[last]![1];
    if (!(start >= 0 && start < stop && stop <= bytes.size)) {
      throw new Error("The index of the FlatGeobuf file points outside it");
    }
    const run = new Uint8Array(await bytes.slice(start, stop).arrayBuffer());
    for (; k <= last; k++) parts.push(run.subarray(spans[k]![0] - start, spans[k]![1] - start));
  }
  return parts;
}

function isClose([, end]: Span, [start]: Span): boolean {
  return start >= end && start - end <= GAP_BYTES;
}

function boxAt(node: Uint8Array): Box {
  const view = new DataView(node.buffer, node.byteOffset, node.byteLength);
  const side = (k: number): number => view.getFloat64(8 * k, true);
  return [side(0), side(1), side(2), side(3)];
}

function offsetAt(node: Uint8Array): number {
  return Number(new DataView(node.buffer, node.byteOffset, node.byteLength).getBigUint64(32, true));
}
