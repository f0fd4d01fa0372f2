import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { PolygonIndex } from "../../core/geo/polygon-index.ts";

/**
 * Where a polygon is decided: at its centroid if that lies inside, else in the middle of the
 * widest stretch of the parallel through the centroid of its largest part.
 */
export function interiorPoint(polygons: readonly PolygonCoordinates[]): [number, number] {
  let best: { area: number; x: number; y: number; rings: PolygonCoordinates } | null = null;
  let area = 0;
  let sx = 0;
  let sy = 0;
  for (const rings of polygons) {
    const part = centroidOf(rings);
    area += part.area;
    sx += part.x * part.area;
    sy += part.y * part.area;
    if (best === null || part.area > best.area) best = { ...part, rings };
  }
  const inside = new PolygonIndex([{ id: "", polygons }]);
  const centre: [number, number] = [sx / area, sy / area];
  if (area > 0 && inside.at(centre[0], centre[1]) >= 0) return centre;
  return widestMiddle(best!.rings, best!.y) ?? [...best!.rings[0]![0]!];
}

function centroidOf(rings: PolygonCoordinates): { area: number; x: number; y: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  const [ox, oy] = rings[0]![0]!;
  rings.forEach((ring, k) => {
    let a = 0;
    let rx = 0;
    let ry = 0;
    for (let p = 0; p + 1 < ring.length; p++) {
      const x1 = ring[p]![0] - ox;
      const y1 = ring[p]![1] - oy;
      const x2 = ring[p + 1]![0] - ox;
      const y2 = ring[p + 1]![1] - oy;
      const cross = x1 * y2 - x2 * y1;
      a += cross;
      rx += (x1 + x2) * cross;
      ry += (y1 + y2) * cross;
    }
    const sign = a > 0 === (k === 0) ? 1 : -1;
    area += (sign * a) / 2;
    x += (sign * rx) / 6;
    y += (sign * ry) / 6;
  });
  return area === 0 ? { area: 0, x: ox, y: oy } : { area, x: ox + x / area, y: oy + y / area };
}

function widestMiddle(rings: PolygonCoordinates, y: number): [number, number] | null {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let p = 0; p + 1 < ring.length; p++) {
      const [x1, y1] = ring[p]!;
      const [x2, y2] = ring[p + 1]!;
      if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  let found: [number, number] | null = null;
  let widest = 0;
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const width = crossings[k + 1]! - crossings[k]!;
    if (width > widest) {
      widest = width;
      found = [crossings[k]! + width / 2, y];
    }
  }
  return found;
}
