import type { Inputs } from "../core/analysis/inputs.ts";
import { InputError, type Issue, IssueLog } from "../core/base/issue.ts";
import type { Projection } from "../core/demand/projection.ts";
import { COHORT_COLUMNS } from "./inputs/cohorts.ts";
import { projectionFrom } from "./inputs/projection-from.ts";
import { SourceRows } from "./inputs/source-rows.ts";
import { readTable } from "./read/read-table.ts";

const LEVEL = "county";
const AMOUNTS = ["factor", "people"];

/** A table of growth, or of ages and rates, by county, whose columns are named as the plan format names them. */
export async function readProjection(
  name: string,
  bytes: Uint8Array,
  baseYear: number,
  { demand, units }: Pick<Inputs, "demand" | "units">,
): Promise<{ readonly projection: Projection; readonly issues: readonly Issue[] }> {
  const log = new IssueLog();
  const file = { name, bytes, sibling: async () => null };
  const table = await readTable(file, { key: "projection", keyPath: "projection" }, log);
  const columns = columnsOf(table?.columns ?? []);
  const rows = table === null ? null : new SourceRows(table, { columns }, "projection", log);
  if (rows === null || log.hasErrors) throw new InputError(log.list());
  const known = {
    units: new Set(units.all.filter(({ level }) => level === LEVEL).map(({ id }) => id)),
    fields: new Set(demand.weights.keys()),
  };
  const about = { level: LEVEL, baseYear, source: name };
  const projection = projectionFrom(rows, about, known, "projection", log);
  if (rows.counts.accepted === 0) {
    log.error("nothing-accepted", "no row of the table can be used", { file: name });
    throw new InputError(log.list());
  }
  return { projection, issues: log.list() };
}

/** Fields by the columns of their own names: those of ages where there are ages, else of growth. */
function columnsOf(found: readonly string[]): Readonly<Record<string, string>> {
  const amount = AMOUNTS.find((column) => found.includes(column)) ?? "factor";
  const needed =
    found.includes("age") && !found.includes("field")
      ? COHORT_COLUMNS.filter((column) => column !== "migration" || found.includes(column))
      : ["unit", "field", "year", amount];
  return Object.fromEntries(needed.map((column) => [column, column]));
}
