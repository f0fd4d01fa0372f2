import type { IssueLog } from "../../core/base/issue.ts";
import { type Duplicate, findDuplicates } from "../../core/import/duplicates.ts";
import type { ImportDecision, RejectedRow } from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import type { AcceptedRows } from "./accepted-rows.ts";
import { Quarantine } from "./quarantine.ts";

/** The rows of one sheet so far; what is set aside moves from one list to the other. */
export interface SheetRows {
  readonly of: { readonly table: Table; readonly decision: ImportDecision };
  rows: AcceptedRows;
  rejected: readonly RejectedRow[];
}

/**
 * One institution counts once. The same name at the same place is one; of rows that only look like one
 * the later waits in quarantine until the planner decides: merged, it gives its capacity where the other
 * has none; let in, both count. Gives the pairs that are for the planner to decide.
 */
export function setAsideDuplicates(sheets: readonly SheetRows[], log: IssueLog): Duplicate[] {
  const all = sheets.filter(({ of }) => of.decision.target === "facilities" && of.decision.doubt);
  const places = placesOf(all.map(({ rows }) => rows));
  const found = new Map(findDuplicates(places).map((pair) => [pair.other, pair]));
  const open: Duplicate[] = [];
  /** Capacities by sheet and row of its table. */
  const takenOver = new Map<AcceptedRows, Map<number, number>>();
  for (const one of all) {
    const { rows } = one;
    const { table, decision } = one.of;
    const admitted = new Set(decision.admitted);
    const merged = new Set(decision.merged);
    const quarantine = new Quarantine(table, decision, log);
    const out = new Set<number>();
    const setAside = (k: number, code: string, shown?: string): void => {
      const r = rows.tableRow(k);
      quarantine.add(r, rows.reader.keyOf(r), code, "name", "doubt", shown);
      out.add(k);
    };
    for (const [other, { first, reason, distanceM }] of found) {
      const { rows: of, k } = places.rowAt(other);
      if (of !== rows) continue;
      const key = places.keyOf(other);
      const isMerged = merged.has(key);
      if (admitted.has(key) && !isMerged) continue;
      if (reason === "same-name-and-place" && !isMerged) {
        setAside(k, "duplicate-place");
        continue;
      }
      const firstCapacity = places.capacityOf(first);
      const otherCapacity = places.capacityOf(other);
      const [firstName, otherName] = [places.nameOf(first), places.nameOf(other)];
      const shown = `${otherName} ≈ ${firstName} (${Math.round(distanceM)} m)`;
      setAside(k, isMerged ? "merged" : "possible-duplicate", shown);
      if (!isMerged) {
        open.push({
          ...{ first: places.keyOf(first), firstName, firstCapacity },
          ...{ other: key, otherName, otherCapacity, reason, distanceM },
        });
      } else if (otherCapacity !== null && firstCapacity === null) {
        const kept = places.rowAt(first);
        const given = takenOver.get(kept.rows) ?? new Map<number, number>();
        takenOver.set(kept.rows, given.set(kept.rows.tableRow(kept.k), otherCapacity));
        const message = "the capacity is that of the row merged with it; its own is missing";
        const { table: of } = kept.rows.reader;
        const row = of.rowNumbers[kept.rows.tableRow(kept.k)]!;
        const place = { file: of.file, row, value: String(otherCapacity) };
        log.add("note", "capacity-from-merged", message, place);
      }
    }
    // Rows that were merged and are not near the other any more stay merged: the planner said so.
    for (let k = 0; merged.size > 0 && k < rows.length; k++) {
      if (!out.has(k) && merged.has(rows.reader.keyOf(rows.tableRow(k)))) setAside(k, "merged");
    }
    one.rows = rows.without(out);
    one.rejected = [...one.rejected, ...quarantine.rows];
    takenOver.set(one.rows, takenOver.get(rows) ?? new Map());
  }
  for (const one of all) one.rows = one.rows.withCapacities(takenOver.get(one.rows) ?? new Map());
  return open;
}

/** Rows with a place of their own, of several tables one after the other. */
function placesOf(parts: readonly AcceptedRows[]) {
  const own = parts.flatMap((rows) => {
    const ks: number[] = [];
    for (let k = 0; k < rows.length; k++) {
      if (rows.isPoint(k) && rows.estimated(k) === null) ks.push(k);
    }
    return [{ rows, ks }];
  });
  const length = own.reduce((sum, { ks }) => sum + ks.length, 0);
  const lon = new Float64Array(length);
  const lat = new Float64Array(length);
  let at = 0;
  for (const { rows, ks } of own) {
    for (const k of ks) {
      lon[at] = rows.lon[k]!;
      lat[at++] = rows.lat[k]!;
    }
  }
  const rowAt = (place: number): { readonly rows: AcceptedRows; readonly k: number } => {
    let rest = place;
    for (const { rows, ks } of own) {
      if (rest < ks.length) return { rows, k: ks[rest]! };
      rest -= ks.length;
    }
    throw new RangeError(`there is no place ${place} among ${length}`);
  };
  const keyOf = (place: number): string => {
    const { rows, k } = rowAt(place);
    return rows.reader.keyOf(rows.tableRow(k));
  };
  const nameOf = (place: number): string => {
    const { rows, k } = rowAt(place);
    return rows.nameOf(k);
  };
  const capacityOf = (place: number): number | null => {
    const { rows, k } = rowAt(place);
    const { capacity } = rows.told(k).fields;
    return typeof capacity === "number" ? capacity : null;
  };
  return { length, lon, lat, rowAt, keyOf, nameOf, capacityOf };
}
