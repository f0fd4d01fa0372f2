import { polygonM2, rectangleM2 } from "../geo/authalic.ts";
import type { Demand, Ground } from "./demand.ts";

const known = new WeakMap<Ground, Float64Array>();

/**
 * Ground in m² that each demand point stands for: its cell or polygons, for points a square of
 * side `cellM`. Null for demand without coordinates. Computed once for a demand.
 */
export function groundAreasM2({ ground, count }: Demand): Float64Array | null {
  if (ground.kind === "none") return null;
  let areas = known.get(ground);
  if (areas === undefined) {
    areas = areasOf(ground, count);
    known.set(ground, areas);
  }
  return areas;
}

function areasOf(ground: Exclude<Ground, { kind: "none" }>, count: number): Float64Array {
  switch (ground.kind) {
    case "lattice": {
      const step = 1 / ground.cellsPerDegree;
      const ofRow = new Map<number, number>();
      return new Float64Array(ground.row).map((row) => {
        const found = ofRow.get(row);
        if (found !== undefined) return found;
        const north = ground.north - row * step;
        const area = rectangleM2(0, north - step, step, north);
        ofRow.set(row, area);
        return area;
      });
    }
    case "polygons":
      return Float64Array.from(ground.polygons, (polygons) =>
        polygons.reduce((sum, rings) => sum + polygonM2(rings), 0),
      );
    case "voronoi":
      return new Float64Array(count).fill(ground.cellM * ground.cellM);
  }
}
