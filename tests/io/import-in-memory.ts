import { IssueLog } from "../../src/core/base/issue.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { facilitiesOfRows } from "../../src/core/import/facilities-of-rows.ts";
import type { ImportDecision } from "../../src/core/import/import-file.ts";
import { type ImportContext, NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { importTables } from "../../src/io/import/import-tables.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { proposeDecision } from "../../src/io/import/propose.ts";
import { openSource, tableOfSheet } from "../../src/io/read/open-source.ts";

/** The box around Zhejiang and nothing else: no land, no units. */
const ZHEJIANG: ImportContext = { ...NO_CONTEXT, window: [117.9, 26.9, 123.3, 31.4] };

/** All sheets of a file as facilities of the layer `own`, with what the decision changes. */
export async function importBytes(
  name: string,
  bytes: Uint8Array,
  change: Partial<ImportDecision> = {},
  context: ImportContext = ZHEJIANG,
) {
  const log = new IssueLog();
  const sheets = (await openSource({ name, bytes }, {}, log)) ?? [];
  const decided = sheets.map((sheet) => {
    const table = tableOfSheet(sheet, null, log);
    const proposed = proposeDecision(table, change.target ?? "facilities", { class: "clinic" });
    return { table, decision: { ...proposed, ...change } };
  });
  const result = await importTables(decided, context, log, noTick);
  return {
    ...result,
    accepted: result.rows.length,
    rejected: result.rejected.length,
    quarantine: result.rejected,
    facilities: facilitiesOfRows(result.rows, "own"),
    issues: log.list(),
  };
}

/** The look that the dialog takes at a file before anything is decided. */
export async function lookAt(name: string, bytes: Uint8Array, context = ZHEJIANG) {
  const open = await OpenImport.open({ name, bytes }, undefined, context);
  return open.look({
    sheets: [0],
    header: null,
    decision: null,
    target: "facilities",
    class: "clinic",
    trusted: [],
  });
}

/** Field → column as guessed. */
export async function guesses(name: string, bytes: Uint8Array) {
  return (await lookAt(name, bytes)).decision.columns;
}
