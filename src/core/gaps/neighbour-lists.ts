import type { GroundShape } from "./ground-shape.ts";

/** All there is to know of who belongs to one gap. */
export type Neighbours = Pick<GroundShape, "neighbours">;

/** Who borders whom, flat, as it crosses threads: those of point i are `of[starts[i]]` up to `of[starts[i + 1]]`. */
export interface NeighbourLists {
  readonly starts: Uint32Array;
  readonly of: Uint32Array;
}

export function neighbourLists(shape: Neighbours, count: number): NeighbourLists {
  const starts = new Uint32Array(count + 1);
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    shape.neighbours(i, (j) => found.push(j));
    starts[i + 1] = found.length;
  }
  return { starts, of: Uint32Array.from(found) };
}

export function neighboursFrom({ starts, of }: NeighbourLists): Neighbours {
  return {
    neighbours: (i, visit) => {
      for (let k = starts[i]!; k < starts[i + 1]!; k++) visit(of[k]!);
    },
  };
}
