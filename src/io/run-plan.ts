import { areaGapsOf, type LandRule } from "../core/analysis/area-gaps-of-rule.ts";
import { districtsOfUnit } from "../core/analysis/districts-of-unit.ts";
import { type Evaluation, evaluateRule } from "../core/analysis/evaluate-rule.ts";
import { EvaluationContext } from "../core/analysis/evaluation-context.ts";
import type { Inputs } from "../core/analysis/inputs.ts";
import type { NamedBytes, PlanRun } from "../core/analysis/plan-run.ts";
import { Reaches } from "../core/analysis/reaches.ts";
import { countsRegistered } from "../core/analysis/registered-rule.ts";
import { microOf } from "../core/base/exact.ts";
import { type Issue, IssueLog } from "../core/base/issue.ts";
import { DISTRICT_DEFAULTS, type DistrictSettings } from "../core/districts/district.ts";
import type { AreaGaps } from "../core/gaps/area-gap.ts";
import type { Gaps } from "../core/gaps/gap.ts";
import { traceGaps } from "../core/gaps/trace-gaps.ts";
import { RULE_OPTIONS, type RuleOptions } from "../core/rules/outcome.ts";
import type { Rule } from "../core/rules/rule.ts";
import type { Outlines } from "../core/units/outlines.ts";
import { noteFacilities } from "./plan/note-facilities.ts";
import { notePeople } from "./plan/note-people.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import { planHash } from "./plan/plan-hash.ts";
import type { PlanHost } from "./plan/plan-host.ts";
import { type PlanInputs, readPlanInputs } from "./plan/plan-inputs.ts";
import { checkReferences } from "./plan/plan-references.ts";
import { plannedRules, withAreas } from "./plan/plan-rules.ts";
import { plannedScenarios } from "./plan/plan-scenarios.ts";
import type { PlanFile } from "./plan/plan-schema.ts";
import { cellsCsv } from "./write/cells-csv.ts";
import { type DrawnDistricts, districtsGeojson } from "./write/districts-geojson.ts";
import { gapsGeojson } from "./write/gaps-geojson.ts";
import { Mask } from "./write/mask.ts";
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
 * `scenario` is an id or `all`. With `only`, that file alone, the same as among all: for the gaps
 * no rule is evaluated that has none.
 */
export async function runPlan(
  file: string,
  bytes: Uint8Array,
  host: PlanHost,
  scenario = "all",
  only: string | null = null,
): Promise<PlanRun> {
  const parsed = parsePlan(file, bytes);
  if (!parsed.ok) return parsed;
  const { plan } = parsed;
  const log = new IssueLog();
  const written = plannedRules(plan, file, log);
  checkOptions(plan, written, file, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };
  const read = await readPlanInputs(plan, file, host, log);
  if (read === null) return { ok: false, issues: log.list() };
  const all = withAreas(written, read.areas).map((planned) => ({
    ...planned,
    rule: countsRegistered(planned.rule, read.inputs),
  }));
  checkReferences(plan, all, read.inputs, file, log);
  checkOutlines(plan, all, read, file, log);
  const scenarios = plannedScenarios(plan, file, read.inputs, scenario, log);
  if (log.hasErrors) return { ok: false, issues: log.list() };

  const traced = plan.options?.gaps?.map((gap) => gap.rule);
  const rules =
    only === "districts.geojson"
      ? []
      : only === "gaps.geojson" && traced !== undefined
        ? all.filter(({ rule }) => traced.includes(rule.id))
        : all;
  const results: RuleResult[] = [];
  const districts: DrawnDistricts[] = [];
  const drawn = only === null || only === "districts.geojson" ? districtsOf(plan) : [];
  const reaches = new Reaches();
  // Tables by unit and by rule say nothing of gaps.
  const tellsGaps = only !== "units.csv" && only !== "rules.csv";
  const wanted = { levels: null, cells: false, backup: true };
  const ruleOptions = ruleOptionsOf(plan);
  scenarios.forEach(({ id, asOf, inputs }, s) => {
    const context = new EvaluationContext(inputs, asOf, plan.asOf, ruleOptions, reaches);
    rules.forEach(({ rule, isOff }, r) => {
      host.tick(s * rules.length + r, scenarios.length * rules.length);
      const evaluation = evaluateRule(context, rule, isOff, wanted);
      noteFacilities(context, rule, evaluation, log);
      const gaps = tellsGaps ? gapsOf(plan, rule, inputs, evaluation) : null;
      const areaGaps = tellsGaps
        ? landGapsOf(plan, context, rule, evaluation, read.outlines, log)
        : null;
      const { groups } = context;
      results.push({ scenario: id, inputs, groups, rule, evaluation, gaps, areaGaps });
    });
    const levels = read.outlines?.levels ?? new Map();
    for (const settings of drawn) {
      const { districts: own } = districtsOfUnit(inputs, levels, settings, asOf, host.tick);
      districts.push({ scenario: id, settings, districts: own });
    }
  });
  if (read.inputs.projection !== null) {
    const years = scenarios.flatMap(({ day }) => day.peopleOf ?? []);
    notePeople(read.inputs, years, file, log);
  }
  const marks: RunMarks = {
    app: host.app,
    planHash: planHash(plan, read.hashOfPath),
    asOf: plan.asOf,
    marks: marksUsed(read.marks, all, drawn),
    basis: read.inputs.basis,
    mask: new Mask(microOf(plan.options?.maskBelow ?? 0)),
  };
  const files = outputs(plan, marks, read.inputs, results, log.list(), read.records);
  if (drawn.length > 0) {
    files.splice(-1, 0, { name: "districts.geojson", bytes: districtsGeojson(districts, marks) });
  }
  const kept = only === null ? files : files.filter(({ name }) => name === only);
  return { ok: true, files: kept, issues: log.list() };
}

