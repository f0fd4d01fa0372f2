import type { ImportDecision } from "../import/import-file.ts";
import type { InputData } from "./project.ts";

/** What is asked beside the decision before an input can be put in place. */
export interface TakeOptions {
  /** Level of units: `county`, `town`, `village`. */
  readonly level: string | null;
  /** What the people are and of when: `registered-2024-12`. */
  readonly basis: string | null;
}

/** An input without its place in the project; `source` is the plan's, without its path. */
export interface Taken<Data = InputData> {
  readonly data: Data;
  readonly source: Readonly<Record<string, unknown>>;
}

/** What the planner did with the rows of a quarantine: cells put right, doubts overruled. */
export type Readmission = Pick<ImportDecision, "mends" | "admitted">;

export interface Readmitted<Data = InputData> {
  readonly data: Data;
  readonly admitted: number;
  readonly left: number;
}
