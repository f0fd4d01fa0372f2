import type { Sums } from "../../core/access/summary.ts";
import { microText, shareText } from "../../core/base/exact.ts";
import type { InputRecord } from "../plan/plan-inputs.ts";
import { distanceOf } from "./distance.ts";
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
  const { rule, coverage, gaps, status, missing } = result;
  const all = coverage?.all ?? null;
  const total = all?.total.fields[rule.demand] ?? 0;
  const covered = all?.covered.fields[rule.demand] ?? 0;
  const share = shareText(covered, total);
  return {
    id: rule.id,
    kind: rule.kind,
    status,
    value: all === null || share === "" ? null : Number(share),
    target: rule.target,
    demand: rule.demand,
    basis: basisOf(rule, run),
    edition: rule.edition,
    source: rule.source,
    scope: rule.scope,
    distance: distanceOf(rule),
    total: all === null ? null : sumsEntry(all.total),
    covered: all === null ? null : sumsEntry(all.covered),
    uncovered: all === null ? null : sumsEntry(all.uncovered),
    unreachable: all === null ? null : sumsEntry(all.unreachable),
    share: all === null || share === "" ? null : Number(share),
    facilities:
      coverage === null
        ? null
        : { eligible: coverage.sites.length, excluded: sorted(coverage.excluded) },
    gaps:
      gaps === null
        ? null
        : {
            count: gaps.gaps.length,
            people: numberOfMicro(
              gaps.gaps.reduce((sum, g) => sum + (g.sums.fields.people ?? 0), 0),
            ),
            belowFloor: {
              count: gaps.belowFloor.count,
              people: numberOfMicro(gaps.belowFloor.sums.fields.people ?? 0),
            },
          },
    missing,
  };
}

/** Each weights field's sum, and the number of cells. */
function sumsEntry(sums: Sums): Record<string, number> {
  const fields = Object.entries(sums.fields).map(([field, sum]) => [field, numberOfMicro(sum)]);
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
