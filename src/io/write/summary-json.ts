import type { Sums } from "../../core/access/summary.ts";
import type { Evaluation } from "../../core/analysis/evaluate-rule.ts";
import { microText, shareText } from "../../core/base/exact.ts";
import type { AreaGaps } from "../../core/gaps/area-gap.ts";
import type { FacilityCount } from "../../core/rules/outcome.ts";
import type { Rule, RuleScope } from "../../core/rules/rule.ts";
import type { InputRecord } from "../plan/input-record.ts";
import { distanceOf } from "./distance.ts";
import { kindEntry } from "./kind-summary.ts";
import type { Mask } from "./mask.ts";
import { basisOf, type RuleResult, type RunMarks } from "./run-results.ts";

/** summary.json, format `summary/1` (plan format §8). */
export function summaryJson(
  run: RunMarks,
  title: { readonly title?: string | undefined; readonly note?: string | undefined },
  inputs: readonly InputRecord[],
  results: readonly RuleResult[],
): Record<string, unknown> {
  const scenarios = [...new Set(results.map(({ scenario }) => scenario))];
  return {
    format: "summary/1",
    app: run.app,
    planHash: run.planHash,
    asOf: run.asOf,
    ...(title.title === undefined ? {} : { title: title.title }),
    ...(title.note === undefined ? {} : { note: title.note }),
    inputs: Object.fromEntries(inputs.map((record) => [record.name, inputEntry(record)])),
    marks: run.marks,
    scenarios: scenarios.map((id) => ({
      id,
      rules: results.filter(({ scenario }) => scenario === id).map((r) => ruleEntry(r, run)),
    })),
  };
}

function inputEntry({
  name,
  read,
  accepted,
  rejected,
  filtered,
  sha256,
  totals,
}: InputRecord): unknown {
  const shown = Object.entries(totals).map(([field, sum]) => [
    field,
    name === "demand" ? Number(microText(sum)) : sum,
  ]);
  return { read, accepted, rejected, filtered, sha256, totals: Object.fromEntries(shown) };
}

function ruleEntry(result: RuleResult, run: RunMarks): Record<string, unknown> {
  const { rule, evaluation } = result;
  const { outcome } = evaluation;
  const { whole, facilities } = outcome;
  return {
    id: rule.id,
    kind: rule.kind,
    status: whole.status,
    value:
      "travel" in rule && run.mask.hidesPart(whole.people ?? 0, whole.demand) ? null : whole.value,
    target: whole.target,
    demand: rule.demand,
    basis: basisOf(rule, run, result.inputs),
    edition: rule.edition,
    source: rule.source,
    scope: scopeEntry(rule.scope),
    ...("travel" in rule ? { distance: distanceOf(rule) } : {}),
    ...coverageEntry(rule, evaluation, run.mask),
    ...kindEntry(rule, evaluation, run.mask),
    facilities:
      facilities.length === 0
        ? null
        : {
            eligible: sumOf(facilities, ({ eligible }) => eligible),
            excluded: excludedOf(facilities),
            ...("measure" in rule || rule.kind === "supply" || rule.kind === "share"
              ? {
                  unknown: sumOf(facilities, ({ unknown }) => unknown),
                  imputed: sumOf(facilities, ({ imputed }) => imputed),
                }
              : {}),
          },
    gaps: gapsEntry(result, run.mask),
    ...(result.areaGaps === null ? {} : { areaGaps: areaGapsEntry(result.areaGaps) }),
    missing: whole.missing,
  };
}

function sumOf(
  facilities: readonly FacilityCount[],
  figure: (count: FacilityCount) => number,
): number {
  return facilities.reduce((sum, count) => sum + figure(count), 0);
}

function excludedOf(facilities: readonly FacilityCount[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { excluded } of facilities) {
    for (const [reason, n] of Object.entries(excluded)) sums[reason] = (sums[reason] ?? 0) + n;
  }
  return sorted(sums);
}

/** Polygons are told by their path. */
function scopeEntry(scope: RuleScope | null): unknown {
  if (scope === null || typeof scope.area !== "object") return scope;
  return { ...scope, area: scope.area.path };
}

function coverageEntry(
  rule: Rule,
  { cells, outcome }: Evaluation,
  mask: Mask,
): Record<string, unknown> {
  if (cells === null) {
    return { total: null, covered: null, uncovered: null, unreachable: null, share: null };
  }
  const { total, covered, uncovered, unreachable } = cells.all;
  const share = shareText(covered.fields[rule.demand]!, total.fields[rule.demand]!);
  const isHidden = mask.hidesPart(covered.fields[rule.demand]!, total.fields[rule.demand]!);
  const isUnknown = outcome.whole.people === null;
  return {
    total: sumsEntry(total, total, mask),
    covered: sumsEntry(covered, total, mask),
    uncovered: sumsEntry(uncovered, total, mask),
    unreachable: sumsEntry(unreachable, total, mask),
    share: share === "" || isHidden || isUnknown ? null : Number(share),
  };
}

function gapsEntry({ gaps }: RuleResult, mask: Mask): unknown {
  if (gaps === null) return null;
  const people = gaps.gaps.reduce((sum, g) => sum + (g.sums.fields.people ?? 0), 0);
  const below = gaps.belowFloor.sums.fields.people ?? 0;
  const told = (sum: number): number | null => (mask.hides(sum) ? null : numberOfMicro(sum));
  return {
    count: gaps.gaps.length,
    people: told(people),
    belowFloor: { count: gaps.belowFloor.count, people: told(below) },
  };
}

/** By land, apart from the populated gaps: `share` is the covered part of the land. */
function areaGapsEntry(gaps: AreaGaps): Record<string, unknown> {
  const { level, landM2, outsideM2, belowFloor, coveredCentres, coveredCentresDeep } = gaps;
  return {
    kind: "area",
    level,
    land_m2: Number(landM2.toFixed(1)),
    outside_m2: Number(outsideM2.toFixed(1)),
    share: landM2 === 0 ? null : Number((1 - outsideM2 / landM2).toFixed(6)),
    count: gaps.gaps.length,
    belowFloor: { count: belowFloor.count, area_m2: Number(belowFloor.areaM2.toFixed(1)) },
    covered_centres: coveredCentres,
    covered_centres_beyond_1m: coveredCentresDeep,
  };
}

/** Each weights field's sum where it may be told, and the number of cells. */
function sumsEntry(sums: Sums, whole: Sums, mask: Mask): Record<string, number | null> {
  const fields = Object.entries(sums.fields).map(([field, sum]) => [
    field,
    mask.hidesPart(sum, whole.fields[field]!) ? null : numberOfMicro(sum),
  ]);
  return { ...Object.fromEntries(fields), cells: sums.cells };
}

function numberOfMicro(micro: number): number {
  return Number(microText(micro));
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON text as files carry it: two spaces, a newline at the end. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
