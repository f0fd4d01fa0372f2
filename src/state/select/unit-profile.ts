import type { RuleOutcome, UnitOutcome } from "../../core/rules/outcome.ts";
import { type MatrixCell, matrixCell, notSpokenOf } from "./matrix-cell.ts";
import type { MatrixRule } from "./rule-matrix.ts";

/** One rule in one unit, beside the whole and the others of its level. */
export interface ProfileRow extends MatrixRule {
  readonly cell: MatrixCell;
  readonly whole: MatrixCell;
  /** From 1, best first, over units of the level that have a figure; null where this one has none. */
  readonly rank: number | null;
  readonly ranked: number;
}

/** Every rule that is on, for one unit; a rule that does not speak of it is `not-applicable`. */
export function profileRows(
  rules: readonly MatrixRule[],
  unit: { readonly id: string; readonly level: string },
): ProfileRow[] {
  return rules.map((rule) => {
    const { inForce, outcome } = rule;
    const peers = (outcome?.units ?? []).filter(
      ({ level, value }) => level === unit.level && value !== null,
    );
    const own = outcome?.units.find(
      ({ level, unitId }) => level === unit.level && unitId === unit.id,
    );
    const value = own?.value ?? null;
    const best = isLessBetter(rule) ? -1 : 1;
    const ahead =
      value === null ? 0 : peers.filter((peer) => (peer.value! - value) * best > 0).length;
    return {
      ...rule,
      cell: matrixCell(inForce, outcome === undefined ? undefined : (own ?? notSpokenOf(unit))),
      whole: matrixCell(inForce, wholeOf(outcome)),
      rank: value === null ? null : 1 + ahead,
      ranked: peers.length,
    };
  });
}

/** `exists` with a greatest number and no least is better the fewer there are. */
function isLessBetter({ inForce }: MatrixRule): boolean {
  return inForce.kind === "exists" && inForce.atMost !== undefined && inForce.atLeast === undefined;
}

function wholeOf(outcome: RuleOutcome | undefined): UnitOutcome | undefined {
  return outcome?.units.find(({ level }) => level === "province") ?? outcome?.whole;
}
