import type { CoverageSummary } from "../../core/access/summary.ts";
import { compareCodePoints, microText, shareText, thousandthsText } from "../../core/base/exact.ts";
import type { Unit } from "../../core/units/units.ts";
import { csvBytes, csvText } from "./csv.ts";
import { MASKED, type Mask } from "./mask.ts";
import type { RuleResult, RunMarks } from "./run-results.ts";

const HEADER =
  "scenario,rule,level,unit_id,unit_name,parent_id,demand,total,covered,uncovered,unreachable,share,cells,area_km2,facilities,mean_cost,max_cost,cost_unit".split(
    ",",
  );

/** units.csv: a row per unit or group and weights field. */
export function unitsCsv(results: readonly RuleResult[], { mask }: RunMarks): Uint8Array {
  return csvBytes(
    HEADER,
    results.flatMap((result) => rowsOf(result, mask)),
  );
}

function rowsOf(result: RuleResult, mask: Mask): string[][] {
  const { inputs, rule, scenario } = result;
  const { cells } = result.evaluation;
  if (cells === null) return [];
  const unitOf = new Map(inputs.units.all.map((unit) => [`${unit.level}\n${unit.id}`, unit]));
  const unknown = new Set(
    result.evaluation.outcome.units
      .filter(({ people }) => people === null)
      .map(({ level, unitId }) => `${level}\n${unitId}`),
  );
  return inFileOrder(cells.summaries).flatMap((row) => {
    const key = `${row.level}\n${row.unitId}`;
    const unit = unitOf.get(key);
    return [...inputs.demand.weights.keys()].map((field) => [
      csvText(scenario),
      csvText(rule.id),
      csvText(row.level),
      csvText(row.unitId),
      csvText(unit?.name ?? ""),
      csvText(unit?.parent ?? ""),
      csvText(field),
      ...figures(row, field, mask, unknown.has(key)),
      areaText(unit),
      String(row.facilities),
      costText(row.meanCostMm[field] ?? null),
      costText(row.maxCostMm[field] ?? null),
      "m",
    ]);
  });
}

/** Without the data that would decide who is covered there is no share, and none is zero. */
function figures(row: CoverageSummary, field: string, mask: Mask, isUnknown: boolean): string[] {
  const total = row.total.fields[field]!;
  const covered = row.covered.fields[field]!;
  const unreachable = row.unreachable.fields[field]!;
  return [
    mask.hides(total) ? MASKED : microText(total),
    ...(mask.hidesPart(covered, total)
      ? [MASKED, MASKED]
      : [microText(covered), microText(total - covered)]),
    mask.hidesPart(unreachable, total) ? MASKED : microText(unreachable),
    isUnknown ? "" : mask.hidesPart(covered, total) ? MASKED : shareText(covered, total),
    String(row.total.cells),
  ];
}

function areaText(unit: Unit | undefined): string {
  if (unit === undefined || unit.areaKm2 === null) return "";
  return unit.areaKm2.toFixed(1);
}

function costText(costMm: number | null): string {
  return costMm === null ? "" : thousandthsText(costMm);
}

/** Levels coarse → fine as summarised, groups last, ids by code point within each. */
export function inFileOrder<Row extends Pick<CoverageSummary, "level" | "unitId">>(
  rows: readonly Row[],
): Row[] {
  const levels = [...new Set(rows.map(({ level }) => level))];
  return [...rows].sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) || compareCodePoints(a.unitId, b.unitId),
  );
}
