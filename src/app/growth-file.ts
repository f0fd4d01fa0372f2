import type { NamedBytes } from "../core/analysis/plan-run.ts";
import { COHORT_FIGURES } from "../core/demand/cohorts.ts";
import type { Growth } from "../core/demand/growth.ts";
import type { Projection } from "../core/demand/projection.ts";
import { planTable } from "./plan-table.ts";

const NAME = "growth.csv";

/** The plan's source of growth in the file beside it. */
export function growthSource(projection: Projection): Record<string, unknown> {
  const { level, baseYear } = projection;
  const columns = columnsOf(projection);
  const named = Object.fromEntries(columns.map((column) => [column, column]));
  return { path: NAME, columns: named, level, baseYear };
}

/** A row per unit, group and year, or per unit and age: the table as the screen keeps it. */
export function growthFile(projection: Projection): NamedBytes {
  const { growth, cohorts } = projection;
  const columns = columnsOf(projection);
  if (cohorts !== undefined) {
    const ages = cohorts.map((one) => [one.unitId, ...COHORT_FIGURES.map((name) => one[name])]);
    return planTable(NAME, columns, ages);
  }
  const amount = amountOf(growth);
  const rows = growth.map(({ unitId, field, year, amount: given }) => {
    const figure = (given as Readonly<Record<string, number>>)[amount]!;
    return [unitId, field, year, figure];
  });
  return planTable(NAME, columns, rows);
}

function columnsOf({ growth, cohorts }: Projection): readonly string[] {
  if (cohorts === undefined) return ["unit", "field", "year", amountOf(growth)];
  return ["unit", ...COHORT_FIGURES];
}

/** A table has either, all through: see `projectionOf`. */
function amountOf([first]: readonly Growth[]): "factor" | "people" {
  return first !== undefined && "people" in first.amount ? "people" : "factor";
}
