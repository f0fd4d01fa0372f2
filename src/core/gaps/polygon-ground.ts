import { ringM2 } from "../geo/authalic.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import type { GroundShape } from "./ground-shape.ts";
import { groundFromEdges, stepsOf } from "./shared-edges.ts";

/** Polygons as given; neighbours are those that share a whole edge. */
export function polygonGround(polygons: readonly PolygonCoordinates[][]): GroundShape {
  return groundFromEdges(polygons.map((parts) => parts.flatMap(edgesOfPolygon)));
}

function edgesOfPolygon(rings: PolygonCoordinates): number[] {
  return rings.flatMap((ring, k) => {
    const isForward = ringM2(ring) > 0 === (k === 0);
    const points = isForward ? ring : [...ring].reverse();
    const edges: number[] = [];
    for (let p = 0; p + 1 < points.length; p++) {
      const x1 = stepsOf(points[p]![0]);
      const y1 = stepsOf(points[p]![1]);
      const x2 = stepsOf(points[p + 1]![0]);
      const y2 = stepsOf(points[p + 1]![1]);
      if (x1 !== x2 || y1 !== y2) edges.push(x1, y1, x2, y2);
    }
    return edges;
  });
}
