import type { Geometry, Position } from "geojson";

const MOST_DEPTH = 4;

/** A well-known binary geometry (OGC and EWKB, heights dropped); null where it is broken or empty. */
export function geometryOfWkb(bytes: Uint8Array): Geometry | null {
  try {
    return readAt(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), { at: 0 }, 0);
  } catch (error) {
    // Reading beyond the end: the geometry is cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readAt(view: DataView, cursor: { at: number }, depth: number): Geometry | null {
  if (depth > MOST_DEPTH) return null;
  const little = view.getUint8(cursor.at) === 1;
  const code = view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  if ((code & 0x20000000) !== 0) cursor.at += 4;
  const kind = (code & 0xffff) % 1000;
  const thousands = Math.floor((code & 0xffff) / 1000);
  const hasZ = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3;
  const hasM = (code & 0x40000000) !== 0 || thousands === 2 || thousands === 3;
  const step = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0);
  const count = (): number => {
    const n = view.getUint32(cursor.at, little);
    cursor.at += 4;
    if (n > view.byteLength) throw new RangeError("more parts than bytes");
    return n;
  };
  const position = (): Position => {
    const found = [view.getFloat64(cursor.at, little), view.getFloat64(cursor.at + 8, little)];
    cursor.at += step;
    return found;
  };
  const line = (): Position[] => Array.from({ length: count() }, position);
  const rings = (): Position[][] => Array.from({ length: count() }, line);
  const members = <T extends Geometry>(type: T["type"]): T[] => {
    const parts: T[] = [];
    for (let n = count(); n > 0; n--) {
      const part = readAt(view, cursor, depth + 1);
      if (part !== null && part.type === type) parts.push(part as T);
    }
    return parts;
  };
  switch (kind) {
    case 1: {
      const coordinates = position();
      return coordinates.every(Number.isFinite) ? { type: "Point", coordinates } : null;
    }
    case 2:
      return { type: "LineString", coordinates: line() };
    case 3:
      return { type: "Polygon", coordinates: rings() };
    case 4: {
      const points = members<Extract<Geometry, { type: "Point" }>>("Point");
      return { type: "MultiPoint", coordinates: points.map((part) => part.coordinates) };
    }
    case 5: {
      const lines = members<Extract<Geometry, { type: "LineString" }>>("LineString");
      return { type: "MultiLineString", coordinates: lines.map((part) => part.coordinates) };
    }
    case 6: {
      const parts = members<Extract<Geometry, { type: "Polygon" }>>("Polygon");
      return { type: "MultiPolygon", coordinates: parts.map((part) => part.coordinates) };
    }
    default:
      return null;
  }
}
