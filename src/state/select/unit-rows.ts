import type { CoverageSummary } from "../../core/access/summary.ts";
import { compareCodePoints } from "../../core/base/exact.ts";
import type { UnitView } from "../region.ts";
import type { SessionState } from "../session.ts";
import { countyOf } from "./unit-tree.ts";

/** One line of the table of units. Millionths of the question's field. */
export interface UnitRow {
  readonly unit: UnitView;
  readonly total: number;
  readonly covered: number;
  /** Null where the people have no such field. */
  readonly uncovered: number | null;
  /** Null without demand. */
  readonly share: number | null;
  readonly glyph: "mountain" | "island" | null;
}

/** The units of a level that the filter keeps, in the chosen order; ties worst first, then by id. */
export function unitRows(
  summaries: readonly CoverageSummary[],
  units: ReadonlyMap<string, UnitView>,
  field: string,
  level: SessionState["level"],
  kept: readonly string[] | null,
  glyphOf: (countyId: string) => UnitRow["glyph"],
  sort: SessionState["sort"],
): UnitRow[] {
  const keptSet = kept === null ? null : new Set(kept);
  const rows: UnitRow[] = [];
  for (const summary of summaries) {
    if (summary.level !== level) continue;
    const unit = units.get(summary.unitId);
    if (unit === undefined) continue;
    const county = countyOf(units, unit.id) ?? "";
    if (keptSet !== null && !keptSet.has(county)) continue;
    const known = summary.total.fields[field];
    const total = known ?? 0;
    const covered = summary.covered.fields[field] ?? 0;
    rows.push({
      unit,
      total,
      covered,
      uncovered: known === undefined ? null : total - covered,
      share: total === 0 ? null : covered / total,
      glyph: glyphOf(county),
    });
  }
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => sign * order(a, b, sort.column) || left(b) - left(a) || byId(a, b));
}

function order(a: UnitRow, b: UnitRow, column: SessionState["sort"]["column"]): number {
  switch (column) {
    case "name":
      return compareCodePoints(a.unit.pinyin, b.unit.pinyin);
    case "share":
      return (a.share ?? 2) - (b.share ?? 2);
    case "uncovered":
      return left(a) - left(b);
    case "total":
      return a.total - b.total;
  }
}

function left({ uncovered }: UnitRow): number {
  return uncovered ?? 0;
}

function byId(a: UnitRow, b: UnitRow): number {
  return compareCodePoints(a.unit.id, b.unit.id);
}
