import type { Geometry } from "geojson";
import type { RejectedRow } from "../../core/import/import-file.ts";
import type { Table } from "../read/table.ts";
import { AcceptedRows } from "./accepted-rows.ts";
import { FieldReader } from "./fields-of-row.ts";
import { placeOfImport } from "./place-of-import.ts";
import { Quarantine } from "./quarantine.ts";
import type { ReadSetting } from "./read-setting.ts";
import { rowKind } from "./row-kind.ts";
import { RowReader } from "./row-reader.ts";

export interface ReadRows {
  readonly rows: AcceptedRows;
  readonly rejected: readonly RejectedRow[];
}

/** Why a row is set aside; a doubt may be overruled by the planner. */
interface Refusal {
  readonly code: string;
  readonly column: string | null;
  readonly isDoubt?: boolean;
}

const TICK_EVERY = 2000;

/**
 * The rows of a table as decided: every row is stored or set aside with all its reasons, none is
 * lost. `read = rows + rejected`.
 */
export function readRows(table: Table, setting: ReadSetting): ReadRows {
  const { decision, log, seen, tick } = setting;
  const count = table.rows.length;
  const reader = new RowReader(table, decision);
  const fields = new FieldReader(reader);
  const admitted = new Set(decision.admitted);
  const quarantine = new Quarantine(table, decision, log);
  const taken = new Uint32Array(count);
  const lon = new Float64Array(count).fill(Number.NaN);
  const lat = new Float64Array(count).fill(Number.NaN);
  const areas = new Map<number, Geometry>();
  const estimated = new Map<number, string>();
  let accepted = 0;
  /** Takes a row in; or says why not. */
  const take = (r: number): Refusal | null => {
    const isAdmitted = !decision.doubt || (admitted.size > 0 && admitted.has(reader.keyOf(r)));
    const kind = rowKind(table, r);
    if (kind !== null && !isAdmitted) return { code: kind, column: null, isDoubt: true };
    const id = reader.idOf(r);
    if (id === "") return { code: "id-missing", column: "id" };
    const slot = seen.find(id);
    if (slot < 0) return { code: "duplicate-id", column: "id" };
    const refusal = place(r, isAdmitted);
    if (refusal === null) seen.take(slot, reader, r);
    return refusal;
  };
  const place = (r: number, isAdmitted: boolean): Refusal | null => {
    const found = placeOfImport(reader, r, setting);
    if (!found.ok) return found;
    if (found.doubt !== null && !isAdmitted) {
      return { code: found.doubt, column: found.column, isDoubt: true };
    }
    const fault = fields.check(r, log);
    if (fault !== null) return fault;
    const { geometry } = found;
    if (geometry?.type === "Point") {
      lon[accepted] = geometry.coordinates[0]!;
      lat[accepted] = geometry.coordinates[1]!;
    } else if (geometry !== null) areas.set(r, geometry);
    if (found.estimated !== null) estimated.set(r, found.estimated);
    taken[accepted++] = r;
    return null;
  };
  for (let r = 0; r < count; r++) {
    if (r % TICK_EVERY === 0) tick(r, count);
    const refusal = take(r);
    if (refusal === null) continue;
    const { code, column, isDoubt } = refusal;
    quarantine.add(r, reader.keyOf(r), code, column, isDoubt === true ? "doubt" : undefined);
  }
  tick(count, count);
  const rows = new AcceptedRows(
    reader,
    taken.slice(0, accepted),
    lon.slice(0, accepted),
    lat.slice(0, accepted),
    areas,
    estimated,
  );
  return { rows, rejected: quarantine.rows };
}
