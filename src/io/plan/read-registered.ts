import type { Inputs } from "../../core/analysis/inputs.ts";
import type { IssueLog } from "../../core/base/issue.ts";
import { type Registered, registeredField, withRegistered } from "../../core/demand/registered.ts";
import { registeredOf } from "../inputs/registered.ts";
import type { InputRecord } from "./input-record.ts";
import type { PlanFile } from "./plan-schema.ts";
import type { SourceReader } from "./source-reader.ts";

/** Registered people by unit, put on the points of the demand as residents stand there. */
export async function readRegistered(
  plan: PlanFile,
  reader: SourceReader,
  { demand, units }: Pick<Inputs, "demand" | "units">,
  records: InputRecord[],
  log: IssueLog,
): Promise<Pick<Inputs, "demand" | "registered"> | null> {
  const source = plan.inputs?.registered;
  if (source === undefined) return null;
  const rows = await reader.rows(source, "inputs.registered");
  if (rows === null) return null;
  const table = registeredOf(rows, [...demand.weights.keys()], units, log);
  reader.demandSome(rows, "inputs.registered");
  if (table === null) return null;
  const placed = withRegistered(demand, units, table);
  noteRegistered(placed.registered, log);
  const totals = Object.fromEntries(
    [...placed.registered.fields].map((field) => [
      field,
      placed.demand.weights.get(registeredField(field))!.reduce((a, b) => a + b, 0),
    ]),
  );
  records.push({ name: "registered", ...rows.counts, ...reader.sha(rows), totals });
  return placed;
}

function noteRegistered({ absent, unplaced }: Registered, log: IssueLog): void {
  const key = "inputs.registered";
  const lacking = "units with residents are not in the table: rules there stay undecided";
  for (const id of absent) log.add("note", "registered-absent", lacking, { key, value: id });
  const nowhere = "nobody lives in the unit: its registered people are not placed";
  for (const id of unplaced) log.add("warning", "registered-unplaced", nowhere, { key, value: id });
}
