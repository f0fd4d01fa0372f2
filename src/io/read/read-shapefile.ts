import type { IssueLog } from "../../core/base/issue.ts";
import { decodeAs } from "../text/decode-text.ts";
import { RowCells } from "./cells.ts";
import { crsNamed } from "./crs-named.ts";
import { readDbf } from "./read-dbf.ts";
import { readShapes } from "./read-shp.ts";
import type { Table } from "./table.ts";

/** The files of one Shapefile, by extension; all but one may be missing. */
export interface ShapefileParts {
  readonly shp: Uint8Array | null;
  readonly dbf: Uint8Array | null;
  readonly prj: Uint8Array | null;
  readonly cpg: Uint8Array | null;
}

/** One Shapefile as a table: attributes and shapes meet by their place in the files. */
export function readShapefile(
  file: string,
  sheet: string | null,
  parts: ShapefileParts,
  encoding: string | undefined,
  log: IssueLog,
): Table | null {
  const cpg = parts.cpg === null ? null : decodeAs(parts.cpg, "latin1");
  const dbf = parts.dbf === null ? null : readDbf(file, parts.dbf, { encoding, cpg }, log);
  const shapes = parts.shp === null ? null : readShapes(file, parts.shp, log);
  if (log.hasErrors) return null;
  if (dbf === null) {
    const message = "there is no attribute table (.dbf) beside the shapes; add it";
    log.add("warning", "dbf-missing", message, { file });
  }
  const count = Math.max(shapes?.length ?? 0, dbf?.rows.length ?? 0);
  if (shapes !== null && dbf !== null && shapes.length !== dbf.rows.length) {
    const message = `${shapes.length} shapes meet ${dbf.rows.length} attribute rows; check the files belong together`;
    log.add("warning", "shapes-and-rows-differ", message, { file });
  }
  const kept = Array.from({ length: count }, (_, r) => r).filter((r) => !dbf?.deleted.has(r));
  if (kept.length < count) {
    const message = `${count - kept.length} rows are marked as deleted in the file and are not read`;
    log.add("note", "rows-deleted", message, { file });
  }
  const columns = dbf?.columns ?? [];
  const crs = parts.prj === null ? null : crsNamed(decodeAs(parts.prj, "latin1"));
  return {
    file,
    sheet,
    format: "shp",
    encoding: dbf?.encoding ?? encoding ?? "utf-8",
    delimiter: null,
    headerRows: [],
    columns,
    rows: new RowCells(kept.map((r) => dbf?.rows[r] ?? columns.map(() => ""))),
    rowNumbers: kept.map((r) => r + 1),
    geometries: shapes === null ? null : kept.map((r) => shapes[r] ?? null),
    crs,
    numeric: dbf?.numeric ?? new Set(),
  };
}
