import type { IssueLog } from "../../core/base/issue.ts";
import {
  COHORT_FIGURES,
  type Cohort,
  faultOfAges,
  faultOfCohort,
} from "../../core/demand/cohorts.ts";
import type { SourceRows } from "./source-rows.ts";

/** Columns of a table of ages and rates; the last may be missing. */
export const COHORT_COLUMNS = ["unit", ...COHORT_FIGURES] as const;

/** A table of five-year ages has a column of ages: growth has none. */
export function hasCohorts(rows: SourceRows): boolean {
  return rows.has("age");
}

/**
 * People by five-year ages with their rates. A unit with an age that cannot be used is left out
 * whole: its people would not add up.
 */
export function cohortsOf(
  rows: SourceRows,
  units: ReadonlySet<string>,
  key: string,
  log: IssueLog,
): Cohort[] {
  for (const field of COHORT_COLUMNS.slice(0, -1)) {
    if (rows.has(field)) continue;
    const message = "ages need the columns unit, age, people, survival, births";
    log.error("missing-key", message, { key: `${key}.columns.${field}` });
  }
  if (log.hasErrors) return [];
  const found: { readonly row: number; readonly cohort: Cohort }[] = [];
  const broken = new Set<string>();
  const seen = new Set<string>();
  for (const row of rows.kept) {
    const unitId = rows.text(row, "unit");
    const figure = (field: string): number => rows.number(row, field) ?? Number.NaN;
    const migration = rows.text(row, "migration") === "" ? 0 : figure("migration");
    const [age, people] = [firstAge(rows.text(row, "age")), figure("people")];
    const [survival, births] = [figure("survival"), figure("births")];
    const cohort = { unitId, age, people, survival, births, migration };
    const fault = faultOfCohort(cohort);
    const place = JSON.stringify([unitId, age]);
    if (!units.has(unitId)) rows.reject(row, "unknown-unit", "there is no such unit", "unit");
    else if (fault !== null) {
      rows.reject(row, "bad-value", `the figure cannot be: ${fault}`, fault);
      broken.add(unitId);
    } else if (seen.has(place)) {
      rows.reject(row, "duplicate-id", "unit and age stand twice", "age");
      broken.add(unitId);
    } else {
      seen.add(place);
      found.push({ row, cohort });
    }
  }
  for (const unitId of new Set(found.map(({ cohort }) => cohort.unitId))) {
    const own = found.flatMap(({ cohort }) => (cohort.unitId === unitId ? [cohort] : []));
    if (faultOfAges(own) !== null) broken.add(unitId);
  }
  return found.flatMap(({ row, cohort }) => {
    if (broken.has(cohort.unitId)) {
      const message = "the ages of the unit do not run from 0 in steps of five, each once";
      rows.reject(row, "broken-ages", message, "age");
      return [];
    }
    rows.counts.accepted++;
    return [cohort];
  });
}

/** The first year of an age as tables write it: 65, 65–69, 65-69岁, 85+, 85岁及以上. */
function firstAge(text: string): number {
  const [, first] =
    /^(\d{1,3})\s*(?:[-–—~～至]\s*\d{1,3})?\s*岁?\s*(?:\+|及以上|以上)?$/.exec(text) ?? [];
  return first === undefined ? Number.NaN : Number(first);
}
