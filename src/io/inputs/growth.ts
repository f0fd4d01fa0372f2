import type { IssueLog } from "../../core/base/issue.ts";
import type { Growth } from "../../core/demand/growth.ts";
import type { SourceRows } from "./source-rows.ts";

/** Known units and weights fields: a row that names another is set aside. */
export interface Known {
  readonly units: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
}

/** Growth per unit, group and year from a table: a factor on the base, or people. */
export function growthOf(rows: SourceRows, known: Known, key: string, log: IssueLog): Growth[] {
  for (const field of ["unit", "field", "year"]) {
    if (rows.has(field)) continue;
    const message = "growth needs the columns unit, field, year, and factor or people";
    log.error("missing-key", message, { key: `${key}.columns.${field}` });
  }
  if (rows.has("factor") === rows.has("people")) {
    const message = "growth is given by one of the columns factor and people";
    log.error("missing-key", message, { key: `${key}.columns.factor` });
  }
  if (log.hasErrors) return [];
  const growth: Growth[] = [];
  const seen = new Set<string>();
  for (const row of rows.kept) {
    const unitId = rows.text(row, "unit");
    const field = rows.text(row, "field");
    const year = rows.number(row, "year");
    const isFactor = rows.has("factor");
    const amount = rows.number(row, isFactor ? "factor" : "people");
    const place = JSON.stringify([unitId, field, year]);
    if (!known.units.has(unitId)) rows.reject(row, "unknown-unit", "there is no such unit", "unit");
    else if (!known.fields.has(field)) {
      rows.reject(row, "unknown-field", "the demand has no such group", "field");
    } else if (year === null || !Number.isInteger(year)) {
      rows.reject(row, "bad-value", "the year is no whole number", "year");
    } else if (amount === null || amount < 0 || amount > MOST) {
      rows.reject(row, "bad-value", "the growth is no number ≥ 0", isFactor ? "factor" : "people");
    } else if (seen.has(place)) {
      rows.reject(row, "duplicate-id", "unit, group and year stand twice", "year");
    } else {
      seen.add(place);
      rows.counts.accepted++;
      const given = isFactor ? { factor: amount } : { people: amount };
      growth.push({ unitId, field, year, amount: given });
    }
  }
  return growth;
}

/** More is no population, and sums of millionths stay exact below it. */
const MOST = 1e9;
