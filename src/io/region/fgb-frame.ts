const MAGIC = [0x66, 0x67, 0x62];
const HEADER_AT = 12;
const INDEX_NODE_BYTES = 40;
/** Places of the header's fields in its table (FlatGeobuf's header.fbs). */
const COLUMNS = 7;
const FEATURES_COUNT = 8;
const INDEX_NODE_SIZE = 9;

/**
 * Throws unless header, index and features end where the bytes do. The FlatGeobuf reader trusts
 * all lengths: cut-off bytes would give it features that are not there, or keep it for ever.
 */
export function checkFgbFrame(bytes: Uint8Array): void {
  if (bytes.length < HEADER_AT || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new Error(`Not a FlatGeobuf file: ${bytes.length} bytes that do not start with fgb`);
  }
  // Reading beyond the end throws a RangeError by itself.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = HEADER_AT + view.getUint32(HEADER_AT - 4, true);
  const field = fieldsOf(view, HEADER_AT, headerEnd);
  const columns = field(COLUMNS);
  if (columns !== null) {
    const vector = columns + view.getUint32(columns, true);
    const first = vector + 4;
    const end = first + 4 * view.getUint32(vector, true);
    if (end > headerEnd) throw new Error("The FlatGeobuf header has more columns than bytes");
    for (let at = first; at < end; at += 4) fieldsOf(view, at, headerEnd);
  }
  const countAt = field(FEATURES_COUNT);
  const nodeAt = field(INDEX_NODE_SIZE);
  const count = countAt === null ? 0 : Number(view.getBigUint64(countAt, true));
  const nodeSize = nodeAt === null ? 16 : view.getUint16(nodeAt, true);
  let offset = headerEnd + indexBytes(count, nodeSize);
  let found = 0;
  for (; offset < bytes.length; found++) offset += 4 + view.getUint32(offset, true);
  if (offset !== bytes.length || (count > 0 && found !== count)) {
    throw new Error(`The FlatGeobuf file of ${bytes.length} bytes is not whole`);
  }
}

/** Where a header keeps the number of features and the size of index nodes; null for fields left out. */
export function headerFields(bytes: Uint8Array): {
  readonly end: number;
  readonly countAt: number | null;
  readonly nodeSizeAt: number | null;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEADER_AT + view.getUint32(HEADER_AT - 4, true);
  const field = fieldsOf(view, HEADER_AT, end);
  return { end, countAt: field(FEATURES_COUNT), nodeSizeAt: field(INDEX_NODE_SIZE) };
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

function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize === 0) return 0;
  if (count === 0) throw new Error("The FlatGeobuf file has an index of no features");
  const size = Math.max(nodeSize, 2);
  let nodes = count;
  let level = count;
  do {
    level = Math.ceil(level / size);
    nodes += level;
  } while (level > 1);
  return nodes * INDEX_NODE_BYTES;
}
