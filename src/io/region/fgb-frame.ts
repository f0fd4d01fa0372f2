const MAGIC = [0x66, 0x67, 0x62];
const HEADER_AT = 12;
/** Bytes of a node of the index: its box, and where it points. */
export const NODE_BYTES = 40;
/** Places of the header's fields in its table (FlatGeobuf's header.fbs). */
const COLUMNS = 7;
const FEATURES_COUNT = 8;
const INDEX_NODE_SIZE = 9;

/** What a header says, and where. */
export interface FgbHeader {
  /** Where the header ends and the index, if there is any, begins. */
  readonly end: number;
  /** Where the features begin. */
  readonly featuresAt: number;
  /** Number of features; 0 where the header does not tell. */
  readonly count: number;
  /** Features under a node of the index; 0 = no index. */
  readonly nodeSize: number;
  /** Where it keeps both; null for fields left out. */
  readonly countAt: number | null;
  readonly nodeSizeAt: number | null;
}

/** Bytes from the start of a file by which the length of its header is known. */
export const FGB_START = HEADER_AT;

/** Where the header of a file that starts with these bytes ends. Throws where they start no such file. */
export function fgbHeaderEnd(start: Uint8Array): number {
  if (start.length < HEADER_AT || MAGIC.some((byte, i) => start[i] !== byte)) {
    throw new Error(`Not a FlatGeobuf file: ${start.length} bytes that do not start with fgb`);
  }
  return HEADER_AT + viewOf(start).getUint32(HEADER_AT - 4, true);
}

/** The header in the first bytes of a file, all of it. Throws where it is damaged. */
export function fgbHeader(bytes: Uint8Array): FgbHeader {
  const end = fgbHeaderEnd(bytes);
  // Reading beyond the end throws a RangeError by itself.
  const view = viewOf(bytes);
  const field = fieldsOf(view, HEADER_AT, end);
  const columns = field(COLUMNS);
  if (columns !== null) {
    const vector = columns + view.getUint32(columns, true);
    const first = vector + 4;
    const last = first + 4 * view.getUint32(vector, true);
    if (last > end) throw new Error("The FlatGeobuf header has more columns than bytes");
    for (let at = first; at < last; at += 4) fieldsOf(view, at, end);
  }
  const countAt = field(FEATURES_COUNT);
  const nodeSizeAt = field(INDEX_NODE_SIZE);
  const count = countAt === null ? 0 : Number(view.getBigUint64(countAt, true));
  const nodeSize = nodeSizeAt === null ? 16 : view.getUint16(nodeSizeAt, true);
  const featuresAt = end + indexBytes(count, nodeSize);
  return { end, featuresAt, count, nodeSize, countAt, nodeSizeAt };
}

/**
 * Throws unless header, index and features end where the bytes do. The FlatGeobuf reader trusts
 * all lengths: cut-off bytes would give it features that are not there, or keep it for ever.
 */
export function checkFgbFrame(bytes: Uint8Array): void {
  const { featuresAt, count } = fgbHeader(bytes);
  const view = viewOf(bytes);
  let offset = featuresAt;
  let found = 0;
  for (; offset < bytes.length; found++) offset += 4 + view.getUint32(offset, true);
  if (offset !== bytes.length || (count > 0 && found !== count)) {
    throw new Error(`The FlatGeobuf file of ${bytes.length} bytes is not whole`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the fields of the table that `at` points to begin, null for those left out. */
function fieldsOf(view: DataView, at: number, end: number): (place: number) => number | null {
  const table = at + view.getUint32(at, true);
  const vtable = table - view.getInt32(table, true);
  const slots = view.getUint16(vtable, true);
  const size = view.getUint16(vtable + 2, true);
  if (vtable + slots > end || table + size > end) {
    throw new Error("The FlatGeobuf header is damaged");
  }
  for (let slot = 4; slot < slots; slot += 2) {
    const offset = view.getUint16(vtable + slot, true);
    if (offset >= size) throw new Error("The FlatGeobuf header is damaged");
  }
  return (place) => {
    const slot = 4 + 2 * place;
    const offset = slot < slots ? view.getUint16(vtable + slot, true) : 0;
    return offset === 0 ? null : table + offset;
  };
}

/** A level of the index: its first node by number, and how many it has. */
export interface IndexLevel {
  readonly first: number;
  readonly count: number;
}

/** The levels of the index over so many features, root first; nodes are numbered from the root on. */
export function levelsOf(count: number, nodeSize: number): IndexLevel[] {
  const counts = [count];
  do counts.push(Math.ceil(counts.at(-1)! / Math.max(nodeSize, 2)));
  while (counts.at(-1)! > 1);
  let first = 0;
  return counts.reverse().map((nodes) => {
    const level = { first, count: nodes };
    first += nodes;
    return level;
  });
}

function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize === 0) return 0;
  if (count === 0) throw new Error("The FlatGeobuf file has an index of no features");
  const { first, count: leaves } = levelsOf(count, nodeSize).at(-1)!;
  return (first + leaves) * NODE_BYTES;
}

/** Some features of a file as a file of their own; its index, which nobody asks, is left blank. */
export function fgbAlone(
  head: Uint8Array,
  { countAt, nodeSize }: FgbHeader,
  bodies: readonly Uint8Array[],
  count: number,
): Uint8Array {
  const index = countAt === null ? 0 : indexBytes(count, nodeSize);
  const size = bodies.reduce((sum, { length }) => sum + length, head.length + index);
  const file = new Uint8Array(size);
  file.set(head);
  let at = head.length + index;
  for (const body of bodies) {
    file.set(body, at);
    at += body.length;
  }
  if (countAt !== null) new DataView(file.buffer).setBigUint64(countAt, BigInt(count), true);
  return file;
}
