import { compareCodePoints } from "../../core/base/exact.ts";
import type { RuleOutcome, UnitOutcome } from "../../core/rules/outcome.ts";
import type { ListedRule } from "../../core/rules/rule-choice.ts";
import type { WrittenRule } from "../../core/rules/written-rule.ts";
import type { MatrixOrder } from "../matrix.ts";
import type { UnitView } from "../region.ts";
import type { SessionState } from "../session.ts";
import { type CellState, type MatrixCell, matrixCell, notSpokenOf } from "./matrix-cell.ts";
import type { UnitRow } from "./unit-rows.ts";
import { countyOf } from "./unit-tree.ts";

/** One rule of the matrix, with what it answered. */
export interface MatrixRule {
  readonly rule: ListedRule;
  /** As it is held to the terms: age, population, year. */
  readonly inForce: WrittenRule;
  readonly outcome: RuleOutcome | undefined;
  /** The outcome answers an earlier question. */
  readonly isEarlier: boolean;
}

export interface MatrixColumn extends MatrixRule {
  /** Cells of the listed units by state. */
  readonly counts: Readonly<Partial<Record<CellState, number>>>;
}

export interface MatrixRow {
  readonly unit: UnitView;
  readonly glyph: UnitRow["glyph"];
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[];
  readonly unmet: number;
  /** Rules with a verdict. */
  readonly decided: number;
}

export interface RuleMatrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixView {
  readonly level: SessionState["level"];
  /** Counties looked at; null = all. */
  readonly kept: readonly string[] | null;
  readonly onlyUnmet: boolean;
  readonly order: MatrixOrder;
  readonly glyphOf: (countyId: string) => UnitRow["glyph"];
  readonly nameOf: (unit: UnitView) => string;
}

/** Cells that say the standard is not reached. */
export const UNMET: ReadonlySet<CellState> = new Set([
  "short-10",
  "short-30",
  "short-more",
  "zero",
]);

/** Units × rules, worst first: most rules unmet, then farthest from them, then by id. */
export function ruleMatrix(
  rules: readonly MatrixRule[],
  units: ReadonlyMap<string, UnitView>,
  view: MatrixView,
): RuleMatrix {
  const kept = view.kept === null ? null : new Set(view.kept);
  const byUnit = rules.map(({ outcome }) => outcomesOf(outcome, view.level));
  const rows: (MatrixRow & { lack: number })[] = [];
  for (const unit of units.values()) {
    if (unit.level !== view.level) continue;
    const county = countyOf(units, unit.id) ?? "";
    if (kept !== null && !kept.has(county)) continue;
    const cells = rules.map(({ inForce, outcome }, k) =>
      matrixCell(inForce, outcome === undefined ? undefined : outcomeIn(byUnit[k]!, unit)),
    );
    const unmet = cells.filter(({ state }) => UNMET.has(state)).length;
    if (view.onlyUnmet && unmet === 0) continue;
    const met = cells.filter(({ state }) => state === "met").length;
    const lack = cells.reduce((sum, cell) => sum + cell.lack, 0);
    const glyph = unit.level === "county" ? view.glyphOf(unit.id) : null;
    rows.push({ unit, glyph, cells, unmet, decided: unmet + met, lack });
  }
  const at = rules.findIndex(
    ({ rule }) => view.order.by === "rule" && rule.entry.rule.id === view.order.id,
  );
  rows.sort((a, b) => {
    const first =
      view.order.by === "name"
        ? view.nameOf(a.unit).localeCompare(view.nameOf(b.unit), "zh-CN")
        : at >= 0
          ? worseCell(a.cells[at]!, b.cells[at]!)
          : 0;
    return first || b.unmet - a.unmet || b.lack - a.lack || compareCodePoints(a.unit.id, b.unit.id);
  });
  const columns = rules.map((rule, k) => ({ ...rule, counts: countsOf(rows, k) }));
  return { columns, rows };
}

function outcomesOf(
  outcome: RuleOutcome | undefined,
  level: string,
): ReadonlyMap<string, UnitOutcome> {
  const units = outcome?.units.filter((unit) => unit.level === level) ?? [];
  return new Map(units.map((unit) => [unit.unitId, unit]));
}

function outcomeIn(outcomes: ReadonlyMap<string, UnitOutcome>, unit: UnitView): UnitOutcome {
  return outcomes.get(unit.id) ?? notSpokenOf(unit);
}

/** Unmet before value before met before missing before not applicable; among equals the farthest. */
function worseCell(a: MatrixCell, b: MatrixCell): number {
  const rank = ({ state }: MatrixCell): number =>
    UNMET.has(state)
      ? 0
      : state === "value-only"
        ? 1
        : state === "met"
          ? 2
          : state === "missing"
            ? 3
            : 4;
  const value = ({ outcome }: MatrixCell): number => outcome?.value ?? Number.POSITIVE_INFINITY;
  return rank(a) - rank(b) || b.lack - a.lack || Math.sign(value(a) - value(b)) || 0;
}

function countsOf(rows: readonly MatrixRow[], column: number): MatrixColumn["counts"] {
  const counts: Partial<Record<CellState, number>> = {};
  for (const { cells } of rows) {
    const { state } = cells[column]!;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
