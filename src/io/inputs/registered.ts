import type { IssueLog } from "../../core/base/issue.ts";
import type { RegisteredTable } from "../../core/demand/registered.ts";
import type { Units } from "../../core/units/units.ts";
import type { SourceRows } from "./source-rows.ts";

/**
 * Registered people by unit from a table: the column `unit` holds ids of units of one level, or
 * names that one unit alone has; the other columns are fields of the demand. A row is used whole or not at all.
 */
export function registeredOf(
  rows: SourceRows,
  fields: readonly string[],
  units: Units,
  log: IssueLog,
): RegisteredTable | null {
  const given = fields.filter((field) => rows.has(field));
  if (!rows.has("unit") || given.length === 0) {
    const message = `registered people need the column unit and at least one of ${fields.join(", ")}`;
    log.error("missing-key", message, { key: "inputs.registered.columns" });
    return null;
  }
  const byId = unitsByIdOrName(units);
  const table: RegisteredTable["rows"][number][] = [];
  const seen = new Set<string>();
  let level: string | null = null;
  for (const row of rows.kept) {
    const unit = byId.get(rows.text(row, "unit"));
    const id = unit?.id ?? "";
    if (unit === undefined || seen.has(id)) {
      const code = unit === undefined ? "unknown-unit" : "duplicate-id";
      rows.reject(row, code, "the unit is unknown or stands twice", "unit");
      continue;
    }
    if (level !== null && unit.level !== level) {
      rows.reject(row, "unknown-level", `the rows before are of the level ${level}`, "unit");
      continue;
    }
    const figures = given.map((field) => [field, rows.number(row, field)] as const);
    const bad = figures.find(([, value]) => value === null || value < 0);
    if (bad !== undefined) {
      rows.reject(row, "bad-number", "the figure is missing or below 0", bad[0]);
      continue;
    }
    level = unit.level;
    seen.add(id);
    rows.counts.accepted++;
    const people = Object.fromEntries(figures.map(([field, value]) => [field, value!]));
    table.push({ unitId: id, people });
  }
  return level === null ? null : { level, rows: table };
}

function unitsByIdOrName({ all }: Units): ReadonlyMap<string, Units["all"][number]> {
  const named = new Map<string, Units["all"][number]>();
  const twice = new Set<string>();
  for (const unit of all) {
    if (named.has(unit.name)) twice.add(unit.name);
    named.set(unit.name, unit);
  }
  for (const name of twice) named.delete(name);
  for (const unit of all) named.set(unit.id, unit);
  return named;
}
