import type { Issue } from "../../core/base/issue.ts";

/** report.json, format `report/1`: what was found in the inputs, with the first places of each. */
export function reportJson(issues: readonly Issue[]): Record<string, unknown> {
  return {
    format: "report/1",
    issues: issues.map(({ severity, code, count, message, examples }) => ({
      severity,
      code,
      count,
      message,
      examples: examples.map(({ file, sheet, row, column, key, value }) => ({
        file,
        sheet,
        row,
        column,
        key,
        value,
      })),
    })),
  };
}
