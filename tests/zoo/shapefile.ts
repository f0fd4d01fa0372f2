/** Shapefiles written by the book, for tests alone. */
import { encode, utf8 } from "./encode.ts";

export interface Field {
  readonly name: string;
  readonly type: "C" | "N";
  readonly size: number;
}

export function dbf(
  fields: readonly Field[],
  rows: readonly (readonly string[])[],
  options: {
    readonly encoding?: "gb18030" | "utf-8";
    readonly driver?: number;
    readonly deleted?: readonly number[];
  } = {},
): Uint8Array {
  const { encoding = "gb18030", driver = 0, deleted = [] } = options;
  const bytesOf = (text: string): Uint8Array =>
    encoding === "utf-8" ? utf8(text) : encode(text, encoding);
  const rowSize = 1 + fields.reduce((sum, field) => sum + field.size, 0);
  const headerSize = 32 + fields.length * 32 + 1;
  const bytes = new Uint8Array(headerSize + rowSize * rows.length + 1).fill(0x20, headerSize);
  const view = new DataView(bytes.buffer);
  bytes.set([3, 124, 1, 1]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerSize, true);
  view.setUint16(10, rowSize, true);
  bytes[29] = driver;
  fields.forEach(({ name, type, size }, k) => {
    bytes.set(bytesOf(name).subarray(0, 10), 32 + k * 32);
    bytes[32 + k * 32 + 11] = type.charCodeAt(0);
    bytes[32 + k * 32 + 16] = size;
  });
  bytes[headerSize - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerSize + r * rowSize;
    bytes[at++] = deleted.includes(r) ? 0x2a : 0x20;
    fields.forEach(({ type, size }, k) => {
      const cell = bytesOf(row[k] ?? "").subarray(0, size);
      bytes.set(cell, type === "N" ? at + size - cell.length : at);
      at += size;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

export function shpPoints(points: readonly (readonly [number, number] | null)[]): Uint8Array {
  return shp(
    1,
    points.map((point) => {
      const content = new DataView(new ArrayBuffer(point === null ? 4 : 20));
      content.setInt32(0, point === null ? 0 : 1, true);
      if (point !== null) {
        content.setFloat64(4, point[0], true);
        content.setFloat64(12, point[1], true);
      }
      return new Uint8Array(content.buffer);
    }),
  );
}

/** Each shape is a list of rings as they stand: whoever calls winds them. */
export function shpPolygons(
  shapes: readonly (readonly (readonly (readonly [number, number])[])[])[],
): Uint8Array {
  return shp(
    5,
    shapes.map((rings) => {
      const count = rings.reduce((sum, ring) => sum + ring.length, 0);
      const content = new DataView(new ArrayBuffer(44 + rings.length * 4 + count * 16));
      content.setInt32(0, 5, true);
      content.setInt32(36, rings.length, true);
      content.setInt32(40, count, true);
      let first = 0;
      let at = 44 + rings.length * 4;
      rings.forEach((ring, k) => {
        content.setInt32(44 + k * 4, first, true);
        first += ring.length;
        for (const [x, y] of ring) {
          content.setFloat64(at, x, true);
          content.setFloat64(at + 8, y, true);
          at += 16;
        }
      });
      return new Uint8Array(content.buffer);
    }),
  );
}

function shp(kind: number, contents: readonly Uint8Array[]): Uint8Array {
  const size = 100 + contents.reduce((sum, content) => sum + 8 + content.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, kind, true);
  let at = 100;
  contents.forEach((content, k) => {
    view.setInt32(at, k + 1);
    view.setInt32(at + 4, content.length / 2);
    bytes.set(content, at + 8);
    at += 8 + content.length;
  });
  return bytes;
}
