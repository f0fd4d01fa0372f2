import type { PolygonCoordinates } from "../../src/core/geo/polygon.ts";

type Vertex = readonly [number, number];

/**
 * What makes a polygon invalid in the sense of OGC simple features and RFC 7946: open or
 * repeated vertices, crossing or overlapping edges, wrong winding, holes outside. Rings may
 * touch each other in single points. Empty where all is well.
 */
export function ringFaults(polygon: PolygonCoordinates): string[] {
  const faults: string[] = [];
  polygon.forEach((ring, k) => {
    const first = ring[0]!;
    const last = ring[ring.length - 1]!;
    if (ring.length < 4) faults.push(`ring ${k} has ${ring.length} vertices`);
    if (first[0] !== last[0] || first[1] !== last[1]) faults.push(`ring ${k} is open`);
    const open = ring.slice(0, -1).map(([x, y]) => `${x},${y}`);
    if (new Set(open).size !== open.length) faults.push(`ring ${k} visits a vertex twice`);
    if (doubleArea(ring) > 0 !== (k === 0)) faults.push(`ring ${k} is wound the wrong way`);
    if (k > 0 && !ring.every((vertex) => isInOrOn(polygon[0]!, vertex))) {
      faults.push(`hole ${k} leaves the exterior`);
    }
  });
  const edges = polygon.flatMap((ring) =>
    ring.slice(1).map((end, k): [Vertex, Vertex] => [ring[k]!, end]),
  );
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 1; j < edges.length; j++) {
      if (meetBeyondPoints(edges[i]!, edges[j]!)) faults.push(`edges ${i} and ${j} cross`);
    }
  }
  return faults;
}

/** Whether two edges cross inside both, or share more than a point. */
function meetBeyondPoints([a, b]: [Vertex, Vertex], [c, d]: [Vertex, Vertex]): boolean {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const;
  if (sides.every((one) => one === 0)) {
    const along = a[0] === b[0] ? 1 : 0;
    const low = Math.max(Math.min(a[along], b[along]), Math.min(c[along], d[along]));
    const high = Math.min(Math.max(a[along], b[along]), Math.max(c[along], d[along]));
    return low < high;
  }
  return sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0;
}

function side(a: Vertex, b: Vertex, p: Vertex): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

function doubleArea(ring: readonly Vertex[]): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    sum += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return sum;
}

function isInOrOn(ring: readonly Vertex[], [x, y]: Vertex): boolean {
  let inside = false;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    const isBeside =
      x >= Math.min(x1, x2) &&
      x <= Math.max(x1, x2) &&
      y >= Math.min(y1, y2) &&
      y <= Math.max(y1, y2);
    if (isBeside && side([x1, y1], [x2, y2], [x, y]) === 0) return true;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
