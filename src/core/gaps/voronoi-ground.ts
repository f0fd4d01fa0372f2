import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { cos } from "../geo/trig.ts";
import type { GroundShape } from "./ground-shape.ts";
import { groundFromEdges, STEPS_PER_DEGREE, stepsOf } from "./shared-edges.ts";
import { type StepPlane, snapBorders } from "./snap-borders.ts";
import { type Triangles, triangulate } from "./triangulate.ts";
import { voronoiBorders } from "./voronoi-borders.ts";

/** Points nearer than this, m, about a step of exported files, are in one place. */
const ONE_PLACE_M = 0.01;

/**
 * The ground of points: their Voronoi cells, cut at `cellM` from the point. Points in the same
 * place share one cell, told by the first of them. Distances are planar, scaled at the middle
 * latitude; every border is computed once and used from both sides, so cells fit exactly.
 */
export function voronoiGround(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  cellM: number,
): GroundShape {
  const { xs, ys, plane } = planeOf(lon, lat);
  const { firstAt, places } = placesOf(xs, ys);
  const placeX = places.map((i) => xs[i]!);
  const placeY = places.map((i) => ys[i]!);
  const triangles = triangulate(placeX, placeY, cellM);
  const borders = voronoiBorders(placeX, placeY, triangles, cellM);
  const edgesOf = snapBorders(borders, places.length, plane);
  const groundOf = placeWithGround(placeX, placeY, triangles, edgesOf);
  const edgesOfPoint: (readonly number[])[] = firstAt.map(() => []);
  places.forEach((i, place) => {
    edgesOfPoint[i] = edgesOf[place]!;
  });
  const placeOf = new Map(places.map((i, place) => [i, place]));
  const stands = firstAt.map((first) => places[groundOf[placeOf.get(first)!]!]!);
  return withSharedPlaces(groundFromEdges(edgesOfPoint), stands);
}

/** Points in metres east and north of a whole step in their middle. */
function planeOf(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): { xs: number[]; ys: number[]; plane: StepPlane } {
  const [w, e] = extent(lon);
  const [s, n] = extent(lat);
  const isEmpty = lon.length === 0;
  const [originX, originY] = isEmpty ? [0, 0] : [stepsOf((w + e) / 2), stepsOf((s + n) / 2)];
  const [meridian, parallel] = [originX / STEPS_PER_DEGREE, originY / STEPS_PER_DEGREE];
  const metresEast = cos(parallel * RADIANS_PER_DEGREE) * METRES_PER_DEGREE_LAT;
  return {
    xs: Array.from(lon, (degrees) => (degrees - meridian) * metresEast),
    ys: Array.from(lat, (degrees) => (degrees - parallel) * METRES_PER_DEGREE_LAT),
    plane: {
      x: originX,
      y: originY,
      stepsEast: STEPS_PER_DEGREE / metresEast,
      stepsNorth: STEPS_PER_DEGREE / METRES_PER_DEGREE_LAT,
    },
  };
}

/** The first point of every place, and for every point the first of its place. */
function placesOf(
  xs: readonly number[],
  ys: readonly number[],
): { firstAt: number[]; places: number[] } {
  const places: number[] = [];
  const inSquare = new Map<string, number[]>();
  const firstAt = xs.map((x, i) => {
    const y = ys[i]!;
    const [col, row] = [Math.floor(x / ONE_PLACE_M), Math.floor(y / ONE_PLACE_M)];
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = col - 1; c <= col + 1; c++) {
        for (const first of inSquare.get(`${c},${r}`) ?? []) {
          const [dx, dy] = [xs[first]! - x, ys[first]! - y];
          if (dx * dx + dy * dy < ONE_PLACE_M * ONE_PLACE_M) return first;
        }
      }
    }
    const key = `${col},${row}`;
    const others = inSquare.get(key);
    if (others === undefined) inSquare.set(key, [i]);
    else others.push(i);
    places.push(i);
    return i;
  });
  return { firstAt, places };
}

/**
 * For every place, itself, or where its cell is narrower than a step the nearest place among its
 * neighbours that has ground. Every round settles a place or is the last.
 */
function placeWithGround(
  xs: readonly number[],
  ys: readonly number[],
  { neighbours }: Triangles,
  edgesOf: readonly (readonly number[])[],
): number[] {
  const standsOn = edgesOf.map((edges, k) => (edges.length > 0 ? k : -1));
  let lost = standsOn.flatMap((place, k) => (place < 0 ? [k] : []));
  while (lost.length > 0) {
    const found = lost.map((k) => {
      let [nearest, least] = [-1, Infinity];
      for (const j of neighbours(k)) {
        const [dx, dy] = [xs[j]! - xs[k]!, ys[j]! - ys[k]!];
        if (standsOn[j]! < 0 || dx * dx + dy * dy >= least) continue;
        [nearest, least] = [standsOn[j]!, dx * dx + dy * dy];
      }
      return nearest;
    });
    lost.forEach((k, n) => {
      standsOn[k] = found[n]!;
    });
    const left = lost.filter((k) => standsOn[k]! < 0);
    if (left.length === lost.length) break;
    lost = left;
  }
  return standsOn.map((place, k) => (place < 0 ? k : place));
}

/** Points of one place border each other and stand on the ground of the first. */
function withSharedPlaces(shape: GroundShape, firstAt: readonly number[]): GroundShape {
  const membersOf = new Map<number, number[]>();
  firstAt.forEach((first, i) => {
    const members = membersOf.get(first);
    if (members === undefined) membersOf.set(first, [i]);
    else members.push(i);
  });
  return {
    ...shape,
    neighbours: (i, visit) => {
      for (const member of membersOf.get(firstAt[i]!)!) if (member !== i) visit(member);
      shape.neighbours(firstAt[i]!, (j) => {
        membersOf.get(j)!.forEach(visit);
      });
    },
    outline: (cells) => shape.outline([...new Set(cells.map((i) => firstAt[i]!))]),
  };
}

function extent(values: ArrayLike<number>): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < values.length; k++) {
    least = Math.min(least, values[k]!);
    most = Math.max(most, values[k]!);
  }
  return [least, most];
}
