import type { Position } from "geojson";
import { inRing, type Ring, type Rings, signedArea } from "./rings.ts";

/** The half-plane a·lon + b·lat + c ≥ 0. */
export interface HalfPlane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * The part of a polygon (wound as RFC 7946) inside a half-plane, as whole polygons without
 * bridges along the cut. Each boundary chain left inside ends where the ring leaves; along the
 * cut, the k-th leaving point joins the k-th entering one, which holds even when points coincide.
 */
export function clipToHalfPlane(rings: Rings, plane: HalfPlane): Rings[] {
  const side = (p: Position) => plane.a * p[0]! + plane.b * p[1]! + plane.c;
  const along = (p: Position) => plane.b * p[0]! - plane.a * p[1]!;
  const whole: Ring[] = [];
  const chains: Position[][] = [];
  for (const ring of rings) {
    const n = ring.length - 1;
    const inside = ring.map((p) => side(p) >= 0);
    const start = inside.findIndex((here, i) => i < n && !here && inside[(i + 1) % n] === true);
    if (start < 0) {
      if (inside[0]) whole.push(ring);
      continue;
    }
    let chain: Position[] = [];
    for (let k = 0; k < n; k++) {
      const i = (start + k) % n;
      const j = (i + 1) % n;
      const p = ring[i]!;
      const q = ring[j]!;
      if (inside[i] !== inside[j]) {
        const t = side(p) / (side(p) - side(q));
        const cut = [p[0]! + t * (q[0]! - p[0]!), p[1]! + t * (q[1]! - p[1]!)];
        chain.push(cut);
        if (inside[i]) {
          chains.push(chain);
          chain = [];
        }
      }
      if (inside[j]) chain.push(q);
    }
  }
  return nested([...whole, ...joined(chains, along)]);
}

function joined(chains: Position[][], along: (p: Position) => number): Ring[] {
  const byKey = (key: (i: number) => number) =>
    chains.map((_, i) => i).sort((i, j) => key(i) - key(j) || i - j);
  const leaving = byKey((i) => along(chains[i]!.at(-1)!));
  const entering = byKey((i) => along(chains[i]![0]!));
  const next = new Map(leaving.map((chain, k) => [chain, entering[k]!]));
  const rings: Ring[] = [];
  for (const first of chains.keys()) {
    const ring: Ring = [];
    for (let i = first; next.has(i); ) {
      const following = next.get(i)!;
      ring.push(...chains[i]!);
      next.delete(i);
      i = following;
    }
    if (ring.length >= 3) rings.push([...ring, ring[0]!]);
  }
  return rings;
}

/** Exteriors with the holes that lie in them; slivers without area are dropped. */
function nested(rings: Ring[]): Rings[] {
  const solid = rings.filter((ring) => signedArea(ring) > 1e-14).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < -1e-14)) {
    const [lon, lat] = hole[0] as [number, number];
    const home = solid.find((polygon) => inRing(polygon[0]!, lon, lat)) ?? solid[0];
    home?.push(hole);
  }
  return solid;
}

export function clipToHalfPlanes(rings: Rings, planes: readonly HalfPlane[]): Rings[] {
  let polygons = [rings];
  for (const plane of planes) {
    polygons = polygons.flatMap((polygon) => clipToHalfPlane(polygon, plane));
    if (polygons.length === 0) break;
  }
  return polygons;
}
