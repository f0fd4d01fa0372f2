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
  /** Place among all polygons. */
  readonly serial: number;
  readonly bbox: readonly [number, number, number, number];
  /** x1, y1, x2, y2 per edge. */
  readonly ends: Float64Array;
  readonly firstBand: number;
  readonly bandStart: Uint32Array;
  readonly bandEdges: Uint32Array;
}

/** Answers are kept for squares of one hundredth of a degree, in the bands' own latitudes, up to this many. */
const MOST_SQUARES = 4_000_000;
const NOWHERE = -1;
/** An edge goes through the square: every place in it is looked up by itself. */
const CROSSED = -2;
const UNSEEN = -3;

/** Finds the area under a place. Areas are numbered as given; where two meet, the first counts. */
export class PolygonIndex {
  readonly ids: readonly string[];
  readonly #polygons: Edges[] = [];
  /** Polygons by band from the southernmost one, in their order. */
  readonly #bands: Edges[][] = [];
  readonly #firstBand: number;
  readonly #squares: Squares;
  /** What may lie under a place in a square that an edge goes through. */
  readonly #crossed = new Map<number, readonly Edges[]>();

  constructor(areas: readonly NamedArea[]) {
    this.ids = areas.map(({ id }) => id);
    areas.forEach(({ polygons }, area) => {
      for (const rings of polygons)
        this.#polygons.push(edgesOf(area, this.#polygons.length, rings));
    });
    const held = this.#polygons.filter(({ ends }) => ends.length > 0);
    this.#firstBand = held.reduce((least, one) => Math.min(least, one.firstBand), Infinity);
    for (const polygon of held) {
      const from = polygon.firstBand - this.#firstBand;
      for (let b = from; b < from + polygon.bandStart.length - 1; b++) {
        while (this.#bands.length <= b) this.#bands.push([]);
        this.#bands[b]!.push(polygon);
      }
    }
    this.#squares = squaresOver(held);
  }

  /** The area at a place in degrees (edges count as inside), −1 where there is none. */
  at(lon: number, lat: number): number {
    const { west, columns, answers } = this.#squares;
    const column = Math.floor(lon * BANDS_PER_DEGREE) - west;
    const row = Math.floor(lat * BANDS_PER_DEGREE) - this.#firstBand;
    const band = this.#bands[row];
    if (band === undefined) return NOWHERE;
    if (!(column >= 0 && column < columns)) return areaAmong(band, lon, lat);
    const square = row * columns + column;
    // Where no edge is near, the whole square lies in what its first place lies in.
    if (answers[square] === UNSEEN) answers[square] = areaAmong(band, lon, lat);
    if (answers[square] !== CROSSED) return answers[square]!;
    let under = this.#crossed.get(square);
    if (under === undefined) {
      const [w, e] = [west + column, west + column + 1].map((x) => x / BANDS_PER_DEGREE);
      under = band.filter(({ bbox }) => bbox[0] <= e! + HAIR && bbox[2] >= w! - HAIR);
      this.#crossed.set(square, under);
    }
    return areaAmong(under, lon, lat);
  }

  /** The area whose edge is nearest within `limitM` (planar, to 0.1 %), −1 where none is. */
  nearest(lon: number, lat: number, limitM: number): number {
    return this.#search(lon, lat, limitM, false)?.area ?? NOWHERE;
  }

  /** Whether any edge is within `limitM`: the first that is found is enough. */
  isNear(lon: number, lat: number, limitM: number): boolean {
    return this.#search(lon, lat, limitM, true) !== null;
  }

  #search(lon: number, lat: number, limitM: number, isAnyEnough: boolean): Edges | null {
    const kx = METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE);
    const ky = METRES_PER_DEGREE_LAT;
    const dLon = limitM / Math.max(kx, 1);
    const dLat = limitM / ky;
    let best = limitM * limitM;
    let found: Edges | null = null;
    const low = Math.max(Math.floor((lat - dLat) * BANDS_PER_DEGREE), this.#firstBand);
    const high = Math.floor((lat + dLat) * BANDS_PER_DEGREE);
    for (let band = low; band <= high && band - this.#firstBand < this.#bands.length; band++) {
      for (const polygon of this.#bands[band - this.#firstBand]!) {
        const { bbox, ends, firstBand, bandStart, bandEdges } = polygon;
        if (lon < bbox[0] - dLon || lon > bbox[2] + dLon) continue;
        const from = bandStart[band - firstBand]!;
        for (let at = from; at < bandStart[band - firstBand + 1]!; at++) {
          const k = bandEdges[at]!;
          const [x1, x2] = [ends[k]!, ends[k + 2]!];
          if ((x1 < lon - dLon && x2 < lon - dLon) || (x1 > lon + dLon && x2 > lon + dLon))
            continue;
          const ax = (x1 - lon) * kx;
          const ay = (ends[k + 1]! - lat) * ky;
          const bx = (x2 - lon) * kx;
          const by = (ends[k + 3]! - lat) * ky;
          const d2 = segmentDistance2(ax, ay, bx, by);
          const isFirst = found === null || polygon.serial < found.serial;
          if (d2 < best || (d2 === best && isFirst)) {
            if (isAnyEnough) return polygon;
            best = d2;
            found = polygon;
          }
        }
      }
    }
    return found;
  }
}

