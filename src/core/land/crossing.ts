import { METRES_PER_DEGREE_LAT, RADIANS_PER_DEGREE } from "../geo/ellipsoid.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { cos } from "../geo/trig.ts";

type Place = readonly [lon: number, lat: number];

/** The two shore vertices, one of each land, that are nearest to each other; planar. Null without shores. */
export function shortestCrossing(
  a: readonly PolygonCoordinates[],
  b: readonly PolygonCoordinates[],
): readonly [Place, Place] | null {
  const from = verticesOf(a);
  const to = verticesOf(b);
  if (from.length === 0 || to.length === 0) return null;
  const kx = METRES_PER_DEGREE_LAT * cos(to[0]![1] * RADIANS_PER_DEGREE);
  let found: readonly [Place, Place] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const p of from) {
    for (const q of to) {
      const dx = (p[0] - q[0]) * kx;
      const dy = (p[1] - q[1]) * METRES_PER_DEGREE_LAT;
      const away = dx * dx + dy * dy;
      if (away >= least) continue;
      least = away;
      found = [p, q];
    }
  }
  return found;
}

/** Of the outer shores; a crossing from an inland lake is none. */
function verticesOf(polygons: readonly PolygonCoordinates[]): readonly Place[] {
  return polygons.flatMap((rings) => rings[0] ?? []);
}
