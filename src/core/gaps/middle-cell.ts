import type { Demand } from "../demand/demand.ts";

/** Of some cells the one nearest to their middle in degrees: a mark there stands on one of them. */
export function middleCell(cells: readonly number[], { lon, lat }: Demand): number {
  let x = 0;
  let y = 0;
  for (const i of cells) {
    x += lon[i]! / cells.length;
    y += lat[i]! / cells.length;
  }
  let best = cells[0]!;
  let least = Infinity;
  for (const i of cells) {
    const [dx, dy] = [lon[i]! - x, lat[i]! - y];
    const away = dx * dx + dy * dy;
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}
