import type { Issue } from "../../core/base/issue.ts";
import type { ImportResult } from "../../core/import/import-file.ts";
import type { ToldDecision } from "../../core/import/told-decisions.ts";

/** import-report.json: every file and sheet, the totals, the issues with five examples each. */
export function importReport(
  { files, read, rows, rejected }: ImportResult,
  issues: readonly Issue[],
  diagnoses: readonly unknown[] = [],
  /** What each file was read under. */
  decisions: readonly (readonly ToldDecision[])[] = [],
): Uint8Array {
  const report = {
    format: "import-report/1",
    files: files.map((file, k) => ({
      ...file,
      ...(diagnoses[k] === undefined ? {} : { doctor: diagnoses[k] }),
      ...(decisions[k] === undefined ? {} : { decisions: decisions[k] }),
    })),
    totals: { read, accepted: rows.length, rejected: rejected.length },
    issues: issues.map(({ severity, code, count, message, examples }) => ({
      severity,
      code,
      count,
      message,
      examples,
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);
}
