import type { IssueLog, Place } from "../../core/base/issue.ts";
import { findGaps } from "../../core/import/area-gaps.ts";
import type { RowArea } from "../../core/import/area-overlaps.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import type { Table } from "../read/table.ts";
import type { AcceptedRows } from "./accepted-rows.ts";

/** Narrow strips between the units of one sheet: who lives there belongs to none of them. */
export function noteGaps(
  { table, decision }: { readonly table: Table; readonly decision: ImportDecision },
  rows: AcceptedRows,
  log: IssueLog,
): void {
  if (decision.target !== "units") return;
  const areas: RowArea[] = [];
  for (let k = 0; k < rows.length; k++) {
    const { key, geometry } = rows.at(k);
    const polygons = geometry === null ? null : polygonsOf(geometry, "wgs84");
    if (polygons !== null) areas.push({ key, polygons });
  }
  const { file, sheet } = table;
  const at: Place = sheet === null ? { file } : { file, sheet };
  const gaps = findGaps(areas);
  if (gaps === null) {
    const message =
      "strips between the areas could not be looked for: too many corners, or broken outlines";
    log.add("note", "gaps-unchecked", message, at);
    return;
  }
  for (const { areaM2, widthM, lon, lat } of gaps) {
    const message = "neighbouring areas leave a strip between them; people there belong to none";
    const where = `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
    const value = `${where}: ${areaM2.toFixed(0)} m², ${widthM.toFixed(1)} m`;
    log.add("warning", "gap-between-areas", message, { ...at, value });
  }
}
