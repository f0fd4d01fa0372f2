import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { cos } from "../geo/trig.ts";
import { outsideByPolygons, unionByPolygons } from "./by-polygons.ts";
import { groundOutsideDiscs, unionOfDiscs } from "./dissolve.ts";
import type { PlaneRing } from "./land-edges.ts";
import { nestLoops } from "./nest-loops.ts";
import { WorkingPlane } from "./working-plane.ts";

type Place = readonly [number, number];
/** West, south, east, north. */
type Box = readonly [number, number, number, number];

/** Edges are straight between degrees; pieces this long leave the plane's straight line by under 2 cm. */
const EDGE_PIECE_M = 1000;

/** The union of service circles of one radius as polygons with holes; places in degrees. */
export function circleUnion(centres: readonly Place[], radiusM: number): PolygonCoordinates[] {
  if (centres.length === 0) return [];
  const plane = planeOver(boxOf([centres]));
  const discs = centres.map(([lon, lat]) => plane.disc(lon, lat, radiusM));
  const union = unionOfDiscs(discs);
  return union === null ? unionByPolygons(centres, radiusM) : nestLoops(union.loops, plane, []);
}

/** The parts of valid polygons outside all service circles of one radius. */
export function groundOutsideCircles(
  ground: readonly PolygonCoordinates[],
  centres: readonly Place[],
  radiusM: number,
): PolygonCoordinates[] {
  const near = centresNear(centres, boxOf(ground.map((rings) => rings[0] ?? [])), radiusM);
  const whole: PolygonCoordinates[] = [];
  const touched: PolygonCoordinates[] = [];
  for (const polygon of ground) {
    const ofPolygon = centresNear(near, boxOf([polygon[0] ?? []]), radiusM);
    (ofPolygon.length === 0 ? whole : touched).push(polygon);
  }
  return [...whole, ...cutPolygons(touched, near, radiusM)];
}

function cutPolygons(
  ground: readonly PolygonCoordinates[],
  centres: readonly Place[],
  radiusM: number,
): PolygonCoordinates[] {
  if (ground.length === 0) return [];
  const plane = planeOver(boxOf(ground.map((rings) => rings[0] ?? [])));
  const discs = centres.map(([lon, lat]) => plane.disc(lon, lat, radiusM));
  const corners: Place[] = [];
  const rings = ground.flatMap((polygon) =>
    polygon.map((ring, k) => inPlane(ring, k === 0, plane, corners)),
  );
  const outside = groundOutsideDiscs(rings, discs);
  return outside === null
    ? outsideByPolygons(ground, centres, radiusM)
    : nestLoops(outside.loops, plane, corners);
}

/** The plane that touches the ellipsoid at the middle of a box. */
function planeOver([w, s, e, n]: Box): WorkingPlane {
  return new WorkingPlane((w + e) / 2, (s + n) / 2);
}

function boxOf(lists: readonly (readonly Place[])[]): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const places of lists) {
    for (const place of places) {
      const lon = place[0];
      const lat = place[1];
      if (lon < w) w = lon;
      if (lon > e) e = lon;
      if (lat < s) s = lat;
      if (lat > n) n = lat;
    }
  }
  return [w, s, e, n];
}

/** Centres whose circle may touch the box, with 2 % to spare for the rounded degrees. */
function centresNear(centres: readonly Place[], [w, s, e, n]: Box, radiusM: number): Place[] {
  const dLat = (radiusM * 1.02) / METRES_PER_DEGREE_LAT;
  const farthest = Math.max(Math.abs(s - dLat), Math.abs(n + dLat));
  const dLon = dLat / Math.max(cos(Math.min(farthest, 89) * RADIANS_PER_DEGREE), 0.01);
  return centres.filter(
    (at) => at[0] >= w - dLon && at[0] <= e + dLon && at[1] >= s - dLat && at[1] <= n + dLat,
  );
}

/**
 * A closed ring of degrees as a ring of the plane, exteriors counter-clockwise, holes clockwise;
 * the degrees of each of its vertices are added to `corners`.
 */
function inPlane(
  ring: readonly Place[],
  isExterior: boolean,
  plane: WorkingPlane,
  corners: Place[],
): PlaneRing {
  const points = doubleArea(ring) > 0 === isExterior ? ring : [...ring].reverse();
  const out: number[] = [];
  let [x1, y1] = plane.fromDegrees(...points[0]!);
  for (let k = 0; k + 1 < points.length; k++) {
    const [lon1, lat1] = points[k]!;
    const [lon2, lat2] = points[k + 1]!;
    if (lon1 === lon2 && lat1 === lat2) continue;
    out.push(x1, y1);
    corners.push(points[k]!);
    const [x2, y2] = plane.fromDegrees(lon2, lat2);
    const lengthM = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    const parts = Math.ceil(lengthM / EDGE_PIECE_M);
    for (let part = 1; part < parts; part++) {
      const t = part / parts;
      const between: Place = [lon1 + t * (lon2 - lon1), lat1 + t * (lat2 - lat1)];
      out.push(...plane.fromDegrees(...between));
      corners.push(between);
    }
    [x1, y1] = [x2, y2];
  }
  return out;
}

function doubleArea(ring: readonly Place[]): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    sum += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return sum;
}
