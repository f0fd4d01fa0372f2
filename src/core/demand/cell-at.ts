import type { Demand } from "./demand.ts";

/** The demand point whose lattice cell holds a place in degrees; −1 where none is populated. */
export function cellAt({ ground }: Demand, lon: number, lat: number): number {
  if (ground.kind !== "lattice") return -1;
  const col = Math.floor((lon - ground.west) * ground.cellsPerDegree);
  const row = Math.floor((ground.north - lat) * ground.cellsPerDegree);
  let low = 0;
  let high = ground.row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const r = ground.row[middle]!;
    if (r < row || (r === row && ground.col[middle]! < col)) low = middle + 1;
    else high = middle;
  }
  return ground.row[low] === row && ground.col[low] === col ? low : -1;
}

/** West, south, east, north of a lattice cell in degrees; null for other ground. */
export function cellBounds(
  { ground }: Demand,
  i: number,
): readonly [number, number, number, number] | null {
  if (ground.kind !== "lattice") return null;
  const per = ground.cellsPerDegree;
  const west = ground.west + ground.col[i]! / per;
  const north = ground.north - ground.row[i]! / per;
  return [west, north - 1 / per, west + 1 / per, north];
}
