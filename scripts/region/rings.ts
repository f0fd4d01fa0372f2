import type { Position } from "geojson";

/** A closed ring (first position repeated) and a polygon: exterior first, then holes. */
export type Ring = Position[];
export type Rings = Ring[];

/** Twice the signed area in square degrees: positive when the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[i + 1]!;
    twice += a[0]! * b[1]! - b[0]! * a[1]!;
  }
  return twice;
}

/** Exterior counter-clockwise, holes clockwise (RFC 7946): the ground lies left of every edge. */
export function wound(rings: Rings): Rings {
  return rings.map((ring, i) => {
    const counterClockwise = signedArea(ring) > 0;
    return counterClockwise === (i === 0) ? ring : [...ring].reverse();
  });
}

/** Even-odd, half-open to the east: agrees with the scanline fill to the last bit. */
export function inRing(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[i + 1]!;
    if (a[1]! > lat !== b[1]! > lat) {
      if (lon < a[0]! + ((lat - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!)) inside = !inside;
    }
  }
  return inside;
}

export function inRings(rings: Rings, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) if (inRing(ring, lon, lat)) inside = !inside;
  return inside;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boxOf(polygons: readonly Rings[]): Box {
  const box = { west: 999, south: 999, east: -999, north: -999 };
  for (const rings of polygons) {
    for (const [lon, lat] of rings[0]!) {
      box.west = Math.min(box.west, lon!);
      box.east = Math.max(box.east, lon!);
      box.south = Math.min(box.south, lat!);
      box.north = Math.max(box.north, lat!);
    }
  }
  return box;
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
