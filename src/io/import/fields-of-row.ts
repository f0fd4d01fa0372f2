import type { IssueLog } from "../../core/base/issue.ts";
import { STATUSES } from "../../core/facilities/facility.ts";
import { type CellNote, cleanNumber, unitFactor } from "../../core/import/clean-value.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import { statusOf } from "../inputs/facilities.ts";
import type { Table } from "../read/table.ts";
import type { CellOf } from "./place-in-row.ts";

type Fields = Record<string, string | number | null>;

export type FieldsOfRow =
  | { readonly ok: true; readonly fields: Readonly<Fields> }
  | { readonly ok: false; readonly code: string; readonly column: string | null };

const FIGURES = ["capacity", "areaM2", "people", "age60", "age65", "age80", "age0_2"];
const YEARS = ["openYear", "closeYear"];
const PLACES = ["id", "lon", "lat", "pair"];
const LINK_KINDS: readonly string[] = ["bridge", "tunnel", "ferry"];
const LINK_WORDS: Readonly<Record<string, string>> = {
  桥: "bridge",
  大桥: "bridge",
  隧道: "tunnel",
  渡船: "ferry",
  轮渡: "ferry",
};

/** Our fields of a row, cleaned; what a cell does not say is missing, never 0. */
export function readFields(
  table: Table,
  r: number,
  cell: CellOf,
  decision: ImportDecision,
  log: IssueLog,
): FieldsOfRow {
  const fields: Fields = {};
  for (const [field, column] of Object.entries(decision.columns)) {
    if (PLACES.includes(field)) continue;
    const text = cell(column);
    if (FIGURES.includes(field)) {
      const value = figure(table, r, field, column, text, log);
      if (field === "people" && decision.target === "demand" && (value === null || value < 0)) {
        return { ok: false, code: "weight-not-a-number", column: field };
      }
      fields[field] = value !== null && value < 0 ? null : value;
    } else if (YEARS.includes(field)) {
      fields[field] = yearOf(text);
    } else if (field === "status") {
      const status = statusOf(text.trim());
      if (status === null) return { ok: false, code: "unknown-status", column: field };
      fields[field] = status;
    } else if (field === "kind") {
      const kind = Object.hasOwn(LINK_WORDS, text.trim())
        ? LINK_WORDS[text.trim()]!
        : text.trim().toLowerCase();
      if (!LINK_KINDS.includes(kind)) return { ok: false, code: "unknown-value", column: field };
      fields[field] = kind;
    } else fields[field] = text.trim();
  }
  if (decision.target === "facilities") {
    fields.class = decision.class;
    fields.status ??= STATUSES[0];
  }
  return { ok: true, fields };
}

/** How cells that are not plain figures were read, as the report says it. */
const NOTE_MESSAGES: Readonly<Partial<Record<CellNote, string>>> = {
  "full-width": "a figure in full-width characters was read as digits",
  thousands: "a figure with thousands separators was read without them",
  unit: "a unit in the cell was read and taken off",
  scaled: "figures were converted from the unit of their column or cell",
  approximate: "an approximate figure was read as its number",
  "marked-missing": "a sign for no data was read as missing, not as 0",
  "not-a-number": "the cell is no figure and is taken as missing; write digits only",
  "date-in-number": "a date stands where a figure should be and is taken as missing; correct it",
};

function figure(
  table: Table,
  r: number,
  field: string,
  column: string,
  text: string,
  log: IssueLog,
): number | null {
  const { value, notes } = cleanNumber(text, unitFactor(column));
  const { file, sheet, rowNumbers } = table;
  const place = {
    file,
    ...(sheet === null ? {} : { sheet }),
    row: rowNumbers[r]!,
    column,
    ...(text.trim() === "" ? {} : { value: text.trim().slice(0, 120) }),
  };
  for (const note of notes) {
    const isLoss = note === "not-a-number" || note === "date-in-number";
    const message = NOTE_MESSAGES[note];
    if (message !== undefined) log.add(isLoss ? "warning" : "note", `cell-${note}`, message, place);
  }
  if (text.trim() === "" && field === "capacity") {
    log.add("note", "capacity-missing", "the capacity is missing and stays missing", place);
  }
  if (value !== null && value < 0) {
    const message = "the figure is below 0 and is taken as missing; correct it";
    log.add("warning", "negative-figure", message, place);
  }
  return value;
}

/** The year in a text: 2012, 2012年, 2012-05-01, 2012/5; null for none. */
function yearOf(text: string): number | null {
  const year = /(?:^|\D)((?:18|19|20|21)\d{2})(?:\D|$)/.exec(text.trim())?.[1];
  return year === undefined ? null : Number(year);
}
