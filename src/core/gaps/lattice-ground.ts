import type { Ground } from "../demand/demand.ts";
import type { GroundShape } from "./ground-shape.ts";

type Lattice = Extract<Ground, { kind: "lattice" }>;

/** Neighbours of a cell in turn: north, west, east, south. */
const SIDES = 4;
const [NORTH, WEST, EAST, SOUTH] = [0, 1, 2, 3];
const NONE = -1;

/** Cells of a longitude–latitude lattice in row-major order, rows from north to south. */
export function latticeGround({ col, row, west, north, cellsPerDegree }: Lattice): GroundShape {
  const beside = neighboursOf(col, row);
  // The cells of the outline last asked for carry its number.
  const outlineOf = new Uint32Array(col.length);
  let outlines = 0;
  // Edge products keep steps exact: 6″ steps are not binary fractions of a degree.
  const westSteps = Math.round(west * cellsPerDegree);
  const northSteps = Math.round(north * cellsPerDegree);
  return {
    neighbours: (i, visit) => {
      for (let side = 0; side < SIDES; side++) {
        const j = beside[SIDES * i + side]!;
        if (j !== NONE) visit(j);
      }
    },
    outline: (cells) => {
      outlines++;
      for (const i of cells) outlineOf[i] = outlines;
      const isOpen = (i: number, side: number): boolean => {
        const j = beside[SIDES * i + side]!;
        return j === NONE || outlineOf[j] !== outlines;
      };
      const edges: number[] = [];
      for (const i of cells) {
        const c = col[i]!;
        const r = row[i]!;
        if (isOpen(i, SOUTH)) edges.push(c, -r - 1, c + 1, -r - 1);
        if (isOpen(i, EAST)) edges.push(c + 1, -r - 1, c + 1, -r);
        if (isOpen(i, NORTH)) edges.push(c + 1, -r, c, -r);
        if (isOpen(i, WEST)) edges.push(c, -r, c, -r - 1);
      }
      return edges;
    },
    toDegrees: (x, y) => [(westSteps + x) / cellsPerDegree, (northSteps + y) / cellsPerDegree],
  };
}

/** By cell its neighbours on every side, −1 where none is: each row is walked along the one before. */
function neighboursOf(col: Uint32Array, row: Uint32Array): Int32Array {
  const beside = new Int32Array(SIDES * col.length).fill(NONE);
  let above = 0;
  for (let i = 0; i < col.length; i++) {
    const [c, r] = [col[i]!, row[i]!];
    if (i > 0 && row[i - 1] === r && col[i - 1] === c - 1) {
      beside[SIDES * i + WEST] = i - 1;
      beside[SIDES * (i - 1) + EAST] = i;
    }
    while (above < i && (row[above]! < r - 1 || (row[above] === r - 1 && col[above]! < c))) above++;
    if (row[above] === r - 1 && col[above] === c) {
      beside[SIDES * i + NORTH] = above;
      beside[SIDES * above + SOUTH] = i;
    }
  }
  return beside;
}
