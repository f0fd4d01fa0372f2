import type { StoredReport } from "../../core/import/stored-import.ts";

/** import-report.json, as the command line writes it, with the decision that it rests on. */
export function reportJson(report: StoredReport): Uint8Array {
  const { files, totals, decision, issues } = report;
  const file = { format: "import-report/1", files, totals, decision, issues };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
