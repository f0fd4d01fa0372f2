import type { ReactNode } from "react";
import { useStore } from "zustand";
import { InputError, type Issue, type Place } from "../../../core/base/issue.ts";
import { type Language, sessionStore } from "../../../state/session.ts";
import { integer } from "../../text/format.ts";
import { hasText, type Translate, useText } from "../../text/translate.ts";

/** Findings with their exact count and the first places: file, row, column, value. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }): ReactNode {
  const t = useText();
  const language = useStore(sessionStore, (s) => s.language);
  return (
    <ul className="issue-list">
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.message}`} data-severity={issue.severity}>
          <div className="spread">
            <b>{issueText(t, issue)}</b>
            <span className="quiet nowrap">{t("import.times", { count: issue.count })}</span>
          </div>
          {issue.examples.map((place, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places of an issue never move
            <div key={k} className="quiet ellipsis">
              {placeText(t, language, place, issue.code)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function issueText(t: Translate, issue: Issue): string {
  const key = `import.${issue.code}`;
  if (!hasText(key)) return issue.message;
  const text = t(key);
  // A plan's findings name keys and values that only the message carries.
  const isAboutPlan = issue.examples.some(({ key }) => key !== undefined);
  return isAboutPlan ? `${text} (${issue.message})` : text;
}

function placeText(t: Translate, language: Language, place: Place, code: string): string {
  const { file, row, column, key, value } = place;
  const parts: string[] = [];
  if (file !== undefined) parts.push(row === undefined ? file : t("import.place", { file, row }));
  if (column !== undefined) parts.push(t("import.column", { column }));
  if (key !== undefined) parts.push(key);
  if (value !== undefined) parts.push(valueText(t, language, value, code));
  return parts.join(" · ");
}

const ESTIMATES: readonly string[] = ["estimated-position", "geocoded-position"];

/** How a place was estimated in words of the language; all else as the file has it. */
function valueText(t: Translate, language: Language, value: string, code: string): string {
  const key = `import.value-${value}`;
  return ESTIMATES.includes(code) && hasText(key)
    ? t(key)
    : value.slice(0, 80).replace(SQUARE_METRES, (digits) => integer(Number(digits), language));
}

/** A large area in a value, as a report writes it: digits without marks between them. */
const SQUARE_METRES = /\d{4,15}(?=(\.\d+)? m²)/g;

/** The findings an error carries; any other error as one finding. */
export function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof InputError) return error.issues;
  const message = error instanceof Error ? error.message : String(error);
  return [{ severity: "error", code: "failed", count: 1, message, params: {}, examples: [] }];
}
