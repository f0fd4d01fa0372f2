import { Delaunay } from "d3-delaunay";

/** How far, m, the coordinates of a point may be off: a double of degrees has 15 digits or so. */
const INPUT_ERROR_M = 4e-9;

/** A centre of points on one circle, with none inside. */
export interface Corner {
  readonly x: number;
  readonly y: number;
  /** Distance to each of its points. */
  readonly radius: number;
}

/** One side of a triangle, seen from the point where it begins. */
interface Spoke {
  /** The point at its other end, −1 for the far points. */
  readonly to: number;
  /** Corners on its right and on its left, indices into `corners`. */
  readonly right: number;
  readonly left: number;
}

/** Delaunay triangles of points, and the corners of the Voronoi cells. */
export interface Triangles {
  readonly corners: readonly Corner[];
  /** Sides that begin at a point, counter-clockwise; each begins at the corner the last ended in. */
  readonly spokes: (point: number) => Spoke[];
  readonly neighbours: (point: number) => number[];
}

/**
 * Triangles of distinct points (planar, m), with four far ones around them, whose borders lie
 * beyond `reachM` of every point. Points on one circle have one corner, however the circle was
 * cut into triangles: triangles side by side whose centres rounding cannot tell apart share that
 * of the best shaped.
 */
export function triangulate(
  xs: readonly number[],
  ys: readonly number[],
  reachM: number,
): Triangles {
  const count = xs.length;
  if (count === 0) return { corners: [], spokes: () => [], neighbours: () => [] };
  const points = new Float64Array(2 * count + 8);
  for (let k = 0; k < count; k++) {
    points[2 * k] = xs[k]!;
    points[2 * k + 1] = ys[k]!;
  }
  points.set(farCorners(points.subarray(0, 2 * count), reachM), 2 * count);
  const { triangles, halfedges } = new Delaunay(points);
  const { corners, cornerOf } = sharedCorners(points, triangles, halfedges, reachM);
  const first = new Int32Array(count).fill(-1);
  const degree = new Int32Array(count);
  triangles.forEach((point, e) => {
    if (point >= count) return;
    if (first[point]! < 0) first[point] = e;
    degree[point]!++;
  });
  const spokes = (point: number): Spoke[] => {
    const found: Spoke[] = [];
    let e = first[point]!;
    // A point has as many sides as triangles: the walk ends where it began.
    for (let n = 0; n < degree[point]!; n++) {
      const opposite = halfedges[e]!;
      if (opposite < 0) break;
      const to = triangles[opposite]!;
      found.push({
        to: to < count ? to : -1,
        right: cornerOf[Math.floor(e / 3)]!,
        left: cornerOf[Math.floor(opposite / 3)]!,
      });
      e = nextOf(opposite);
    }
    return found;
  };
  const neighbours = (point: number): number[] =>
    spokes(point).flatMap(({ to }) => (to < 0 ? [] : [to]));
  return { corners, spokes, neighbours };
}

function nextOf(halfedge: number): number {
  return halfedge % 3 === 2 ? halfedge - 2 : halfedge + 1;
}

/** Four points so far off that their borders with the others lie outside every disc. */
function farCorners(points: Float64Array, reachM: number): number[] {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < points.length; k += 2) {
    w = Math.min(w, points[k]!);
    e = Math.max(e, points[k]!);
    s = Math.min(s, points[k + 1]!);
    n = Math.max(n, points[k + 1]!);
  }
  const off = 4 * (reachM + (e - w) + (n - s) + 1);
  return [w - off, s - off, e + off, s - off, e + off, n + off, w - off, n + off];
}

interface Centre extends Corner {
  /** How far the centre may be off for the error of its points. */
  readonly blur: number;
}

/** A triangle's centre; the flatter the triangle, the less is known of it. */
function centreOf(points: Float64Array, triangles: ArrayLike<number>, t: number): Centre {
  const [a, b, c] = [2 * triangles[3 * t]!, 2 * triangles[3 * t + 1]!, 2 * triangles[3 * t + 2]!];
  const [ax, ay] = [points[a]!, points[a + 1]!];
  const [dx, dy] = [points[b]! - ax, points[b + 1]! - ay];
  const [ex, ey] = [points[c]! - ax, points[c + 1]! - ay];
  const bl = dx * dx + dy * dy;
  const cl = ex * ex + ey * ey;
  const cross = dx * ey - dy * ex;
  const x = (ey * bl - dy * cl) / (2 * cross);
  const y = (dx * cl - ex * bl) / (2 * cross);
  const radius = Math.sqrt(x * x + y * y);
  const blur = INPUT_ERROR_M * (1 + (radius * (Math.sqrt(bl) + Math.sqrt(cl))) / Math.abs(cross));
  return { x: ax + x, y: ay + y, radius, blur };
}

function sharedCorners(
  points: Float64Array,
  triangles: ArrayLike<number>,
  halfedges: ArrayLike<number>,
  reachM: number,
): { corners: Corner[]; cornerOf: number[] } {
  const corners = Array.from({ length: triangles.length / 3 }, (_, t) =>
    centreOf(points, triangles, t),
  );
  const cornerOf = corners.map((_, t) => t);
  /** The group's best triangle; each step goes to a better one, so it ends. */
  const bestOf = (t: number): number => {
    let best = t;
    while (cornerOf[best] !== best) best = cornerOf[best]!;
    cornerOf[t] = best;
    return best;
  };
  const isBetter = (t: number, u: number): boolean =>
    corners[t]!.blur < corners[u]!.blur || (corners[t]!.blur === corners[u]!.blur && t < u);
  for (let e = 0; e < halfedges.length; e++) {
    const opposite = halfedges[e]!;
    if (opposite < e) continue;
    const [t, u] = [Math.floor(e / 3), Math.floor(opposite / 3)];
    const [a, b] = [corners[t]!, corners[u]!];
    // Corners out of reach of their points are on no cell.
    if (!(Math.max(a.radius, b.radius) < 2 * reachM)) continue;
    const [dx, dy] = [a.x - b.x, a.y - b.y];
    if (!(Math.sqrt(dx * dx + dy * dy) <= a.blur + b.blur)) continue;
    const [p, q] = [bestOf(t), bestOf(u)];
    if (p === q) continue;
    if (isBetter(p, q)) cornerOf[q] = p;
    else cornerOf[p] = q;
  }
  return { corners, cornerOf: corners.map((_, t) => bestOf(t)) };
}
