import type { LandEdges } from "./land-edges.ts";

/** Edges looked through for one place, about. */
const EDGES_PER_BAND = 8;

/** Tells whether places lie inside an outline, by the edges in horizontal bands. */
export function insideTest({ count, x, y, next }: LandEdges): (x: number, y: number) => boolean {
  if (count === 0) return () => true;
  let low = Infinity;
  let high = -Infinity;
  for (let e = 0; e < count; e++) {
    low = Math.min(low, y[e]!);
    high = Math.max(high, y[e]!);
  }
  const bands = Math.max(1, Math.floor(count / EDGES_PER_BAND));
  const perMetre = bands / Math.max(high - low, 1e-9);
  const bandOf = (at: number): number => Math.min(bands - 1, Math.floor((at - low) * perMetre));
  const start = new Uint32Array(bands + 1);
  const eachBand = (visit: (band: number, e: number) => void): void => {
    for (let e = 0; e < count; e++) {
      const y1 = y[e]!;
      const y2 = y[next[e]!]!;
      const last = bandOf(Math.max(y1, y2));
      for (let band = bandOf(Math.min(y1, y2)); band <= last; band++) visit(band, e);
    }
  };
  eachBand((band) => {
    start[band + 1]!++;
  });
  for (let band = 0; band < bands; band++) start[band + 1]! += start[band]!;
  const filled = start.slice();
  const item = new Uint32Array(start[bands]!);
  eachBand((band, e) => {
    item[filled[band]!++] = e;
  });
  return (px, py) => {
    if (py < low || py > high) return false;
    const band = bandOf(py);
    let inside = false;
    for (let at = start[band]!; at < start[band + 1]!; at++) {
      const e = item[at]!;
      const y1 = y[e]!;
      const y2 = y[next[e]!]!;
      if (y1 > py === y2 > py) continue;
      const x1 = x[e]!;
      if (px < x1 + ((py - y1) / (y2 - y1)) * (x[next[e]!]! - x1)) inside = !inside;
    }
    return inside;
  };
}
