import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { cos } from "../geo/trig.ts";
import type { Spot } from "./datum-doctor.ts";

const CELL_DEGREES = 0.02;

/** Segments of outlines in a grid of cells, to find how far a place is from the nearest. */
export class OutlineIndex {
  readonly #cells = new Map<number, number[]>();
  readonly #ends: number[] = [];

  constructor(polygons: Iterable<PolygonCoordinates>) {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (let k = 0; k + 1 < ring.length; k++) this.#add(ring[k]!, ring[k + 1]!);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#ends.length === 0;
  }

  /** Metres to the nearest outline, on a plane; `capM` (up to 2,000 m) where none is nearer. */
  distanceM([lon, lat]: Spot, capM: number): number {
    const kx = METRES_PER_DEGREE_LAT * cos(lat * RADIANS_PER_DEGREE);
    const ky = METRES_PER_DEGREE_LAT;
    let best = capM * capM;
    const reachX = Math.ceil(capM / kx / CELL_DEGREES);
    const reachY = Math.ceil(capM / ky / CELL_DEGREES);
    const [cx, cy] = [cellOf(lon), cellOf(lat)];
    for (let x = cx - reachX; x <= cx + reachX; x++) {
      for (let y = cy - reachY; y <= cy + reachY; y++) {
        for (const at of this.#cells.get(keyOf(x, y)) ?? []) {
          const ax = (this.#ends[at]! - lon) * kx;
          const ay = (this.#ends[at + 1]! - lat) * ky;
          const vx = (this.#ends[at + 2]! - lon) * kx - ax;
          const vy = (this.#ends[at + 3]! - lat) * ky - ay;
          const length2 = vx * vx + vy * vy;
          const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * vx + ay * vy) / length2));
          const [dx, dy] = [ax + t * vx, ay + t * vy];
          best = Math.min(best, dx * dx + dy * dy);
        }
      }
    }
    return Math.sqrt(best);
  }

  #add([x1, y1]: Spot, [x2, y2]: Spot): void {
    const at = this.#ends.length;
    this.#ends.push(x1, y1, x2, y2);
    for (let x = cellOf(Math.min(x1, x2)); x <= cellOf(Math.max(x1, x2)); x++) {
      for (let y = cellOf(Math.min(y1, y2)); y <= cellOf(Math.max(y1, y2)); y++) {
        const key = keyOf(x, y);
        const list = this.#cells.get(key);
        if (list === undefined) this.#cells.set(key, [at]);
        else list.push(at);
      }
    }
  }
}

function cellOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}

function keyOf(x: number, y: number): number {
  return x * 100_000 + y;
}
