import { columnLon, rowLat } from "../../src/io/region/grid-lattice.ts";
import { LATTICE } from "./lattice.ts";
import type { Rings } from "./rings.ts";

/** Calls `visit` with every cell whose centre lies in the polygon (even-odd, half-open). */
export function fillPolygon(rings: Rings, visit: (cell: number) => void): void {
  const { cellsPerDegree, lat1, lon0, rows, cols } = LATTICE;
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const a = ring[i]!;
      const b = ring[i + 1]!;
      const north = Math.max(a[1]!, b[1]!);
      const south = Math.min(a[1]!, b[1]!);
      const first = Math.max(0, Math.floor((lat1 - north) * cellsPerDegree) - 1);
      const last = Math.min(rows - 1, Math.ceil((lat1 - south) * cellsPerDegree));
      for (let row = first; row <= last; row++) {
        const lat = rowLat(LATTICE, row);
        if (a[1]! > lat === b[1]! > lat) continue;
        const lon = a[0]! + ((lat - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!);
        const list = crossings.get(row);
        if (list) list.push(lon);
        else crossings.set(row, [lon]);
      }
    }
  }
  for (const [row, lons] of crossings) {
    lons.sort((p, q) => p - q);
    for (let k = 0; k + 1 < lons.length; k += 2) {
      const west = lons[k]!;
      const east = lons[k + 1]!;
      let col = Math.max(0, Math.floor((west - lon0) * cellsPerDegree) - 1);
      while (col < cols && columnLon(LATTICE, col) < west) col++;
      for (; col < cols && columnLon(LATTICE, col) < east; col++) visit(row * cols + col);
    }
  }
}
