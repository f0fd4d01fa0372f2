import { polygon, unkinkPolygon } from "@turf/turf";
import { type Ring, type Rings, signedArea, wound } from "./rings.ts";

/** Simple polygons, wound as RFC 7946: rings that cross themselves are taken apart at the crossing. */
export function cleanWater(polygons: readonly Rings[]): Rings[] {
  return polygons.flatMap((rings) => {
    if (!rings.some(crossesItself)) return [wound(rings)];
    return unkinkPolygon(polygon(rings)).features.map((part) => wound(part.geometry.coordinates));
  });
}

function crossesItself(ring: Ring): boolean {
  const n = ring.length - 1;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (cross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true;
    }
  }
  return false;
}

type Position = Ring[number];

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Position, b: Position, p: Position): number {
  return signedArea([a, b, p, a]);
}
