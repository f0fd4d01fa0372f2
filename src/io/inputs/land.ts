import type { Datum } from "../../core/facilities/import.ts";
import type { Landmass } from "../../core/land/landmass.ts";
import { polygonsOf } from "./polygons.ts";
import type { SourceRows } from "./source-rows.ts";

/** Landmasses; rows with the same id are parts of one. */
export function landOf(rows: SourceRows, datum: Datum): Landmass[] {
  const parts = new Map<string, Landmass["polygons"][number][]>();
  for (const row of rows.kept) {
    const polygons = polygonsOf(rows.table.geometries?.[row] ?? null, datum);
    if (polygons === null) {
      rows.reject(row, "not-a-polygon", "expected a polygon");
      continue;
    }
    const id = rows.text(row, "id") || String(row + 1);
    const known = parts.get(id);
    if (known === undefined) parts.set(id, polygons);
    else known.push(...polygons);
    rows.counts.accepted++;
  }
  return [...parts].map(([id, polygons]) => ({ id, polygons }));
}
