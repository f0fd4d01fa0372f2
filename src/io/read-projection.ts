import type { Inputs } from "../core/analysis/inputs.ts";
import { InputError, type Issue, IssueLog } from "../core/base/issue.ts";
import type { Projection } from "../core/demand/projection.ts";
import { growthOf } from "./inputs/growth.ts";
import { SourceRows } from "./inputs/source-rows.ts";
import { readTable } from "./read/read-table.ts";

const LEVEL = "county";
const AMOUNTS = ["factor", "people"];

/** A table of growth by county, whose columns are named as the plan format names them. */
export async function readProjection(
  name: string,
  bytes: Uint8Array,
  baseYear: number,
  { demand, units }: Pick<Inputs, "demand" | "units">,
): Promise<{ readonly projection: Projection; readonly issues: readonly Issue[] }> {
  const log = new IssueLog();
  const file = { name, bytes, sibling: async () => null };
  const table = await readTable(file, { key: "projection", keyPath: "projection" }, log);
  const amount = AMOUNTS.find((column) => table?.columns.includes(column)) ?? "factor";
  const columns = { unit: "unit", field: "field", year: "year", [amount]: amount };
  const rows = table === null ? null : new SourceRows(table, { columns }, "projection", log);
  if (rows === null || log.hasErrors) throw new InputError(log.list());
  const known = {
    units: new Set(units.all.filter(({ level }) => level === LEVEL).map(({ id }) => id)),
    fields: new Set(demand.weights.keys()),
  };
  const growth = growthOf(rows, known, "projection", log);
  if (growth.length === 0) {
    log.error("nothing-accepted", "no row of the table can be used", { file: name });
    throw new InputError(log.list());
  }
  return { projection: { level: LEVEL, baseYear, growth, source: name }, issues: log.list() };
}
