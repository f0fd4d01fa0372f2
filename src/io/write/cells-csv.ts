import { UNREACHED } from "../../core/access/access.ts";
import { reasonsOf } from "../../core/analysis/cell-decision.ts";
import { microText, thousandthsText } from "../../core/base/exact.ts";
import { demandId } from "../../core/demand/demand.ts";
import { CELL_REASONS } from "../../core/rules/outcome.ts";
import { OUTSIDE_ID } from "../../core/units/units.ts";
import { csvBytes, csvText } from "./csv.ts";
import { MASKED, type Mask } from "./mask.ts";
import { plainNumber, rounded12 } from "./plain-number.ts";
import type { RuleResult, RunMarks } from "./run-results.ts";

/** cells.csv: every demand point with what decided it. */
export function cellsCsv(
  results: readonly RuleResult[],
  fields: readonly string[],
  { mask }: RunMarks,
): Uint8Array {
  const header = ["scenario", "rule", "cell_id", "lon", "lat", "unit_id", ...fields.map(csvText)];
  header.push("covered", "count", "nearest", "cost", "cost_unit", "access", "reason");
  return csvBytes(
    header,
    results.flatMap((result) => rowsOf(result, fields, mask)),
  );
}

function rowsOf(result: RuleResult, fields: readonly string[], mask: Mask): string[][] {
  const { inputs, rule, scenario } = result;
  const { cells } = result.evaluation;
  if (cells === null) return [];
  const { demand, units } = inputs;
  const { decision } = cells;
  const unitAt = [...demand.unitAt.values()].at(-1)!;
  const weights = fields.map((field) => demand.weights.get(field)!);
  const head = [csvText(scenario), csvText(rule.id)];
  const counts = decision.count();
  const reasons = reasonsOf(decision);
  const nearestText = (i: number): string => {
    if (decision.nearest === null) return csvText(missingClassesText(result, i));
    const nearest = decision.nearest[i]!;
    return nearest < 0 ? "" : csvText(decision.sites[nearest]!.key);
  };
  return Array.from({ length: demand.count }, (_, i) => {
    const unit = unitAt[i]!;
    const cost = decision.costMm[i]!;
    const { supply } = cells;
    const isKnown = supply !== null && supply.catchment.reachesUnknown[i] === 0;
    return [
      ...head,
      csvText(demandId(demand, i)),
      degreesText(demand.lon[i]!),
      degreesText(demand.lat[i]!),
      csvText(unit < 0 ? OUTSIDE_ID : units.all[unit]!.id),
      ...weights.map((of) => (mask.hides(of[i]!) ? MASKED : microText(of[i]!))),
      String(decision.covered[i]!),
      String(counts[i]!),
      nearestText(i),
      cost === UNREACHED ? "" : thousandthsText(cost),
      "m",
      isKnown ? plainNumber(rounded12(supply.access[i]!)) : "",
      CELL_REASONS[reasons[i]!]!,
    ];
  });
}

function missingClassesText({ rule, evaluation }: RuleResult, i: number): string {
  if (rule.kind !== "all-classes") return "";
  const bits = evaluation.cells!.missingClasses![i]!;
  return rule.classes.filter((_, c) => (bits >>> c) % 2 === 1).join(";");
}

/** Degrees with seven decimals, about a centimetre. */
function degreesText(degrees: number): string {
  return degrees.toFixed(7);
}
