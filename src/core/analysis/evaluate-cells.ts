import type { CoverageSummary } from "../access/summary.ts";
import { MICRO, shareText } from "../base/exact.ts";
import type { UnitOutcome } from "../rules/outcome.ts";
import type { CellRule, SupplyRule } from "../rules/rule.ts";
import { mergedCodes, statusOfShare } from "../rules/status.ts";
import { type CellDecision, summariesOf } from "./cell-decision.ts";
import { decideAllClasses } from "./decide-all-classes.ts";
import { decideSupply, type SupplyDecision, supplyKey } from "./decide-supply.ts";
import { decideTiered } from "./decide-tiered.ts";
import { decideWithin } from "./decide-within.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { absenceCodes, absentClasses } from "./missing-data.ts";
import { rowSums } from "./row-sums.ts";

/** A rule decided cell by cell, summed by unit. */
export interface CellEvaluation {
  readonly decision: CellDecision;
  /** Tier of each point, of within-tiered. */
  readonly tier: Int8Array | null;
  /** Bits of the classes out of reach, of all-classes. */
  readonly missingClasses: Uint32Array | null;
  readonly supply: SupplyDecision | null;
  /** Units of the levels asked for, then groups. */
  readonly summaries: readonly CoverageSummary[];
  readonly all: CoverageSummary;
  readonly whole: UnitOutcome;
  readonly units: readonly UnitOutcome[];
}

export function evaluateCells(
  context: EvaluationContext,
  rule: CellRule,
  levels: readonly string[],
): CellEvaluation {
  const tiered = rule.kind === "within-tiered" ? decideTiered(context, rule) : null;
  const classes = rule.kind === "all-classes" ? decideAllClasses(context, rule) : null;
  const supply = rule.kind === "supply" ? decideSupply(context, rule) : null;
  const decision =
    tiered ??
    classes ??
    supply ??
    decideWithin(context, rule as Extract<CellRule, { kind: "within" }>);
  const { summaries, all } = summariesOf(context, levels, [rule.id], decision);
  const outcome = outcomeOfRow(context, rule, decision, supply);
  return {
    decision,
    tier: tiered?.tier ?? null,
    missingClasses: classes?.missingClasses ?? null,
    supply,
    summaries,
    all,
    whole: outcome(all),
    units: summaries.map(outcome),
  };
}

/** What else a kind knows of a row. */
interface RowFigures {
  readonly value: number | null;
  /** Millionths of the demand that missing data could still cover. */
  readonly open: number;
  readonly missing: readonly string[];
}

function outcomeOfRow(
  context: EvaluationContext,
  rule: CellRule,
  { applies }: CellDecision,
  supply: SupplyDecision | null,
): (row: CoverageSummary) => UnitOutcome {
  const absent = absenceCodes(rule, absentClasses(context, rule));
  const figuresOf =
    supply === null || rule.kind !== "supply" ? null : supplyFigures(context, rule, supply);
  return (row) => {
    const total = row.total.fields[rule.demand]!;
    const covered = row.covered.fields[rule.demand]!;
    const head = {
      ...{ level: row.level, unitId: row.unitId, target: rule.target, demand: total },
      ...{ needed: null, present: null, shortfall: null },
    };
    if (total === 0) {
      const isOut = applies !== null && row.total.cells === 0;
      const status = isOut ? "not-applicable" : "undecided";
      const missing = isOut ? [] : mergedCodes([...absent, "no-demand"]);
      return { ...head, status, value: null, people: isOut ? null : 0, missing };
    }
    const figures: RowFigures = figuresOf?.(row) ?? {
      value: absent.length > 0 ? null : Number(shareText(covered, total)),
      open: absent.length > 0 ? total - covered : 0,
      missing: [],
    };
    const isUnknown = absent.length > 0 && rule.kind !== "all-classes";
    const status = isUnknown
      ? "undecided"
      : rule.kind === "supply" && rule.line === null
        ? figures.value === null
          ? "undecided"
          : "value-only"
        : statusOfShare(covered, covered + figures.open, total, rule.target);
    return {
      ...head,
      status,
      value: isUnknown ? null : figures.value,
      people: absent.length > 0 || figures.open > 0 ? null : total - covered,
      missing: mergedCodes([...absent, ...figures.missing]),
    };
  };
}

/** Mean access × per of each row; none where some of its demand reaches a facility without figures. */
function supplyFigures(
  context: EvaluationContext,
  rule: SupplyRule,
  { access, open, catchment, applies, facilities }: SupplyDecision,
): (row: CoverageSummary) => RowFigures {
  const weights = context.inputs.demand.weights.get(rule.demand)!;
  const summed = (name: string, figures: Float64Array) =>
    rowSums(context, [...supplyKey(rule), rule.scope, name], applies, figures);
  const masked = (name: string, mask: Uint8Array) =>
    mask.includes(1)
      ? summed(
          name,
          weights.map((weight, i) => (mask[i] === 1 ? weight : 0)),
        )
      : () => 0;
  const worth = new Float64Array(weights.length);
  for (let i = 0; i < worth.length; i++) worth[i] = (weights[i]! / MICRO) * access[i]!;
  const amounts = summed("amounts", worth);
  const unknowns = masked("unknowns", catchment.reachesUnknown);
  const opens = masked("open", open);
  const unknown = facilities.reduce((sum, count) => sum + count.unknown, 0);
  return (row) => {
    const people = row.total.fields[rule.demand]! / MICRO;
    const isKnown = unknowns(row) === 0;
    return {
      value: isKnown ? Number((amounts(row) / people).toPrecision(12)) : null,
      open: opens(row),
      missing: isKnown ? [] : [`${rule.capacity}-missing:${unknown}`],
    };
  };
}
