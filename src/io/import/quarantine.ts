import type { IssueLog } from "../../core/base/issue.ts";
import type { ImportDecision, RejectedRow } from "../../core/import/import-file.ts";
import { rowOf } from "../read/cells.ts";
import type { Table } from "../read/table.ts";

/** What each reason means, as files and the terminal say it. */
const MESSAGES: Readonly<Record<string, string>> = {
  "total-row": "the row is a sum of others",
  "header-repeated": "the row repeats the header",
  "note-row": "the row is a note, not a record",
  merged: "the row is the same institution as another one, as you decided",
  "id-missing": "the id is empty",
  "duplicate-id": "the id is already taken by an earlier row",
  "coordinates-missing": "the coordinates are missing",
  "coordinates-not-numbers": "the coordinates cannot be read as numbers",
  "coordinates-zero": "the coordinates are 0, 0: the place is not known",
  "latitude-out-of-range": "the latitude is beyond 90°",
  "longitude-out-of-range": "the longitude is beyond 180°",
  "coordinates-exchanged": "longitude and latitude look exchanged",
  "projected-coordinates": "the numbers are metres of a coordinate system that is not named",
  "outside-region": "the place lies outside the region",
  "place-not-found": "no town or county of the region is named in the address",
  "not-a-point": "expected a point",
  "not-a-polygon": "expected a polygon",
  "point-among-areas": "a point among areas of people: a file gives people in one way; split it",
  "area-among-points": "an area among points of people: a file gives people in one way; split it",
  "polygon-broken": "the polygon cannot be repaired",
  "weight-not-a-number": "the number of people is missing, no number or below 0",
  "unknown-status": "the status is none of open, building, planned, closed",
  "unknown-value": "the kind is none of bridge, tunnel, ferry",
  "possible-duplicate":
    "the row looks like the same institution as an earlier one; until you decide it counts once",
  "duplicate-place": "a row before it has the same name within 50 m",
};

/** Rows that are set aside, each counted once and named in the report. */
export class Quarantine {
  readonly rows: RejectedRow[] = [];
  readonly #table: Table;
  readonly #decision: ImportDecision;
  readonly #log: IssueLog;

  constructor(table: Table, decision: ImportDecision, log: IssueLog) {
    this.#table = table;
    this.#decision = decision;
    this.#log = log;
  }

  /** A `doubt` may be overruled by the planner; a fault must be mended. `field` is ours. */
  add(
    r: number,
    key: string,
    code: string,
    field: string | null,
    kind?: "doubt",
    /** What the report shows in place of the cell. */
    shown?: string,
  ): void {
    const { file, sheet, rowNumbers, rows, columns } = this.#table;
    const column = field === null ? null : (this.#decision.columns[field] ?? field);
    const at = column === null ? -1 : columns.indexOf(column);
    const value = shown ?? (at < 0 ? "" : rows.at(r, at).trim());
    this.rows.push({
      key,
      sheet,
      row: rowNumbers[r]!,
      reasons: [{ code, column }],
      canAdmit: kind === "doubt",
      cells: rowOf(rows, r, columns.length),
    });
    this.#log.add("warning", code, `${MESSAGES[code] ?? code}; the row is not used`, {
      file,
      ...(sheet === null ? {} : { sheet }),
      row: rowNumbers[r]!,
      ...(column === null ? {} : { column }),
      ...(value === "" ? {} : { value: value.slice(0, 120) }),
    });
  }
}
