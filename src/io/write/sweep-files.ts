import type { Inputs } from "../../core/analysis/inputs.ts";
import type { Rule } from "../../core/rules/rule.ts";
import type { Conclusion } from "../../core/sensitivity/conclusions.ts";
import type { Sweep } from "../../core/sensitivity/sweep.ts";
import type { PlannedScenario } from "../plan/plan-scenarios.ts";
import { csvBytes, csvText } from "./csv.ts";
import { plainNumber } from "./plain-number.ts";
import { basisOf, type RunMarks } from "./run-results.ts";

/** What a sweep says beside its figures. */
interface SweepContext {
  readonly run: RunMarks;
  readonly inputs: Inputs;
  readonly rules: readonly Rule[];
  readonly scenarios: readonly PlannedScenario[];
}

const HEADER =
  "scenario,as_of,rule,kind,parameter,at,is_base,concerns,status,value,target,worst_unit_id,worst_unit_name,basis".split(
    ",",
  );

/** sensitivity.csv: every value looked at of every parameter, by scenario and rule. */
export function sweepCsv({ bars }: Sweep, context: SweepContext): Uint8Array {
  const { rules, scenarios, run, inputs } = context;
  const nameOf = new Map(inputs.units.all.map(({ id, name }) => [id, name]));
  const rows = bars.flatMap(({ scenario, ruleId, parameter, base, concerns, points }) => {
    const rule = rules.find(({ id }) => id === ruleId)!;
    const { asOf, inputs: inYear } = scenarios.find(({ id }) => id === scenario)!;
    return points.map(({ at, answer }) => [
      csvText(scenario),
      asOf,
      csvText(ruleId),
      rule.kind,
      parameter,
      plainNumber(at),
      at === base ? "1" : "0",
      concerns ? "1" : "0",
      answer.status,
      answer.value === null ? "" : plainNumber(answer.value),
      rule.target === null ? "" : plainNumber(rule.target),
      csvText(answer.worst ?? ""),
      csvText(nameOf.get(answer.worst ?? "") ?? ""),
      csvText(basisOf(rule, run, inYear)),
    ]);
  });
  return csvBytes(HEADER, rows);
}

/** sensitivity.json, format `sensitivity/1`: the ranges, each conclusion, and where it flips. */
export function sweepJson(
  { ranges, conclusions }: Sweep,
  { run, rules, scenarios, inputs }: SweepContext,
): Record<string, unknown> {
  return {
    format: "sensitivity/1",
    app: run.app,
    planHash: run.planHash,
    asOf: run.asOf,
    marks: run.marks,
    ranges,
    scenarios: scenarios.map(({ id, title, asOf }) => ({ id, title, asOf })),
    rules: rules.map((rule) => ({
      id: rule.id,
      kind: rule.kind,
      basis: basisOf(rule, run, inputs),
    })),
    survive: conclusions.filter(({ flips }) => flips.length === 0).map(entryOf),
    flip: conclusions.filter(({ flips }) => flips.length > 0).map(entryOf),
  };
}

function entryOf({ kind, scenario, ruleId, holds, flips }: Conclusion): Record<string, unknown> {
  const said = (text: string): unknown => (kind === "ranking" ? JSON.parse(text) : text);
  return {
    ...{ kind, scenario, rule: ruleId, holds: said(holds) },
    flips: flips.map((flip) => ({ ...flip, becomes: said(flip.becomes) })),
  };
}
