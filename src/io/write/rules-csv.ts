import { microText, reachesTarget, shareText } from "../../core/base/exact.ts";
import { csvBytes, csvText } from "./csv.ts";
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
  const { rule, scenario, coverage, inputs } = result;
  const tail = [basisOf(rule, run), rule.edition ?? "", rule.source ?? ""].map(csvText);
  const head = [csvText(scenario), csvText(rule.id), rule.kind];
  const target = rule.target === null ? "" : String(rule.target);
  if (coverage === null) {
    return [[...head, "", "", "", "", target, "off", "", "", "", "", "", ...tail]];
  }
  const nameOf = new Map(inputs.units.all.map((unit) => [`${unit.level}\n${unit.id}`, unit.name]));
  return inFileOrder(coverage.summaries).map((row) => {
    const total = row.total.fields[rule.demand]!;
    const covered = row.covered.fields[rule.demand]!;
    const missing = result.missing.length > 0 ? result.missing : total === 0 ? ["no-demand"] : [];
    const status =
      missing.length > 0
        ? "undecided"
        : rule.target === null
          ? "value-only"
          : reachesTarget(covered, total, rule.target)
            ? "met"
            : "unmet";
    return [
      ...head,
      csvText(row.level),
      csvText(row.unitId),
      csvText(nameOf.get(`${row.level}\n${row.unitId}`) ?? ""),
      shareText(covered, total),
      target,
      status,
      "",
      "",
      "",
      microText(row.uncovered.fields[rule.demand]!),
      csvText(missing.join(";")),
      ...tail,
    ];
  });
}
