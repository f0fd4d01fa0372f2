import type { Demand } from "../demand/demand.ts";
import type { GroundShape } from "./ground-shape.ts";
import { latticeGround } from "./lattice-ground.ts";
import { polygonGround } from "./polygon-ground.ts";
import { voronoiGround } from "./voronoi-ground.ts";

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
