import type { Inputs } from "../../core/analysis/inputs.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import { projectionFrom } from "../inputs/projection-from.ts";
import type { PlanFile } from "./plan-schema.ts";
import type { SourceReader } from "./source-reader.ts";

/** Growth names units and groups of the demand, which is read before it; null where there is none. */
export async function plannedProjection(
  plan: PlanFile,
  { demand, units }: Pick<Inputs, "demand" | "units">,
  reader: SourceReader,
  log: IssueLog,
) {
  const given = plan.inputs?.projection;
  if (given === undefined) return null;
  const { level = "county", baseYear, ...source } = given;
  const rows = await reader.rows(source, "inputs.projection");
  if (rows === null) return null;
  const known = {
    units: new Set(units.all.filter((unit) => unit.level === level).map(({ id }) => id)),
    fields: new Set(demand.weights.keys()),
  };
  const table = { level, baseYear, source: source.path };
  const projection = projectionFrom(rows, table, known, "inputs.projection", log);
  reader.demandSome(rows, "inputs.projection");
  const totals = { rows: rows.counts.accepted };
  return {
    projection,
    record: { name: "projection", ...rows.counts, ...reader.sha(rows), totals },
  };
}
