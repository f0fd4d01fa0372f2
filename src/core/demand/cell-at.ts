import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { PolygonIndex } from "../geo/polygon-index.ts";
import { cos } from "../geo/trig.ts";
import type { Demand, Ground } from "./demand.ts";

/**
 * The demand point whose ground holds a place in degrees: its lattice cell, its polygon, or for points
 * the nearest within `cellM`. −1 where nobody lives.
 */
export function cellAt(demand: Demand, lon: number, lat: number): number {
  const { ground } = demand;
  if (ground.kind === "none") return -1;
  if (ground.kind === "polygons") return polygonAt(ground, lon, lat);
  if (ground.kind === "voronoi") return nearestWithin(demand, lon, lat, ground.cellM);
  const col = Math.floor((lon - ground.west) * ground.cellsPerDegree);
  const row = Math.floor((ground.north - lat) * ground.cellsPerDegree);
  let low = 0;
  let high = ground.row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const r = ground.row[middle]!;
    if (r < row || (r === row && ground.col[middle]! < col)) low = middle + 1;
    else high = middle;
  }
  return ground.row[low] === row && ground.col[low] === col ? low : -1;
}

/** One index per ground: it is asked at every click. */
const indexes = new WeakMap<Ground, PolygonIndex>();

function polygonAt(
  ground: Extract<Ground, { kind: "polygons" }>,
  lon: number,
  lat: number,
): number {
  let index = indexes.get(ground);
  if (index === undefined) {
    index = new PolygonIndex(ground.polygons.map((polygons, i) => ({ id: String(i), polygons })));
    indexes.set(ground, index);
  }
  return index.at(lon, lat);
}

/** The nearest point on a plane that touches the place; of equally near ones the first. */
function nearestWithin(demand: Demand, lon: number, lat: number, limitM: number): number {
  const kx = METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE);
  let best = limitM * limitM;
  let found = -1;
  for (let i = 0; i < demand.count; i++) {
    const dx = (demand.lon[i]! - lon) * kx;
    const dy = (demand.lat[i]! - lat) * METRES_PER_DEGREE_LAT;
    const m2 = dx * dx + dy * dy;
    if (m2 < best || (m2 === best && found < 0)) {
      best = m2;
      found = i;
    }
  }
  return found;
}

/** West, south, east, north of a lattice cell in degrees; null for other ground. */
export function cellBounds(
  { ground }: Demand,
  i: number,
): readonly [number, number, number, number] | null {
  if (ground.kind !== "lattice") return null;
  const per = ground.cellsPerDegree;
  const west = ground.west + ground.col[i]! / per;
  const north = ground.north - ground.row[i]! / per;
  return [west, north - 1 / per, west + 1 / per, north];
}