function marksUsed(
  marks: readonly string[],
  rules: readonly { readonly rule: Rule }[],
  districts: readonly DistrictSettings[],
): string[] {
  const modelled =
    rules.some(({ rule }) => rule.scope?.area === "main-urban") ||
    districts.some(({ mainUrban }) => mainUrban);
  return modelled ? [...marks, "modelled-area"] : [...marks];
}

/** How the plan wants rules evaluated. */
export function ruleOptionsOf({ options }: PlanFile): RuleOptions {
  const { crossBoundary, missingCapacity } = options ?? {};
  return {
    ...RULE_OPTIONS,
    ...(crossBoundary === undefined ? {} : { crossBoundary }),
    ...(missingCapacity === undefined ? {} : { missingCapacity }),
  };
}

function districtsOf({ options }: PlanFile): DistrictSettings[] {
  const usual = DISTRICT_DEFAULTS;
  return (options?.districts ?? []).map(
    ({ unit, area, from, target, tolerance, bedsPer10000 }) => ({
      unitId: unit ?? null,
      mainUrban: area !== undefined,
      from: from ?? usual.from,
      target: target ?? usual.target,
      tolerance: tolerance ?? usual.tolerance,
      bedsPerTenThousand: bedsPer10000 ?? usual.bedsPerTenThousand,
    }),
  );
}

/** Populated points left out; by default of the kinds that say how near. */
function gapsOf(
  plan: PlanFile,
  rule: Rule,
  { demand }: Inputs,
  { cells }: Evaluation,
): Gaps | null {
  const given = plan.options?.gaps;
  const wanted = wantedGaps(plan, rule, "populated");
  if (cells === null || (given === undefined ? rule.kind === "supply" : wanted === undefined)) {
    return null;
  }
  const { covered, applies, nearest, costMm } = cells.decision;
  return traceGaps({
    demand,
    uncovered: covered.map((is, i) => (is === 0 && (applies === null || applies[i] === 1) ? 1 : 0)),
    nearest: nearest ?? new Int32Array(demand.count).fill(-1),
    costMm,
    field: rule.demand,
    peopleField: "people",
    floorPeople: wanted?.floorPeople ?? 0,
    floorAreaM2: wanted?.floorAreaM2 ?? 0,
  });
}

