import type { IssueLog } from "../../core/base/issue.ts";
import type { AcceptedRows } from "./accepted-rows.ts";

/** Ends of links on no landmass that is known: such a link joins nothing. */
export function noteLinkEnds(
  rows: AcceptedRows,
  landmasses: ReadonlySet<string>,
  log: IssueLog,
): void {
  const { table, decision } = rows.reader;
  if (decision.target !== "links" || landmasses.size === 0) return;
  const { file, sheet } = table;
  for (let k = 0; k < rows.length; k++) {
    const { row, fields } = rows.told(k);
    for (const end of ["a", "b"]) {
      const id = String(fields[end] ?? "");
      if (landmasses.has(id)) continue;
      const message = "an end of the link is no landmass that is known, and joins nothing";
      const at = sheet === null ? { file } : { file, sheet };
      const column = decision.columns[end];
      const place = { ...at, row, ...(column === undefined ? {} : { column }) };
      log.add("warning", "link-end-unknown", message, { ...place, value: id.slice(0, 120) });
    }
  }
}
