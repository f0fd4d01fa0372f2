import { microText } from "../../core/base/exact.ts";
import type { UnitOutcome } from "../../core/rules/outcome.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { csvBytes, csvText } from "./csv.ts";
import { MASKED } from "./mask.ts";
import { plainNumber } from "./plain-number.ts";
import { basisOf, type RuleResult, type RunMarks } from "./run-results.ts";
import { inFileOrder } from "./units-csv.ts";

const HEADER =
  "scenario,rule,kind,level,unit_id,unit_name,value,target,status,needed,present,shortfall,people,missing,basis,edition,source".split(
    ",",
  );

/** rules.csv: every rule × unit; `people` is the rule's demand that fails it. */
export function rulesCsv(results: readonly RuleResult[], run: RunMarks): Uint8Array {
  return csvBytes(
    HEADER,
    results.flatMap((result) => rowsOf(result, run)),
  );
}

function rowsOf(result: RuleResult, run: RunMarks): string[][] {
  const { rule, scenario, evaluation, inputs } = result;
  const tail = [basisOf(rule, run, inputs), rule.edition ?? "", rule.source ?? ""].map(csvText);
  const head = [csvText(scenario), csvText(rule.id), rule.kind];
  const { whole, units } = evaluation.outcome;
  if (whole.status === "off") {
    const target = rule.target === null ? "" : plainNumber(rule.target);
    return [[...head, "", "", "", "", target, "off", "", "", "", "", "", ...tail]];
  }
  const nameOf = new Map(inputs.units.all.map((unit) => [`${unit.level}\n${unit.id}`, unit.name]));
  return inFileOrder(units).map((row) => {
    const { mask } = run;
    const isHidden = mask.hidesPart(row.people ?? 0, row.demand);
    // A share tells its parts, a need tells the demand.
    const isNeed = rule.kind === "ratio" && mask.hides(row.demand);
    const hidesValue = isNeed || (isHidden && "travel" in rule);
    const figures = [row.needed, row.present, row.shortfall].map(figureText);
    return [
      ...head,
      csvText(row.level),
      csvText(row.unitId),
      csvText(nameOf.get(`${row.level}\n${row.unitId}`) ?? ""),
      hidesValue ? MASKED : valueText(rule, row),
      figureText(row.target),
      row.status,
      ...(isNeed ? [MASKED, figures[1]!, MASKED] : figures),
      row.people === null ? "" : isHidden ? MASKED : microText(row.people),
      csvText(row.missing.join(";")),
      ...tail,
    ];
  });
}

/** Counts are whole, access has twelve digits, everything else is a share or a rate. */
function valueText(rule: Rule, { value, level }: UnitOutcome): string {
  if (value === null) return "";
  const isCount = rule.kind === "exists" && level === rule.level;
  return isCount || rule.kind === "supply" ? plainNumber(value) : value.toFixed(6);
}

function figureText(figure: number | null): string {
  return figure === null ? "" : plainNumber(figure);
}
