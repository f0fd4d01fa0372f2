import type { IssueLog } from "../../core/base/issue.ts";
import { cleanCoordinate } from "../../core/import/clean-value.ts";
import { columnRoles } from "../../core/import/column-roles.ts";
import { Gazetteer, type GazetteerLine } from "../../core/import/gazetteer.ts";
import { openSource, tableOfSheet } from "../read/open-source.ts";
import type { SourceFile } from "../read/source-file.ts";
import { sampleOf } from "./propose.ts";

/** Of rows that say no address, or no place for it. */
export const UNUSED_ROW = "address-row-unused";
const UNUSED = "the row of the geocoding table has no address or no coordinates; it is not used";

/** The planner's own table of addresses or places with their coordinates; null with an error where it is none. */
export async function readGazetteer(file: SourceFile, log: IssueLog): Promise<Gazetteer | null> {
  const sheets = await openSource(file, {}, log);
  if (sheets === null) return null;
  const lines: GazetteerLine[] = [];
  for (const sheet of sheets) {
    const table = tableOfSheet(sheet, null, log);
    const roles = new Map(
      columnRoles(sampleOf(table), "facilities", false).map(({ field, column }) => [field, column]),
    );
    const at = (field: string): number => table.columns.indexOf(roles.get(field) ?? "");
    const [address, name, lon, lat] = [at("address"), at("name"), at("lon"), at("lat")] as const;
    const text = (r: number, column: number): string =>
      column < 0 ? "" : table.rows.at(r, column).trim();
    for (let r = 0; r < table.rows.length; r++) {
      const place = table.geometries?.[r];
      const [x, y] =
        place?.type === "Point"
          ? (place.coordinates as [number, number])
          : [cleanCoordinate(text(r, lon)).value, cleanCoordinate(text(r, lat)).value];
      const key = text(r, address) || text(r, name);
      const isPlaced = x !== null && y !== null && Number.isFinite(x) && Number.isFinite(y);
      if (isPlaced && key !== "") lines.push({ text: key, x, y });
      else log.add("warning", UNUSED_ROW, UNUSED, { file: file.name, row: table.rowNumbers[r]! });
    }
  }
  if (lines.length > 0) return new Gazetteer(lines);
  const message = "the geocoding table needs an address (or a name) and two columns of coordinates";
  log.error("no-gazetteer", message, { file: file.name });
  return null;
}
