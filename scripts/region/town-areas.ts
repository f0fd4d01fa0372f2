import type { CountyPiece } from "./county-land.ts";
import type { Ground } from "./ground.ts";
import { clipToHalfPlanes, type HalfPlane } from "./half-plane.ts";
import { cellAt, latOfCell, lonOfCell } from "./lattice.ts";
import { COS_MIDDLE, distanceKm } from "./plane.ts";
import type { Rings } from "./rings.ts";

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/**
 * Which towns may claim ground on each landmass of a county: those with a point on it, or, on an
 * island without one, the single town nearest to the island's first corner.
 */
export function claimants(
  towns: readonly Point[],
  pieces: readonly CountyPiece[],
  ground: Ground,
): Map<number, number[]> {
  const byLandmass = new Map<number, number[]>();
  towns.forEach((town, i) => {
    const landmass = ground.landmass[cellAt(town.lon, town.lat)]! - 1;
    byLandmass.set(landmass, [...(byLandmass.get(landmass) ?? []), i]);
  });
  for (const { landmass, rings } of pieces) {
    if (byLandmass.has(landmass)) continue;
    const [lon, lat] = rings[0]![0] as [number, number];
    byLandmass.set(landmass, [nearest(towns, [...towns.keys()], lon, lat)]);
  }
  return byLandmass;
}

/** The nearest of the towns allowed; a tie goes to the first. */
export function nearest(
  towns: readonly Point[],
  allowed: readonly number[],
  lon: number,
  lat: number,
): number {
  let best = allowed[0]!;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const i of allowed) {
    const km = distanceKm(towns[i]!.lon, towns[i]!.lat, lon, lat);
    if (km < bestKm) {
      best = i;
      bestKm = km;
    }
  }
  return best;
}

/** The town (index within the county) of every cell of the county. */
export function townOfCells(
  towns: readonly Point[],
  cells: Int32Array,
  claims: Map<number, number[]>,
  ground: Ground,
): Uint8Array {
  const everyTown = [...towns.keys()];
  return Uint8Array.from(cells, (cell) => {
    const allowed = claims.get(ground.landmass[cell]! - 1) ?? everyTown;
    return nearest(towns, allowed, lonOfCell(cell), latOfCell(cell));
  });
}

/** The polygons of each town's modelled area: the county's pieces cut at the perpendicular bisectors. */
export function townPolygons(
  towns: readonly Point[],
  pieces: readonly CountyPiece[],
  claims: Map<number, number[]>,
): Rings[][] {
  const polygons: Rings[][] = towns.map(() => []);
  for (const { landmass, rings } of pieces) {
    const allowed = claims.get(landmass) ?? [];
    for (const i of allowed) {
      const planes = allowed.filter((j) => j !== i).map((j) => bisector(towns[i]!, towns[j]!));
      polygons[i]!.push(...clipToHalfPlanes(rings, planes));
    }
  }
  return polygons;
}

/** Ground at least as near to `a` as to `b` in the builder's plane. */
function bisector(a: Point, b: Point): HalfPlane {
  const k = COS_MIDDLE * COS_MIDDLE;
  return {
    a: 2 * k * (a.lon - b.lon),
    b: 2 * (a.lat - b.lat),
    c: k * (b.lon * b.lon - a.lon * a.lon) + b.lat * b.lat - a.lat * a.lat,
  };
}
