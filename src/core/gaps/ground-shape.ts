import type { Edges } from "./leaving-edges.ts";

/** The ground of demand points: who borders whom, and the outline of any set of them. */
export interface GroundShape {
  /** Calls `visit` for every point whose ground shares an edge with that of point `i`. */
  readonly neighbours: (i: number, visit: (j: number) => void) => void;
  /** Outline edges of the union of the grounds of `cells`, in whole steps of `step`. */
  readonly outline: (cells: readonly number[]) => Edges;
  /** Degrees from whole-number vertices. */
  readonly toDegrees: (x: number, y: number) => readonly [number, number];
}
