import { type Coverage, coverageOf } from "../core/analysis/coverage.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import { reachesTarget } from "../core/base/exact.ts";
import { type Issue, IssueLog } from "../core/base/issue.ts";
import type { Gaps } from "../core/gaps/gap.ts";
import { traceGaps } from "../core/gaps/trace-gaps.ts";
import type { WithinRule } from "../core/rules/rule.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import { planHash } from "./plan/plan-hash.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import { readPlanInputs } from "./plan/plan-inputs.ts";
import { checkReferences } from "./plan/plan-references.ts";
import { plannedRules } from "./plan/plan-rules.ts";
import { type PlannedScenario, plannedScenarios } from "./plan/plan-scenarios.ts";
import type { PlanFile } from "./plan/plan-schema.ts";
import { cellsCsv } from "./write/cells-csv.ts";
import { gapsGeojson } from "./write/gaps-geojson.ts";
import { reportJson } from "./write/report-json.ts";
import { rulesCsv } from "./write/rules-csv.ts";
import type { RuleResult, RunMarks } from "./write/run-results.ts";
import { jsonBytes, summaryJson } from "./write/summary-json.ts";
import { unitsCsv } from "./write/units-csv.ts";

/** Above this many cells, cells.csv is written only when the plan asks for it. */
const CELLS_BY_DEFAULT = 200_000;

/**
 * Computes a plan: the files of `analyse`, byte for byte the same in the browser and from the
 * command line. When the input is at fault nothing is computed and the issues say why.
 * `scenario` is an id or `all`.
 */
export async function runPlan(
  file: string,
  bytes: Uint8Array,
  host: PlanHost,
  scenario = "all",
): Promise<PlanRun> {
  const parsed = parsePlan(file, bytes);
  if (!parsed.ok) return parsed;
  const { plan } = parsed;
  const log = new IssueLog();
  const rules = plannedRules(plan, file, log);
  checkOptions(plan, file, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const read = await readPlanInputs(plan, file, host, log);
  if (read === null) return { ok: false, issues: log.list() };
  checkReferences(plan, rules, read.inputs, file, log);
  const scenarios = plannedScenarios(plan, file, read.inputs, scenario, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };

  const results: RuleResult[] = [];
  const jobs = scenarios.flatMap((one) => rules.map((rule) => ({ one, ...rule })));
  for (const [done, { one, rule, isOff }] of jobs.entries()) {
    host.tick(done, jobs.length);
    results.push(evaluate(plan, one, rule, isOff, log));
  }
  const marks: RunMarks = {
    app: host.app,
    planHash: planHash(plan, read.hashOfPath),
    asOf: plan.asOf,
    marks: marksUsed(read.marks, rules),
    basis: read.basis,
  };
  const files = outputs(plan, marks, read.inputs, results, log.list(), read.records);
  return { ok: true, files, issues: log.list() };
}

function marksUsed(
  marks: readonly string[],
  rules: readonly { readonly rule: WithinRule }[],
): string[] {
  const modelled = rules.some(({ rule }) => rule.scope?.area === "main-urban");
  return modelled ? [...marks, "modelled-area"] : [...marks];
}

function evaluate(
  plan: PlanFile,
  { id, asOf, inputs }: PlannedScenario,
  rule: WithinRule,
  isOff: boolean,
  log: IssueLog,
): RuleResult {
  const base = { scenario: id, inputs, rule };
  if (isOff) return { ...base, status: "off", missing: [], coverage: null, gaps: null };
  const coverage = coverageOf(inputs, rule, asOf, plan.asOf);
  if (coverage.snapped > 0) {
    log.add(
      "note",
      "snapped-to-land",
      "facilities on water took the nearest shore within 1,000 m",
      {
        key: rule.id,
        value: String(coverage.snapped),
      },
    );
  }
  const total = coverage.all.total.fields[rule.demand]!;
  const covered = coverage.all.covered.fields[rule.demand]!;
  const missing: string[] = [];
  if (total === 0) missing.push("no-demand");
  if (!inputs.facilities.some((facility) => facility.class === rule.facility.class)) {
    missing.push("no-facility-layer");
  }
  const status =
    missing.length > 0
      ? "undecided"
      : rule.target === null
        ? "value-only"
        : reachesTarget(covered, total, rule.target)
          ? "met"
          : "unmet";
  return { ...base, status, missing, coverage, gaps: gapsOf(plan, rule, inputs, coverage) };
}

function gapsOf(plan: PlanFile, rule: WithinRule, inputs: Inputs, coverage: Coverage): Gaps | null {
  const given = plan.options?.gaps;
  const wanted = given?.find((entry) => entry.rule === rule.id);
  if (given !== undefined && wanted === undefined) return null;
  const { demand } = inputs;
  const { access, inScope } = coverage;
  const uncovered = Uint8Array.from(access.count, (count, i) =>
    count < rule.k && (inScope === null || inScope[i] === 1) ? 1 : 0,
  );
  return traceGaps({
    demand,
    uncovered,
    nearest: access.nearest,
    costMm: access.costMm,
    field: rule.demand,
    peopleField: "people",
    floorPeople: wanted?.floorPeople ?? 0,
    floorAreaM2: wanted?.floorAreaM2 ?? 0,
  });
}

function checkOptions(plan: PlanFile, file: string, log: IssueLog): void {
  const { options } = plan;
  const refuse = (key: string, value: string): void => {
    log.error("not-supported", "this release does not have this option", {
      file,
      key: `options.${key}`,
      value,
    });
  };
  if (options?.crossBoundary === false) refuse("crossBoundary", "false");
  if (options?.missingCapacity === "median") refuse("missingCapacity", "median");
  if ((options?.maskBelow ?? 0) > 0) refuse("maskBelow", String(options?.maskBelow));
  options?.gaps?.forEach((gap, k) => {
    if (gap.kind === "area") refuse(`gaps[${k}].kind`, "area");
  });
}

function outputs(
  plan: PlanFile,
  marks: RunMarks,
  inputs: Inputs,
  results: readonly RuleResult[],
  issues: readonly Issue[],
  records: Parameters<typeof summaryJson>[2],
): NamedBytes[] {
  const files: NamedBytes[] = [
    { name: "summary.json", bytes: jsonBytes(summaryJson(marks, plan, records, results)) },
    { name: "units.csv", bytes: unitsCsv(results) },
    { name: "rules.csv", bytes: rulesCsv(results, marks) },
  ];
  if (plan.options?.cells ?? inputs.demand.count <= CELLS_BY_DEFAULT) {
    files.push({ name: "cells.csv", bytes: cellsCsv(results, [...inputs.demand.weights.keys()]) });
  }
  files.push({ name: "gaps.geojson", bytes: gapsGeojson(results, marks) });
  files.push({ name: "report.json", bytes: jsonBytes(reportJson(issues)) });
  return files;
}
