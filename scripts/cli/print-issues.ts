import type { Issue } from "../../src/core/base/issue.ts";

/** One line per problem on stderr: `error CODE FILE[:ROW[:COLUMN]] [KEY.PATH] message; what to do`. */
export function printIssues(issues: readonly Issue[]): void {
  for (const issue of issues) {
    const place = issue.examples[0] ?? {};
    const where = [place.file, place.row, place.column].filter((part) => part !== undefined);
    const parts = [
      issue.severity,
      issue.code,
      where.length > 0 ? clean(where.join(":")) : "-",
      place.key === undefined ? "" : `[${clean(place.key)}]`,
      place.value === undefined ? "" : clean(JSON.stringify(place.value)),
      issue.message,
      issue.count > 1 ? `(${issue.count} times)` : "",
    ];
    process.stderr.write(`${parts.filter((part) => part !== "").join(" ")}\n`);
  }
}

/** Control characters of hostile names must not reach the terminal. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, 200);
}
