import type { Geometry, Position } from "geojson";
import type { IssueLog } from "../../core/base/issue.ts";
import { nestRings } from "./nest-rings.ts";

/**
 * The shapes of a `.shp` file in file order; null for empty ones. A file that ends too early
 * gives what is there, and says so.
 */
export function readShapes(file: string, bytes: Uint8Array, log: IssueLog): (Geometry | null)[] {
  const shapes: (Geometry | null)[] = [];
  if (bytes.length < 100 || new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) !== 9994) {
    log.error("not-shp", "the file is not a Shapefile (.shp); export it again", { file });
    return shapes;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint32(24) * 2;
  const end = Math.min(stated, bytes.length);
  let at = 100;
  let isCut = stated > bytes.length;
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4) * 2;
    if (at + 8 + size > end || size < 4) {
      isCut = true;
      break;
    }
    const shape = shapeOf(view, at + 8, at + 8 + size);
    if (shape === "unreadable") {
      const message = "a shape is of a kind that is not read, or broken; its row has no place";
      log.add("warning", "shape-not-read", message, { file, row: shapes.length + 1 });
    }
    shapes.push(shape === "unreadable" ? null : shape);
    at += 8 + size;
  }
  if (isCut) {
    const message = `the file is cut off after ${shapes.length} shapes; copy it again`;
    log.add("warning", "file-cut-off", message, { file });
  }
  return shapes;
}

function shapeOf(view: DataView, at: number, end: number): Geometry | null | "unreadable" {
  const kind = view.getInt32(at, true);
  const body = at + 4;
  const size = end - at;
  switch (kind) {
    case 0:
      return null;
    case 1:
    case 11:
    case 21:
      if (size < 20) return "unreadable";
      return { type: "Point", coordinates: positionAt(view, body) };
    case 8:
    case 18:
    case 28: {
      if (size < 40) return "unreadable";
      const count = view.getInt32(body + 32, true);
      if (count < 1 || body + 36 + count * 16 > end) return "unreadable";
      const coordinates = positions(view, body + 36, count);
      return count === 1
        ? { type: "Point", coordinates: coordinates[0]! }
        : { type: "MultiPoint", coordinates };
    }
    case 3:
    case 13:
    case 23:
    case 5:
    case 15:
    case 25: {
      const parts = partsOf(view, body, end);
      if (parts === null) return "unreadable";
      if (parts.length === 0) return null;
      if (kind % 10 === 3) {
        return parts.length === 1
          ? { type: "LineString", coordinates: parts[0]! }
          : { type: "MultiLineString", coordinates: parts };
      }
      const polygons = nestRings(parts);
      return polygons.length === 1
        ? { type: "Polygon", coordinates: polygons[0]! }
        : { type: "MultiPolygon", coordinates: polygons };
    }
    default:
      return "unreadable";
  }
}

function partsOf(view: DataView, body: number, end: number): Position[][] | null {
  if (body + 40 > end) return null;
  const partCount = view.getInt32(body + 32, true);
  const pointCount = view.getInt32(body + 36, true);
  const first = body + 40 + partCount * 4;
  if (partCount < 0 || pointCount < 0 || first + pointCount * 16 > end) return null;
  const parts: Position[][] = [];
  for (let p = 0; p < partCount; p++) {
    const from = view.getInt32(body + 40 + p * 4, true);
    const to = p + 1 < partCount ? view.getInt32(body + 44 + p * 4, true) : pointCount;
    if (from < 0 || to < from || to > pointCount) return null;
    if (to > from) parts.push(positions(view, first + from * 16, to - from));
  }
  return parts;
}

function positions(view: DataView, at: number, count: number): Position[] {
  return Array.from({ length: count }, (_, k) => positionAt(view, at + k * 16));
}

function positionAt(view: DataView, at: number): Position {
  return [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
}
