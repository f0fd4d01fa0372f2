import type { IssueLog, Place } from "../../core/base/issue.ts";
import { findOverlaps, type RowArea } from "../../core/import/area-overlaps.ts";
import type { ImportDecision, ImportedRow } from "../../core/import/import-file.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import type { Table } from "../read/table.ts";
import type { AcceptedRows } from "./accepted-rows.ts";

/** Areas of one sheet that share ground, with how much: people there would belong to the first. */
export function noteOverlaps(
  { table, decision }: { readonly table: Table; readonly decision: ImportDecision },
  rows: AcceptedRows,
  log: IssueLog,
): void {
  if (!["units", "land", "demand"].includes(decision.target)) return;
  const areas: RowArea[] = [];
  const rowOf = new Map<string, ImportedRow>();
  for (let k = 0; k < rows.length; k++) {
    if (rows.isPoint(k)) continue;
    const row = rows.at(k);
    const polygons = polygonsOf(row.geometry, "wgs84");
    if (polygons === null) continue;
    areas.push({ key: row.key, polygons });
    rowOf.set(row.key, row);
  }
  if (areas.length < 2) return;
  const { file, sheet } = table;
  const at: Place = sheet === null ? { file } : { file, sheet };
  const overlaps = findOverlaps(areas);
  if (overlaps === null) {
    log.add("note", "overlaps-unchecked", "too many areas touch: overlaps were not looked for", at);
    return;
  }
  for (const { first, other, areaM2, isInside } of overlaps) {
    const [a, b] = [rowOf.get(first)!, rowOf.get(other)!];
    const value = `${labelOf(a)} / ${labelOf(b)}: ${areaM2.toFixed(0)} m²`;
    const place = { ...at, row: b.row, value: value.slice(0, 120) };
    if (isInside) {
      const message =
        "an area lies wholly in another: a hole that was drawn apart, or a part of it";
      log.add("warning", "area-inside-another", message, place);
    } else {
      const message = "two areas share ground; people there belong to the first by id";
      log.add("warning", "areas-overlap", message, place);
    }
  }
}

function labelOf({ fields, key }: ImportedRow): string {
  return String(fields.name || fields.id || key).slice(0, 40);
}
