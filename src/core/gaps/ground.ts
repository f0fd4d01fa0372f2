import type { Demand } from "../demand/demand.ts";
import { latticeGround } from "./lattice-ground.ts";
import { polygonGround } from "./polygon-ground.ts";
import type { Edges } from "./rings.ts";
import { voronoiGround } from "./voronoi-ground.ts";

/** The ground of demand points: who borders whom, and the outline of any set of them. */
export interface GroundShape {
  /** Calls `visit` for every point whose ground shares an edge with that of point `i`. */
  readonly neighbours: (i: number, visit: (j: number) => void) => void;
  /** Outline edges of the union of the grounds of `cells`, in whole steps of `step`. */
  readonly outline: (cells: readonly number[]) => Edges;
  /** Degrees from whole-number vertices. */
  readonly toDegrees: (x: number, y: number) => readonly [number, number];
}

/** The shape of a demand's ground; null where demand has no coordinates. */
export function groundShape(demand: Demand): GroundShape | null {
  const { ground } = demand;
  switch (ground.kind) {
    case "lattice":
      return latticeGround(ground);
    case "voronoi":
      return voronoiGround(demand.lon, demand.lat, ground.cellM);
    case "polygons":
      return polygonGround(ground.polygons);
    case "none":
      return null;
  }
}
