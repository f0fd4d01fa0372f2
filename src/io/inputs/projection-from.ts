import type { IssueLog } from "../../core/base/issue.ts";
import { cohortSurvival, type Projection } from "../../core/demand/projection.ts";
import { cohortsOf, hasCohorts } from "./cohorts.ts";
import { growthOf, type Known } from "./growth.ts";
import type { SourceRows } from "./source-rows.ts";

/** What a table says of later years: growth as it stands, or ages with the rates that give it. */
export function projectionFrom(
  rows: SourceRows,
  { level, baseYear, source }: Pick<Projection, "level" | "baseYear" | "source">,
  known: Known,
  key: string,
  log: IssueLog,
): Projection {
  if (hasCohorts(rows)) {
    return cohortSurvival(level, baseYear, source, cohortsOf(rows, known.units, key, log));
  }
  return { level, baseYear, growth: growthOf(rows, known, key, log), source };
}
