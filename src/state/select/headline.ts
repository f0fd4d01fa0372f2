import type { CoverageSummary } from "../../core/access/summary.ts";
import type { LiveFigures } from "../results.ts";

/** Millionths of one field. */
export interface Headline {
  readonly total: number;
  readonly covered: number;
  readonly uncovered: number;
}

/** The row of a unit, or of everything for null; undefined before there are figures. */
export function summaryOf(
  summaries: readonly CoverageSummary[],
  unitId: string | null,
): CoverageSummary | undefined {
  return unitId === null
    ? summaries.find(({ level }) => level === "all")
    : summaries.find((summary) => summary.unitId === unitId && summary.level !== "group");
}

/** Figures of the unit in focus; those of the moment while a site is dragged. Null where the people have no such field. */
export function headlineOf(
  summaries: readonly CoverageSummary[],
  focus: string | null,
  field: string,
  live: LiveFigures | null,
): Headline | null {
  const summary = summaryOf(summaries, focus);
  const total = live === null ? summary?.total.fields[field] : live.total[field];
  const covered = live === null ? summary?.covered.fields[field] : live.covered[field];
  if (total === undefined || covered === undefined) return null;
  return { total, covered, uncovered: total - covered };
}