/** The area of the first of these polygons, in their order, that holds the place. */
function areaAmong(polygons: readonly Edges[], lon: number, lat: number): number {
  for (const polygon of polygons) {
    const { bbox } = polygon;
    if (lon < bbox[0] || lon > bbox[2] || lat < bbox[1] || lat > bbox[3]) continue;
    if (contains(polygon, lon, lat)) return polygon.area;
  }
  return NOWHERE;
}

/** Answers by square of one hundredth of a degree, row by row from the southernmost band. */
interface Squares {
  readonly west: number;
  readonly columns: number;
  readonly answers: Int32Array;
}

/** The squares under all polygons, none of them seen yet; none at all where that would be too many. */
function squaresOver(polygons: readonly Edges[]): Squares {
  let [w, e] = [Infinity, -Infinity];
  let [low, high] = [Infinity, -Infinity];
  for (const { bbox, firstBand, bandStart } of polygons) {
    w = Math.min(w, Math.floor(bbox[0] * BANDS_PER_DEGREE));
    e = Math.max(e, Math.floor(bbox[2] * BANDS_PER_DEGREE));
    low = Math.min(low, firstBand);
    high = Math.max(high, firstBand + bandStart.length - 2);
  }
  const size = polygons.length === 0 ? 0 : (e - w + 1) * (high - low + 1);
  if (size === 0 || size > MOST_SQUARES) return { west: 0, columns: 0, answers: new Int32Array(0) };
  const squares = { west: w, columns: e - w + 1, answers: new Int32Array(size).fill(UNSEEN) };
  for (const polygon of polygons) markCrossed(polygon, squares, low);
  return squares;
}

/** Marks the squares that an edge may touch: those under its box, a hair wider. */
function markCrossed(
  { ends }: Edges,
  { west, columns, answers }: Squares,
  firstBand: number,
): void {
  const square = (degrees: number): number => Math.floor(degrees * BANDS_PER_DEGREE);
  const rows = answers.length / columns;
  for (let k = 0; k < ends.length; k += 4) {
    const [x1, y1, x2, y2] = [ends[k]!, ends[k + 1]!, ends[k + 2]!, ends[k + 3]!];
    const left = Math.max(0, square(Math.min(x1, x2) - HAIR) - west);
    const right = Math.min(columns - 1, square(Math.max(x1, x2) + HAIR) - west);
    const low = Math.max(0, square(Math.min(y1, y2) - HAIR) - firstBand);
    const high = Math.min(rows - 1, square(Math.max(y1, y2) + HAIR) - firstBand);
    for (let row = low; row <= high; row++) {
      answers.fill(CROSSED, row * columns + left, row * columns + right + 1);
    }
  }
}

/** Degrees, against the rounding of a product. */
const HAIR = 1e-8;

function segmentDistance2(ax: number, ay: number, bx: number, by: number): number {
  const vx = bx - ax;
  const vy = by - ay;
  const length2 = vx * vx + vy * vy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * vx + ay * vy) / length2));
  const x = ax + t * vx;
  const y = ay + t * vy;
  return x * x + y * y;
}

function edgesOf(area: number, serial: number, rings: PolygonCoordinates): Edges {
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
    serial,
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