function wantedGaps(plan: PlanFile, rule: Rule, kind: "populated" | "area") {
  return plan.options?.gaps?.find(
    (entry) => entry.rule === rule.id && (entry.kind ?? "populated") === kind,
  );
}

/** Land outside every circle, where the plan asks for it and the rule was decided. */
function landGapsOf(
  plan: PlanFile,
  context: EvaluationContext,
  rule: Rule,
  { cells }: Evaluation,
  outlines: Outlines | null,
  log: IssueLog,
): AreaGaps | null {
  const wanted = wantedGaps(plan, rule, "area");
  if (outlines === null || wanted === undefined || cells === null || !isLandRule(rule)) {
    return null;
  }
  const { floorPeople = 0, floorAreaM2 = 0 } = wanted;
  const gaps = areaGapsOf(context, outlines, rule, { floorPeople, floorAreaM2 });
  if (gaps.landM2 === 0) {
    const message = "no unit in scope has polygons: there is no land to measure";
    log.add("warning", "no-land-in-scope", message, { key: rule.id });
  }
  return gaps;
}

/** Land outside a union of circles: not of the k-th circle, of several classes or cells' own tiers. */
function isLandRule(rule: Rule): rule is LandRule {
  if (rule.kind === "within") return rule.k === 1;
  return rule.kind === "within-tiered" && rule.density.by !== "cell";
}

/**
 * Land has an extent only by polygons: those of landmasses or of units. Where units have tiers,
 * or are served from within alone, their land is known if that level or a finer one has polygons.
 */
function checkOutlines(
  plan: PlanFile,
  rules: readonly { readonly rule: Rule }[],
  { outlines, inputs }: PlanInputs,
  file: string,
  log: IssueLog,
): void {
  const byLand = plan.options?.gaps?.flatMap(({ kind, rule }, k) =>
    kind === "area" ? [{ id: rule, key: `options.gaps[${k}].kind` }] : [],
  );
  if (byLand === undefined || byLand.length === 0 || outlines === null) return;
  if (outlines.landmasses === null && outlines.levels.size === 0) {
    const message = "gaps by land need inputs.land, or units with polygons";
    log.error("missing-key", message, { file, key: "options.gaps" });
    return;
  }
  const { levels, all } = inputs.units;
  const measured = levels.indexOf(outlines.level ?? "");
  const isFinest = measured === levels.length - 1 || all.length <= 1;
  for (const { id, key } of byLand) {
    const rule = rules.find((one) => one.rule.id === id)?.rule;
    const isTiered = rule?.kind === "within-tiered";
    const isBeyond = isTiered && levels.indexOf(rule.density.by) > measured;
    if (!isBeyond && (isFinest || plan.options?.crossBoundary !== false)) continue;
    const message = "land is not measured by units as fine as the rule or crossBoundary asks for";
    log.error("not-supported", message, { file, key, value: "area" });
  }
}

function checkOptions(
  plan: PlanFile,
  rules: readonly { readonly rule: Rule }[],
  file: string,
  log: IssueLog,
): void {
  const { options } = plan;
  const refuse = (key: string, value: string): void => {
    log.error("not-supported", "this release does not have this option", {
      file,
      key: `options.${key}`,
      value,
    });
  };
  options?.gaps?.forEach((gap, k) => {
    const rule = rules.find((one) => one.rule.id === gap.rule)?.rule;
    if (gap.kind !== "area" || rule === undefined) return;
    if (!isLandRule(rule)) refuse(`gaps[${k}].kind`, "area");
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
    { name: "units.csv", bytes: unitsCsv(results, marks) },
    { name: "rules.csv", bytes: rulesCsv(results, marks) },
  ];
  if (plan.options?.cells ?? inputs.demand.count <= CELLS_BY_DEFAULT) {
    files.push({
      name: "cells.csv",
      bytes: cellsCsv(results, [...inputs.demand.weights.keys()], marks),
    });
  }
  files.push({ name: "gaps.geojson", bytes: gapsGeojson(results, marks) });
  files.push({ name: "report.json", bytes: jsonBytes(reportJson(issues)) });
  return files;
}
