/** Where in the user's material something was found. `row` is what a spreadsheet shows. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  /** Key path inside a plan, e.g. `rules[0].cutoff`. */
  readonly key?: string;
  readonly value?: string;
}

export type Severity = "error" | "warning" | "note";

/** All findings of one kind: the exact count, and the first five places. */
export interface Issue {
  readonly severity: Severity;
  readonly code: string;
  readonly count: number;
  /** English sentence for files and the terminal; the app words it from `code` and `params`. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly examples: readonly Place[];
}

const MAX_EXAMPLES = 5;

/** Collects findings; equal severity, code and message are one issue with a count. */
export class IssueLog {
  readonly #issues = new Map<string, { issue: Issue; examples: Place[]; count: number }>();

  add(
    severity: Severity,
    code: string,
    message: string,
    place: Place = {},
    params: Readonly<Record<string, string | number>> = {},
    /** How often it was found; `place` is the first of these. */
    count = 1,
  ): void {
    const key = `${severity} ${code} ${place.file ?? ""} ${message}`;
    let entry = this.#issues.get(key);
    if (entry === undefined) {
      entry = {
        issue: { severity, code, count: 0, message, params, examples: [] },
        examples: [],
        count: 0,
      };
      this.#issues.set(key, entry);
    }
    entry.count += count;
    if (entry.examples.length < MAX_EXAMPLES) entry.examples.push(place);
  }

  error(code: string, message: string, place: Place = {}): void {
    this.add("error", code, message, place);
  }

  get hasErrors(): boolean {
    return [...this.#issues.values()].some(({ issue }) => issue.severity === "error");
  }

  /** In order of first occurrence. */
  list(): Issue[] {
    return [...this.#issues.values()].map(({ issue, examples, count }) => ({
      ...issue,
      count,
      examples,
    }));
  }
}

/** The user's input is at fault: nothing is computed, the log says what to mend. */
export class InputError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.code}: ${issue.message}`).join("\n"));
    this.name = "InputError";
    this.issues = issues;
  }
}
