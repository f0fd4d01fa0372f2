import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "./ellipsoid.ts";
import type { PolygonCoordinates } from "./polygon.ts";
import { cos } from "./trig.ts";

/** Latitude bands of one hundredth of a degree keep a look-up to a few dozen edges. */
const BANDS_PER_DEGREE = 100;

/** An area with a name: a landmass, a unit. */
export interface NamedArea {
  readonly id: string;
  readonly polygons: readonly PolygonCoordinates[];
}
interface Edges {
  readonly area: number;
  readonly bbox: readonly [number, number, number, number];
  /** x1, y1, x2, y2 per edge. */
  readonly ends: Float64Array;
  readonly firstBand: number;
  readonly bandStart: Uint32Array;
  readonly bandEdges: Uint32Array;
}

/** Finds the area under a place. Areas are numbered as given; where two meet, the first counts. */
export class PolygonIndex {
  readonly ids: readonly string[];
  readonly #polygons: Edges[] = [];

  constructor(areas: readonly NamedArea[]) {
    this.ids = areas.map(({ id }) => id);
    areas.forEach(({ polygons }, area) => {
      for (const rings of polygons) this.#polygons.push(edgesOf(area, rings));
    });
  }

  /** The area at a place in degrees (edges count as inside), −1 where there is none. */
  at(lon: number, lat: number): number {
    for (const polygon of this.#polygons) {
      const [w, s, e, n] = polygon.bbox;
      if (lon < w || lon > e || lat < s || lat > n) continue;
      if (contains(polygon, lon, lat)) return polygon.area;
    }
    return -1;
  }

  /** The area whose edge is nearest within `limitM` (planar, to 0.1 %), −1 where none is. */
  nearest(lon: number, lat: number, limitM: number): number {
    const kx = METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE);
    const ky = METRES_PER_DEGREE_LAT;
    const dLon = limitM / Math.max(kx, 1);
    const dLat = limitM / ky;
    let best = limitM * limitM;
    let found = -1;
    for (const { bbox, ends, area } of this.#polygons) {
      const [w, s, e, n] = bbox;
      if (lon < w - dLon || lon > e + dLon || lat < s - dLat || lat > n + dLat) continue;
      for (let k = 0; k < ends.length; k += 4) {
        const ax = (ends[k]! - lon) * kx;
        const ay = (ends[k + 1]! - lat) * ky;
        const bx = (ends[k + 2]! - lon) * kx;
        const by = (ends[k + 3]! - lat) * ky;
        const d2 = segmentDistance2(ax, ay, bx, by);
        if (d2 < best || (d2 === best && found === -1)) {
          best = d2;
          found = area;
        }
      }
    }
    return found;
  }
}

function segmentDistance2(ax: number, ay: number, bx: number, by: number): number {
  const vx = bx - ax;
  const vy = by - ay;
  const length2 = vx * vx + vy * vy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * vx + ay * vy) / length2));
  const x = ax + t * vx;
  const y = ay + t * vy;
  return x * x + y * y;
}

function edgesOf(area: number, rings: PolygonCoordinates): Edges {
  const ends: number[] = [];
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let k = 0; k + 1 < ring.length; k++) {
      const [x1, y1] = ring[k]!;
      const [x2, y2] = ring[k + 1]!;
      ends.push(x1, y1, x2, y2);
      w = Math.min(w, x1);
      e = Math.max(e, x1);
      s = Math.min(s, y1);
      n = Math.max(n, y1);
    }
  }
  const band = (y: number): number => Math.floor(y * BANDS_PER_DEGREE);
  const firstBand = ends.length === 0 ? 0 : band(s);
  const bands = ends.length === 0 ? 0 : band(n) - firstBand + 1;
  const lists: number[][] = Array.from({ length: bands }, () => []);
  for (let k = 0; k < ends.length; k += 4) {
    const from = band(Math.min(ends[k + 1]!, ends[k + 3]!)) - firstBand;
    const to = band(Math.max(ends[k + 1]!, ends[k + 3]!)) - firstBand;
    for (let b = from; b <= to; b++) lists[b]!.push(k);
  }
  const bandStart = new Uint32Array(bands + 1);
  lists.forEach((list, b) => {
    bandStart[b + 1] = bandStart[b]! + list.length;
  });
  return {
    area,
    bbox: [w, s, e, n],
    ends: Float64Array.from(ends),
    firstBand,
    bandStart,
    bandEdges: Uint32Array.from(lists.flat()),
  };
}

/** Even–odd crossing count along the parallel; a point on an edge is inside. */
function contains(polygon: Edges, lon: number, lat: number): boolean {
  const { ends, bandStart, bandEdges, firstBand } = polygon;
  const band = Math.floor(lat * BANDS_PER_DEGREE) - firstBand;
  let inside = false;
  for (let k = bandStart[band]!; k < bandStart[band + 1]!; k++) {
    const at = bandEdges[k]!;
    const x1 = ends[at]!;
    const y1 = ends[at + 1]!;
    const x2 = ends[at + 2]!;
    const y2 = ends[at + 3]!;
    const cross = (x2 - x1) * (lat - y1) - (lon - x1) * (y2 - y1);
    if (
      cross === 0 &&
      lon >= Math.min(x1, x2) &&
      lon <= Math.max(x1, x2) &&
      lat >= Math.min(y1, y2) &&
      lat <= Math.max(y1, y2)
    ) {
      return true;
    }
    if (y1 > lat !== y2 > lat && cross > 0 === y2 > y1) inside = !inside;
  }
  return inside;
}
