/**
 * grid.bin: the populated cells of a region in row-major order, column by column.
 *
 *   bytes 0–3    "FWQG"
 *   byte  4      version, 1
 *   byte  5      number of columns, 8
 *   bytes 6–7    0
 *   bytes 8–11   number of cells, uint32 little-endian
 *   bytes 12–43  length in bytes of each column, uint32 little-endian
 *   then the columns, as varints (7 bits a byte, low digits first):
 *     cell       gap to the previous cell's index less 1 (the first: the index itself)
 *     people, age0_2, age60, age65, age80   one number per cell
 *     town       runs: how many cells, then the index of the town among the region's town units
 *     landmass   runs: how many cells, then the index in the region's list of landmasses
 *
 * A cell's index is row × cols + column on the lattice that region.json names.
 */
import { VarintReader, VarintWriter } from "./varint.ts";

export interface GridCells {
  readonly cellIndex: Uint32Array;
  readonly people: Uint32Array;
  readonly age0_2: Uint32Array;
  readonly age60: Uint32Array;
  readonly age65: Uint32Array;
  readonly age80: Uint32Array;
  readonly town: Uint16Array;
  readonly landmass: Uint16Array;
}

const MAGIC = [0x46, 0x57, 0x51, 0x47];
const VERSION = 1;
const COLUMNS = 8;
const HEADER_BYTES = 12 + COLUMNS * 4;

/** Cell indexes must rise strictly. */
export function encodeGrid(cells: GridCells): Uint8Array {
  const columns = [
    gaps(cells.cellIndex),
    numbers(cells.people),
    numbers(cells.age0_2),
    numbers(cells.age60),
    numbers(cells.age65),
    numbers(cells.age80),
    runs(cells.town),
    runs(cells.landmass),
  ];
  const length = columns.reduce((sum, column) => sum + column.length, HEADER_BYTES);
  const bytes = new Uint8Array(length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint8(4, VERSION);
  view.setUint8(5, COLUMNS);
  view.setUint32(8, cells.cellIndex.length, true);
  let offset = HEADER_BYTES;
  columns.forEach((column, i) => {
    view.setUint32(12 + i * 4, column.length, true);
    bytes.set(column, offset);
    offset += column.length;
  });
  return bytes;
}

/** Throws with what was found and what was expected when the bytes are foreign, newer or cut off. */
export function decodeGrid(bytes: Uint8Array): GridCells {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new Error(`Not a population grid: ${bytes.length} bytes that do not start with FWQG`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(4);
  const columns = view.getUint8(5);
  if (version !== VERSION || columns !== COLUMNS) {
    throw new Error(
      `Population grid of version ${version} with ${columns} columns when version ${VERSION} with ${COLUMNS} is read`,
    );
  }
  const count = view.getUint32(8, true);
  const parts: Uint8Array[] = [];
  let offset = HEADER_BYTES;
  for (let i = 0; i < COLUMNS; i++) {
    const length = view.getUint32(12 + i * 4, true);
    parts.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  if (offset !== bytes.length) {
    throw new Error(`Population grid of ${bytes.length} bytes when its header says ${offset}`);
  }
  // Every cell has at least one byte of people: a false count must not allocate gigabytes.
  if (count > parts[1]!.length) {
    throw new Error(
      `Population grid says ${count} cells but holds ${parts[1]!.length} bytes of people`,
    );
  }
  return {
    cellIndex: readGaps(parts[0]!, count),
    people: readNumbers(parts[1]!, count, "column people"),
    age0_2: readNumbers(parts[2]!, count, "column age0_2"),
    age60: readNumbers(parts[3]!, count, "column age60"),
    age65: readNumbers(parts[4]!, count, "column age65"),
    age80: readNumbers(parts[5]!, count, "column age80"),
    town: readRuns(parts[6]!, count, "column town"),
    landmass: readRuns(parts[7]!, count, "column landmass"),
  };
}

function gaps(indexes: Uint32Array): Uint8Array {
  const writer = new VarintWriter();
  let previous = -1;
  for (const index of indexes) {
    if (index <= previous) throw new Error(`Cell ${index} follows cell ${previous}`);
    writer.write(index - previous - 1);
    previous = index;
  }
  return writer.finish();
}

function readGaps(bytes: Uint8Array, count: number): Uint32Array {
  const reader = new VarintReader(bytes, "column cell");
  const indexes = new Uint32Array(count);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    previous += reader.read() + 1;
    if (previous > 0xffffffff) throw new Error("The column cell runs over 32 bits");
    indexes[i] = previous;
  }
  reader.end();
  return indexes;
}

function numbers(values: Uint32Array): Uint8Array {
  const writer = new VarintWriter();
  for (const value of values) writer.write(value);
  return writer.finish();
}

function readNumbers(bytes: Uint8Array, count: number, what: string): Uint32Array {
  const reader = new VarintReader(bytes, what);
  const values = new Uint32Array(count);
  for (let i = 0; i < count; i++) values[i] = reader.read();
  reader.end();
  return values;
}

function runs(values: Uint16Array): Uint8Array {
  const writer = new VarintWriter();
  for (let i = 0; i < values.length; ) {
    let end = i + 1;
    while (end < values.length && values[end] === values[i]) end++;
    writer.write(end - i);
    writer.write(values[i]!);
    i = end;
  }
  return writer.finish();
}

function readRuns(bytes: Uint8Array, count: number, what: string): Uint16Array {
  const reader = new VarintReader(bytes, what);
  const values = new Uint16Array(count);
  for (let i = 0; i < count; ) {
    const length = reader.read();
    const value = reader.read();
    if (length === 0 || i + length > count || value > 0xffff) {
      throw new Error(`The ${what} has a run of ${length} × ${value} at cell ${i} of ${count}`);
    }
    values.fill(value, i, i + length);
    i += length;
  }
  reader.end();
  return values;
}
