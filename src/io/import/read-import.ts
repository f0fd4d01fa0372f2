import { InputError, IssueLog } from "../../core/base/issue.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import type { ImportMapping, ImportResult } from "../../core/facilities/import.ts";
import { facilitiesOf } from "../inputs/facilities.ts";
import { SourceRows } from "../inputs/source-rows.ts";
import { readTable } from "../read/read-table.ts";
import { REGION_WINDOW } from "./region-window.ts";

/** Facilities from a file as the planner mapped it, with a report that accounts for every row. */
export async function readImport(
  name: string,
  bytes: Uint8Array,
  mapping: ImportMapping,
): Promise<ImportResult> {
  const log = new IssueLog();
  const table = await readTable(name, bytes, {}, log);
  if (table === null || log.hasErrors) throw new InputError(log.list());
  const rows = new SourceRows(table, { columns: mapping.columns }, "mapping", log);
  if (table.geometries === null && !(rows.has("lon") && rows.has("lat"))) {
    log.error("coordinates-missing", "the file has no geometry; choose its coordinate columns", {
      file: name,
    });
  }
  if (log.hasErrors) throw new InputError(log.list());
  const { layer, class: facilityClass, datum, swap } = mapping;
  const spec = { layer, class: facilityClass, classes: undefined, datum, swap };
  const facilities = facilitiesOf(rows, spec, new Set(), log);
  doubtFarPlaces(name, rows, facilities, log);
  return { facilities, ...rows.counts, issues: log.list() };
}

/** Places far from the region are used, and pointed out. */
function doubtFarPlaces(
  file: string,
  rows: SourceRows,
  facilities: readonly Facility[],
  log: IssueLog,
): void {
  const [w, s, e, n] = REGION_WINDOW;
  const rowOf = new Map(
    rows.kept.map((r) => [rows.has("id") ? rows.text(r, "id") : String(r + 1), r]),
  );
  for (const { id, lon, lat } of facilities) {
    if (lon >= w && lon <= e && lat >= s && lat <= n) continue;
    const message = "the place lies outside Zhejiang; check the coordinates and their datum";
    const row = rowOf.get(id);
    const place = row === undefined ? { file } : rows.place(row, rows.has("lon") ? "lon" : null);
    log.add("warning", "outside-region", message, place);
  }
}
