import type { Demand } from "../demand/demand.ts";
import type { GroundShape } from "./ground-shape.ts";
import { latticeGround } from "./lattice-ground.ts";
import { polygonGround } from "./polygon-ground.ts";
import { voronoiGround } from "./voronoi-ground.ts";

interface Known extends Pick<Demand, "lon" | "lat"> {
  readonly shape: GroundShape | null;
}

const known = new WeakMap<Demand["ground"], Known>();

/** The shape of a demand's ground, made once for all who ask; null where demand has no coordinates. */
export function groundShape({ ground, lon, lat }: Demand): GroundShape | null {
  const last = known.get(ground);
  if (last !== undefined && last.lon === lon && last.lat === lat) return last.shape;
  const shape = shapeOf({ ground, lon, lat });
  known.set(ground, { lon, lat, shape });
  return shape;
}

function shapeOf({ ground, lon, lat }: Pick<Demand, "ground" | "lon" | "lat">): GroundShape | null {
  switch (ground.kind) {
    case "lattice":
      return latticeGround(ground);
    case "voronoi":
      return voronoiGround(lon, lat, ground.cellM);
    case "polygons":
      return polygonGround(ground.polygons);
    case "none":
      return null;
  }
}
