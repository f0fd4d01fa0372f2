import { isWithin, UNREACHED } from "../../core/access/access.ts";
import { microText, thousandthsText } from "../../core/base/exact.ts";
import { demandId } from "../../core/demand/demand.ts";
import { OUTSIDE_ID } from "../../core/units/units.ts";
import { csvBytes, csvText } from "./csv.ts";
import type { RuleResult } from "./run-results.ts";

/** cells.csv: every demand point with what decided it. */
export function cellsCsv(results: readonly RuleResult[], fields: readonly string[]): Uint8Array {
  const header = ["scenario", "rule", "cell_id", "lon", "lat", "unit_id", ...fields.map(csvText)];
  header.push("covered", "count", "nearest", "cost", "cost_unit", "access", "reason");
  return csvBytes(
    header,
    results.flatMap((result) => rowsOf(result, fields)),
  );
}

function rowsOf(result: RuleResult, fields: readonly string[]): string[][] {
  const { coverage, inputs, rule, scenario } = result;
  if (coverage === null) return [];
  const { demand, units } = inputs;
  const { access, inScope, sites } = coverage;
  const unitAt = [...demand.unitAt.values()].at(-1)!;
  const weights = fields.map((field) => demand.weights.get(field)!);
  const head = [csvText(scenario), csvText(rule.id)];
  return Array.from({ length: demand.count }, (_, i) => {
    const unit = unitAt[i]!;
    const cost = access.costMm[i]!;
    const nearest = access.nearest[i]!;
    const isCovered = access.count[i]! >= rule.k;
    const isOut = inScope !== null && inScope[i] === 0;
    const reason = isOut
      ? "out-of-scope"
      : isCovered
        ? "covered"
        : cost === UNREACHED
          ? "unreachable"
          : "too-far";
    return [
      ...head,
      csvText(demandId(demand, i)),
      degreesText(demand.lon[i]!),
      degreesText(demand.lat[i]!),
      csvText(unit < 0 ? OUTSIDE_ID : units.all[unit]!.id),
      ...weights.map((of) => microText(of[i]!)),
      isCovered && isWithin(cost, coverage.cutoffMm) ? "1" : "0",
      String(access.count[i]!),
      nearest < 0 ? "" : csvText(sites[nearest]!.key),
      cost === UNREACHED ? "" : thousandthsText(cost),
      "m",
      "",
      reason,
    ];
  });
}

/** Degrees with seven decimals, about a centimetre. */
function degreesText(degrees: number): string {
  return degrees.toFixed(7);
}
