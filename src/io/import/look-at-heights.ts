import type { IssueLog } from "../../core/base/issue.ts";
import { type HeightGuess, heightGuess } from "../../core/elevation/height-guess.ts";
import type { ImportDecision } from "../../core/import/import-file.ts";
import type { ImportLook } from "../../core/import/import-session.ts";
import { cellPlace, type Table, type TableRaster } from "../read/table.ts";
import type { ImportContext } from "./import-context.ts";
import { previewTable } from "./preview-table.ts";
import { findPlaces } from "./propose.ts";

const SHOWN_ROWS = 200;

/** A table under the decision that it holds heights. Of a raster only a few cells are made points. */
export function lookAtHeights(
  table: Table,
  decision: ImportDecision,
  context: ImportContext,
): ImportLook {
  const places = findPlaces(partOf(table, 9), decision, context);
  const preview = previewTable(partOf(table, SHOWN_ROWS), decision, places, []);
  return {
    decision,
    preview: { ...preview, rowCount: table.rows.length },
    isFirst: false,
    diagnosis: null,
    fit: null,
  };
}

/** Whether a raster looks like heights; undefined for any other table. */
export function guessHeights({ file, raster }: Table): HeightGuess | undefined {
  if (raster === undefined) return undefined;
  const { values, isNone } = raster.bands[0]!;
  return heightGuess(file, raster, (k) => (isNone(values[k]!) ? Number.NaN : values[k]!));
}

/** Heights that are read as people would be people where nobody lives: said, never acted on. */
export function warnOfHeights(file: string, guess: HeightGuess | undefined, log: IssueLog): void {
  if (guess === undefined || !guess.isLikely) return;
  const message =
    "the cells look like heights above sea level, not people; bring the raster in as elevation (--as elevation)";
  const value = `${Math.round(guess.confidence * 100)} %: ${guess.signs.join(", ")}`;
  log.add("warning", "looks-like-heights", message, { file, value });
}

/** The first rows of a table; those of a raster stand at cells spread over it. */
function partOf(table: Table, most: number): Table {
  const { file, sheet, format, encoding, delimiter, headerRows, columns, crs, numeric } = table;
  const { raster } = table;
  const count = Math.min(most, table.rows.length);
  const base = { file, sheet, format, encoding, delimiter, headerRows, columns, crs, numeric };
  return {
    ...base,
    rows: table.rows.slice(0, count),
    ...(raster === undefined
      ? {
          rowNumbers: table.rowNumbers.slice(0, count),
          geometries: table.geometries?.slice(0, count) ?? null,
        }
      : {
          rowNumbers: Array.from({ length: count }, (_, r) => r + 1),
          geometries: Array.from({ length: count }, (_, r) => spreadPoint(raster, r / count)),
        }),
  };
}

/** A point on the diagonal of a raster, in its own system; `share` of the way from the first cell. */
function spreadPoint({ width, height, matrix }: TableRaster, share: number) {
  return { type: "Point" as const, coordinates: cellPlace(matrix, share * width, share * height) };
}
