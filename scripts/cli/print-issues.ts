import type { Issue, Place } from "../../src/core/base/issue.ts";

/**
 * One line per problem on stderr: `error CODE FILE[:ROW[:COLUMN]] [KEY.PATH] message; what to do`.
 * Errors name every place they kept; rows that were left out, the first and how many.
 */
export function printIssues(issues: readonly Issue[]): void {
  for (const issue of issues) {
    const places = issue.severity === "error" ? issue.examples : issue.examples.slice(0, 1);
    const rest = issue.count - places.length;
    const lines = places.map((place) => lineOf(issue, place));
    if (rest > 0) lines[lines.length - 1] += ` (${rest} more)`;
    process.stderr.write(lines.map((line) => `${line}\n`).join(""));
  }
}

function lineOf(issue: Issue, place: Place): string {
  const where = [place.file, place.row, place.column].filter((part) => part !== undefined);
  const parts = [
    issue.severity,
    issue.code,
    where.length > 0 ? clean(where.join(":"), 200) : "-",
    place.key === undefined ? "" : `[${clean(place.key, 200)}]`,
    place.value === undefined ? "" : clean(JSON.stringify(place.value), 200),
    clean(issue.message, 1000),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** Control characters of hostile names must not reach the terminal. */
function clean(text: string, length: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").slice(0, length);
}
