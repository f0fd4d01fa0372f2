import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "./ellipsoid.ts";
import type { PolygonCoordinates } from "./polygon.ts";
import { PolygonIndex } from "./polygon-index.ts";
import { rimOfCircle, rimPoint, rimSteps } from "./rim.ts";
import { atan2, cos } from "./trig.ts";

const TWO_PI = 6.283185307179586;
/** Rims lie within this distance of the true circle. */
const CHORD_TOLERANCE_M = 0.4;

/** An uncovered stretch of the rim of disc `disc`, counter-clockwise from `from` to `to`. */
interface Arc {
  readonly disc: number;
  readonly from: number;
  readonly to: number;
  /** The disc whose edge ends the covered stretch before the arc, and starts the one after. */
  readonly after: number;
  readonly before: number;
}

/**
 * The union of service circles of one radius as polygons with holes, by arcs: the part of each
 * rim that no neighbour covers is kept, and arcs are joined where two rims cross. Rim vertices
 * follow the geodesic radius. Circles in the same place count once.
 */
export function circleUnion(
  centres: readonly (readonly [number, number])[],
  radiusM: number,
): PolygonCoordinates[] {
  const places = distinct(centres);
  const arcs: Arc[] = [];
  const polygons: PolygonCoordinates[] = [];
  const neighboursOf = neighbourSearch(places, radiusM);
  places.forEach(([lon, lat], disc) => {
    const covered = neighboursOf(disc);
    if (covered.length === 0) {
      polygons.push([rimOfCircle(lon, lat, radiusM, rimSteps(radiusM, CHORD_TOLERANCE_M))]);
    } else arcs.push(...openArcs(disc, covered));
  });
  const loops = joinArcs(arcs, places, radiusM);
  return [...polygons, ...nested(loops)];
}

interface CoveredStretch {
  readonly by: number;
  readonly from: number;
  readonly to: number;
}

/** For each disc, the angles at which others cover its rim, both in [0, 2π) with to > from. */
function neighbourSearch(
  places: readonly (readonly [number, number])[],
  radiusM: number,
): (disc: number) => CoveredStretch[] {
  const reachLat = (2 * radiusM) / METRES_PER_DEGREE_LAT;
  const bands = new Map<number, number[]>();
  places.forEach(([, lat], k) => {
    const band = Math.floor(lat / reachLat);
    const list = bands.get(band);
    if (list === undefined) bands.set(band, [k]);
    else list.push(k);
  });
  return (disc) => {
    const [lon, lat] = places[disc]!;
    const band = Math.floor(lat / reachLat);
    const found: CoveredStretch[] = [];
    for (let b = band - 1; b <= band + 1; b++) {
      for (const other of bands.get(b) ?? []) {
        if (other === disc) continue;
        const [lonB, latB] = places[other]!;
        const scale = cos(((lat + latB) / 2) * RADIANS_PER_DEGREE);
        const x = (lonB - lon) * METRES_PER_DEGREE_LAT * scale;
        const y = (latB - lat) * METRES_PER_DEGREE_LAT;
        const half = Math.sqrt(x * x + y * y) / (2 * radiusM);
        if (half >= 1) continue;
        const middle = atan2(y, x);
        const spread = atan2(Math.sqrt(1 - half * half), half);
        const from = middle - spread < 0 ? middle - spread + TWO_PI : middle - spread;
        found.push({ by: other, from, to: from + 2 * spread });
      }
    }
    return found.sort((a, b) => a.from - b.from);
  };
}

/** What is left of a rim between covered stretches. */
function openArcs(disc: number, covered: readonly CoveredStretch[]): Arc[] {
  let end = -Infinity;
  let by = -1;
  for (const { to, by: other } of covered) {
    if (to - TWO_PI > end) {
      end = to - TWO_PI;
      by = other;
    }
  }
  const arcs: Arc[] = [];
  for (const stretch of covered) {
    if (stretch.from > end && end > -Infinity) {
      arcs.push({ disc, from: end, to: stretch.from, after: by, before: stretch.by });
    }
    if (stretch.to > end) {
      end = stretch.to;
      by = stretch.by;
    }
  }
  return arcs;
}

function joinArcs(
  arcs: readonly Arc[],
  places: readonly (readonly [number, number])[],
  radiusM: number,
): [number, number][][] {
  const startingAt = new Map(arcs.map((arc) => [`${arc.disc},${arc.after}`, arc]));
  const used = new Set<Arc>();
  const loops: [number, number][][] = [];
  for (const first of arcs) {
    if (used.has(first)) continue;
    const loop: [number, number][] = [];
    let arc: Arc | undefined = first;
    while (arc !== undefined && !used.has(arc)) {
      used.add(arc);
      loop.push(...arcPoints(arc, places[arc.disc]!, radiusM));
      arc = startingAt.get(`${arc.before},${arc.disc}`);
    }
    if (arc !== first || loop.length < 3) continue;
    loop.push(loop[0]!);
    loops.push(loop);
  }
  return loops;
}

/** Vertices from the start of an arc up to, not including, its end. */
function arcPoints(
  { from, to }: Arc,
  [lon, lat]: readonly [number, number],
  radiusM: number,
): [number, number][] {
  const step = TWO_PI / rimSteps(radiusM, CHORD_TOLERANCE_M);
  const parts = Math.max(1, Math.ceil((to - from) / step));
  return Array.from({ length: parts }, (_, k) =>
    rimPoint(lon, lat, radiusM, from + ((to - from) * k) / parts),
  );
}

/** Counter-clockwise loops are exteriors, clockwise ones holes of the exterior around them. */
function nested(loops: readonly [number, number][][]): PolygonCoordinates[] {
  const exteriors = loops.filter((loop) => doubleArea(loop) > 0).map((loop) => [loop]);
  const around = new PolygonIndex(
    exteriors.map((rings, k) => ({ id: String(k), polygons: [rings] })),
  );
  for (const hole of loops) {
    if (doubleArea(hole) >= 0) continue;
    const home = around.at(hole[0]![0], hole[0]![1]);
    exteriors[home]?.push(hole);
  }
  return exteriors;
}

function doubleArea(loop: readonly (readonly [number, number])[]): number {
  const [ox, oy] = loop[0]!;
  let sum = 0;
  for (let k = 0; k + 1 < loop.length; k++) {
    const [x1, y1] = loop[k]!;
    const [x2, y2] = loop[k + 1]!;
    sum += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return sum;
}

function distinct(centres: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return [...new Map(centres.map((centre) => [`${centre[0]},${centre[1]}`, centre])).values()];
}
