import type { NamedBytes } from "../core/analysis/plan-run.ts";
import type { Growth, Projection } from "../core/demand/projection.ts";
import { planTable } from "./plan-table.ts";

const NAME = "growth.csv";

/** The plan's source of growth in the file beside it. */
export function growthSource({ level, baseYear, growth }: Projection): Record<string, unknown> {
  const columns = ["unit", "field", "year", amountOf(growth)];
  const named = Object.fromEntries(columns.map((column) => [column, column]));
  return { path: NAME, columns: named, level, baseYear };
}

/** A row per unit, group and year: the table as the screen keeps it. */
export function growthFile({ growth }: Projection): NamedBytes {
  const amount = amountOf(growth);
  const rows = growth.map(({ unitId, field, year, amount: given }) => {
    const figure = (given as Readonly<Record<string, number>>)[amount]!;
    return [unitId, field, year, figure];
  });
  return planTable(NAME, ["unit", "field", "year", amount], rows);
}

/** A table has either, all through: see `projectionOf`. */
function amountOf([first]: readonly Growth[]): "factor" | "people" {
  return first !== undefined && "people" in first.amount ? "people" : "factor";
}
