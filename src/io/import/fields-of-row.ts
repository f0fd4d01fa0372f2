import type { IssueLog } from "../../core/base/issue.ts";
import { STATUSES } from "../../core/facilities/facility.ts";
import { type CellNote, cleanNumber, unitFactor } from "../../core/import/clean-value.ts";
import { FIGURES } from "../../core/import/column-roles.ts";
import { MOST_PEOPLE } from "../inputs/demand.ts";
import { statusOf } from "../inputs/facilities.ts";
import type { RowReader } from "./row-reader.ts";

type Fields = Record<string, string | number | null>;

/** Why a row cannot be used, and our field that says so. */
interface FieldFault {
  readonly code: string;
  readonly column: string;
}

/** Our fields that a plan reads as weights of demand: it takes no row that lacks one of those it names. */
export const WEIGHTS: readonly string[] = ["people", "age60", "age65", "age80", "age0_2"];
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

/** How one of our fields is read from its column. */
interface Step {
  readonly field: string;
  readonly column: string;
  readonly at: number;
  readonly kind: "figure" | "year" | "status" | "link" | "text";
  /** What the unit in the column's name multiplies figures by. */
  readonly factor: number;
}

/** Reads our fields of a table's rows, cleaned; what a cell does not say is missing, never 0. */
export class FieldReader {
  readonly #reader: RowReader;
  readonly #steps: readonly Step[];
  readonly #ofDemand: boolean;
  readonly #ofUnits: boolean;
  /** Words of the status or link column that were looked up and found. */
  readonly #knownWords = new Set<string>();

  constructor(reader: RowReader) {
    const { columns, target } = reader.decision;
    this.#reader = reader;
    this.#ofDemand = target === "demand";
    this.#ofUnits = target === "units";
    this.#steps = Object.entries(columns)
      .filter(([field]) => !PLACES.includes(field))
      .map(([field, column]) => ({
        field,
        column,
        at: reader.columnAt(column),
        kind: kindOf(field),
        factor: unitFactor(column),
      }));
  }

  /** Looks at every field of a row, says in the log how it was read; a fault where it cannot be used. */
  check(r: number, log: IssueLog): FieldFault | null {
    const { rows } = this.#reader.table;
    for (const step of this.#steps) {
      const { field, kind, at } = step;
      if (kind === "text" || kind === "year") continue;
      if (kind === "figure") {
        // Nearly all figures are plain ones, of which there is nothing to say.
        const plain = step.factor === 1 && at >= 0 ? rows.numberAt(r, at) : 0;
        const isPlain = plain > 0 && !this.#reader.isMended(r);
        const value = isPlain ? plain : this.#figure(r, step, log);
        const isWeight = this.#ofDemand && WEIGHTS.includes(field);
        if (isWeight && (value === null || value < 0 || value > MOST_PEOPLE)) {
          return { code: "weight-not-a-number", column: field };
        }
        continue;
      }
      const text = this.#text(r, step);
      // A column of states has a few words over and over.
      if (this.#knownWords.has(text)) continue;
      if ((kind === "status" ? statusOf(text) : linkOf(text)) === null) {
        return { code: kind === "status" ? "unknown-status" : "unknown-value", column: field };
      }
      this.#knownWords.add(text);
    }
    return null;
  }

  /** Our fields of a row that was checked. */
  fieldsOf(r: number): Readonly<Fields> {
    const { decision } = this.#reader;
    const fields: Fields = { id: this.#reader.idOf(r) };
    for (const step of this.#steps) fields[step.field] = this.#valueOf(r, step);
    if (decision.target === "facilities") {
      fields.class = decision.class;
      fields.status ??= STATUSES[0];
    }
    return fields;
  }

  #valueOf(r: number, step: Step): string | number | null {
    const text = this.#text(r, step);
    switch (step.kind) {
      case "figure": {
        const { value } = cleanNumber(text, step.factor);
        return value !== null && value < 0 ? null : value;
      }
      case "year":
        return yearOf(text);
      case "status":
        return statusOf(text);
      case "link":
        return linkOf(text);
      case "text":
        return text;
    }
  }

  #text(r: number, { column, at }: Step): string {
    return this.#reader.text(r, column, at).trim();
  }

  #figure(r: number, step: Step, log: IssueLog): number | null {
    const { column, factor, field } = step;
    const text = this.#text(r, step);
    const { value, notes } = cleanNumber(text, factor);
    const { file, sheet, rowNumbers } = this.#reader.table;
    const place = {
      file,
      ...(sheet === null ? {} : { sheet }),
      row: rowNumbers[r]!,
      column,
      ...(text === "" ? {} : { value: text.slice(0, 120) }),
    };
    for (const note of notes) {
      const isLoss = note === "not-a-number" || note === "date-in-number";
      const message = NOTE_MESSAGES[note];
      if (message !== undefined) {
        log.add(isLoss ? "warning" : "note", `cell-${note}`, message, place);
      }
    }
    if (text === "" && field === "capacity") {
      log.add("note", "capacity-missing", "the capacity is missing and stays missing", place);
    }
    if (this.#ofUnits && field === "people" && (value === null || value === 0)) {
      const message = "the unit has no people, or their number is missing";
      log.add("note", "unit-without-people", message, place);
    }
    if (value !== null && value < 0) {
      const message = "the figure is below 0 and is taken as missing; correct it";
      log.add("warning", "negative-figure", message, place);
    }
    return value;
  }
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

function kindOf(field: string): Step["kind"] {
  if (FIGURES.includes(field)) return "figure";
  if (YEARS.includes(field)) return "year";
  return field === "status" ? "status" : field === "kind" ? "link" : "text";
}

function linkOf(text: string): string | null {
  const kind = Object.hasOwn(LINK_WORDS, text) ? LINK_WORDS[text]! : text.toLowerCase();
  return LINK_KINDS.includes(kind) ? kind : null;
}

/** The year in a text: 2012, 2012年, 2012-05-01, 2012/5; null for none. */
function yearOf(text: string): number | null {
  const year = /(?:^|\D)((?:18|19|20|21)\d{2})(?:\D|$)/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}
