import type { Position } from "geojson";

interface Ring {
  readonly points: Position[];
  /** Twice the signed area in the units of the file; negative runs clockwise. */
  readonly area2: number;
  readonly box: readonly [number, number, number, number];
}

/**
 * Rings of a Shapefile as polygons: outer rings run clockwise, holes the other way and belong to
 * the smallest outer ring around them. Where no ring runs clockwise the file winds them the wrong
 * way, and all are outer; a hole with nothing around it is an area of its own.
 */
export function nestRings(parts: readonly Position[][]): Position[][][] {
  const rings = parts.map(ringOf);
  const outers = rings.filter(({ area2 }) => area2 <= 0);
  const holes = outers.length === 0 ? [] : rings.filter(({ area2 }) => area2 > 0);
  const polygons = (outers.length === 0 ? rings : outers).map((outer) => ({
    outer,
    rings: [outer.points],
  }));
  for (const hole of holes) {
    let best: (typeof polygons)[number] | null = null;
    for (const polygon of polygons) {
      if (best !== null && Math.abs(polygon.outer.area2) >= Math.abs(best.outer.area2)) continue;
      if (surrounds(polygon.outer, hole)) best = polygon;
    }
    if (best === null) polygons.push({ outer: hole, rings: [hole.points] });
    else best.rings.push(hole.points);
  }
  return polygons.map((polygon) => polygon.rings);
}

function ringOf(points: Position[]): Ring {
  let area2 = 0;
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  const [ox, oy] = points[0]!;
  for (let k = 0; k < points.length; k++) {
    const [x1, y1] = points[k]!;
    const [x2, y2] = points[(k + 1) % points.length]!;
    area2 += (x1! - ox!) * (y2! - oy!) - (x2! - ox!) * (y1! - oy!);
    w = Math.min(w, x1!);
    e = Math.max(e, x1!);
    s = Math.min(s, y1!);
    n = Math.max(n, y1!);
  }
  return { points, area2, box: [w, s, e, n] };
}

function surrounds(outer: Ring, hole: Ring): boolean {
  const [w, s, e, n] = outer.box;
  if (hole.box[0] < w || hole.box[1] < s || hole.box[2] > e || hole.box[3] > n) return false;
  // A hole may touch its outer ring: the first point off the outline decides.
  for (const point of hole.points) {
    const side = sideOf(outer.points, point[0]!, point[1]!);
    if (side !== 0) return side > 0;
  }
  return true;
}

/** 1 inside, −1 outside, 0 on the outline. */
function sideOf(ring: readonly Position[], x: number, y: number): number {
  let isInside = false;
  for (let k = 0; k < ring.length; k++) {
    const [x1, y1] = ring[k] as [number, number];
    const [x2, y2] = ring[(k + 1) % ring.length] as [number, number];
    const cross = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    const isBeside = x >= Math.min(x1, x2) && x <= Math.max(x1, x2);
    if (cross === 0 && isBeside && y >= Math.min(y1, y2) && y <= Math.max(y1, y2)) return 0;
    if (y1 > y !== y2 > y && cross > 0 === y2 > y1) isInside = !isInside;
  }
  return isInside ? 1 : -1;
}
