import { RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import { atan2 } from "../geo/trig.ts";

/** A point known in both systems; all four numbers in metres. */
export interface TwinPoint {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A turned, scaled and moved plane: E = a·x − b·y + tx, N = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

export interface SimilarityFit {
  readonly similarity: Similarity;
  /** Metres by which each point misses, in order; all 0 for two points, which prove nothing. */
  readonly residualsM: readonly number[];
  /** Root mean square of the residuals over what is left to choose; null for two points. */
  readonly rmsM: number | null;
  /** 1 where both systems measure in the same metres. */
  readonly scale: number;
  /** Degrees by which the system is turned, anticlockwise. */
  readonly rotation: number;
}

/** Points nearer together than this tell no direction. */
const LEAST_SPREAD_M = 10;

/** The similarity that brings the points nearest by least squares; null for fewer than two that stand apart. */
export function fitSimilarity(points: readonly TwinPoint[]): SimilarityFit | null {
  if (points.length < 2) return null;
  const [cx, cy] = meanOf(points.map(({ from }) => from));
  const [cu, cv] = meanOf(points.map(({ to }) => to));
  let spread = 0;
  let along = 0;
  let across = 0;
  for (const { from, to } of points) {
    const [x, y] = [from[0] - cx, from[1] - cy];
    const [u, v] = [to[0] - cu, to[1] - cv];
    spread += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  if (spread < LEAST_SPREAD_M * LEAST_SPREAD_M) return null;
  const [a, b] = [along / spread, across / spread];
  const scale = Math.sqrt(a * a + b * b);
  if (scale === 0) return null;
  const similarity = { a, b, tx: cu - a * cx + b * cy, ty: cv - b * cx - a * cy };
  const residualsM = points.map(({ from, to }) => {
    const [u, v] = applySimilarity(similarity, from[0], from[1]);
    const [du, dv] = [u - to[0], v - to[1]];
    return Math.sqrt(du * du + dv * dv);
  });
  const squares = residualsM.reduce((sum, m) => sum + m * m, 0);
  const freedom = 2 * points.length - 4;
  return {
    similarity,
    residualsM,
    rmsM: freedom === 0 ? null : Math.sqrt(squares / freedom),
    scale,
    rotation: atan2(b, a) / RADIANS_PER_DEGREE,
  };
}

export function applySimilarity(
  { a, b, tx, ty }: Similarity,
  x: number,
  y: number,
): [number, number] {
  return [a * x - b * y + tx, b * x + a * y + ty];
}

function meanOf(places: readonly (readonly [number, number])[]): [number, number] {
  const [x, y] = places.reduce(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0] as const);
  return [x / places.length, y / places.length];
}
