import type { GroundShape } from "./ground-shape.ts";

/** Whole-number steps of 10⁻⁷ degrees: about a centimetre, the precision of exported files. */
const STEPS_PER_DEGREE = 1e7;

export function stepsOf(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE);
}

/**
 * Ground given by directed edges per point, ground on the left, in 10⁻⁷ degrees. Two points
 * border where one has an edge and the other its reverse; in a union such pairs cancel.
 */
export function groundFromEdges(edgesOf: readonly (readonly number[])[]): GroundShape {
  const owners = new Map<string, number[]>();
  edgesOf.forEach((edges, i) => {
    for (let e = 0; e < edges.length; e += 4) {
      const key = edgeKey(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!);
      const list = owners.get(key);
      if (list === undefined) owners.set(key, [i]);
      else list.push(i);
    }
  });
  const across = (edges: readonly number[], e: number): readonly number[] =>
    owners.get(edgeKey(edges[e + 2]!, edges[e + 3]!, edges[e]!, edges[e + 1]!)) ?? [];
  return {
    neighbours: (i, visit) => {
      const edges = edgesOf[i]!;
      for (let e = 0; e < edges.length; e += 4) across(edges, e).forEach(visit);
    },
    outline: (cells) => {
      const members = new Set(cells);
      const kept: number[] = [];
      for (const i of cells) {
        const edges = edgesOf[i]!;
        for (let e = 0; e < edges.length; e += 4) {
          if (across(edges, e).some((j) => members.has(j))) continue;
          kept.push(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!);
        }
      }
      return kept;
    },
    toDegrees: (x, y) => [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE],
  };
}

function edgeKey(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1},${y1},${x2},${y2}`;
}
