import type { RuleTerms } from "../core/rules/rule-in-force.ts";

export type MatrixOrder =
  | { readonly by: "unmet" }
  | { readonly by: "name" }
  | { readonly by: "rule"; readonly id: string };

/** How the matrix of rules is looked at; kept on this machine, not undone. */
export interface MatrixSettings {
  readonly isOpen: boolean;
  readonly onlyUnmet: boolean;
  readonly order: MatrixOrder;
  readonly terms: RuleTerms;
  /** The cell whose detail is open. */
  readonly cell: { readonly rule: string; readonly unit: string } | null;
}

export const OPENING_MATRIX: MatrixSettings = {
  isOpen: false,
  onlyUnmet: false,
  order: { by: "unmet" },
  terms: { elderAge: "age60", basis: "resident", year: null },
  cell: null,
};
