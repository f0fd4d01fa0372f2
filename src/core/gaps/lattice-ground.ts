import type { Ground } from "../demand/demand.ts";
import type { GroundShape } from "./ground-shape.ts";

type Lattice = Extract<Ground, { kind: "lattice" }>;

/** Cells of a longitude–latitude lattice in row-major order, rows from north to south. */
export function latticeGround(lattice: Lattice): GroundShape {
  const { col, row, west, north, cellsPerDegree } = lattice;
  const find = cellFinder(col, row);
  // Edge products keep steps exact: 6″ steps are not binary fractions of a degree.
  const westSteps = Math.round(west * cellsPerDegree);
  const northSteps = Math.round(north * cellsPerDegree);
  return {
    neighbours: (i, visit) => {
      const c = col[i]!;
      const r = row[i]!;
      for (const j of [find(c, r - 1), find(c - 1, r), find(c + 1, r), find(c, r + 1)]) {
        if (j >= 0) visit(j);
      }
    },
    outline: (cells) => {
      const members = new Set(cells);
      const has = (c: number, r: number): boolean => members.has(find(c, r));
      const edges: number[] = [];
      for (const i of cells) {
        const c = col[i]!;
        const r = row[i]!;
        if (!has(c, r + 1)) edges.push(c, -r - 1, c + 1, -r - 1);
        if (!has(c + 1, r)) edges.push(c + 1, -r - 1, c + 1, -r);
        if (!has(c, r - 1)) edges.push(c + 1, -r, c, -r);
        if (!has(c - 1, r)) edges.push(c, -r, c, -r - 1);
      }
      return edges;
    },
    toDegrees: (x, y) => [(westSteps + x) / cellsPerDegree, (northSteps + y) / cellsPerDegree],
  };
}

/** Looks a cell up by column and row: binary search in row-major order, −1 where none is. */
function cellFinder(col: Uint32Array, row: Uint32Array): (c: number, r: number) => number {
  return (c, r) => {
    let low = 0;
    let high = col.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = row[middle]! - r || col[middle]! - c;
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}
