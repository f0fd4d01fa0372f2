import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "./ellipsoid.ts";
import { cos } from "./trig.ts";

type Place = readonly [lon: number, lat: number];

/** A place on the edge of a ring, and the vertex that the edge begins with. */
interface OnEdge {
  readonly place: Place;
  readonly edge: number;
}

/**
 * The place on an open ring's edges (the last vertex joins the first) that is nearest to a
 * place; planar, for plots of up to a few kilometres. At least two vertices.
 */
export function nearestOnRing(ring: readonly Place[], [lon, lat]: Place): OnEdge {
  const kx = METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE);
  let best: OnEdge = { place: ring[0]!, edge: 0 };
  let least = Number.POSITIVE_INFINITY;
  ring.forEach(([ax, ay], edge) => {
    const [bx, by] = ring[(edge + 1) % ring.length]!;
    const vx = (bx - ax) * kx;
    const vy = (by - ay) * METRES_PER_DEGREE_LAT;
    const px = (lon - ax) * kx;
    const py = (lat - ay) * METRES_PER_DEGREE_LAT;
    const length2 = vx * vx + vy * vy;
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * vx + py * vy) / length2));
    const dx = px - t * vx;
    const dy = py - t * vy;
    const away = dx * dx + dy * dy;
    if (away >= least) return;
    least = away;
    best = { place: [ax + t * (bx - ax), ay + t * (by - ay)], edge };
  });
  return best;
}

/** The middle of the ground inside an open ring; of its vertices where it encloses none. */
export function middleOfRing(ring: readonly Place[]): Place {
  const [ox, oy] = ring[0]!;
  let twice = 0;
  let x = 0;
  let y = 0;
  ring.forEach(([ax, ay], k) => {
    const [bx, by] = ring[(k + 1) % ring.length]!;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    twice += cross;
    x += (ax - ox + (bx - ox)) * cross;
    y += (ay - oy + (by - oy)) * cross;
  });
  if (twice !== 0) return [ox + x / (3 * twice), oy + y / (3 * twice)];
  const mean = (of: (place: Place) => number): number =>
    ring.reduce((sum, place) => sum + of(place), 0) / ring.length;
  return [mean(([lon]) => lon), mean(([, lat]) => lat)];
}

/** Whether two edges of an open ring that are no neighbours meet. */
export function crossesItself(ring: readonly Place[]): boolean {
  const n = ring.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % n]!)) return true;
    }
  }
  return false;
}

function meet(a: Place, b: Place, c: Place, d: Place): boolean {
  const abc = side(a, b, c);
  const abd = side(a, b, d);
  const cda = side(c, d, a);
  const cdb = side(c, d, b);
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

function side(a: Place, b: Place, c: Place): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** `c` lies on the line through `a` and `b`: whether it lies between them, ends included. */
function isBetween(a: Place, b: Place, c: Place): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}
