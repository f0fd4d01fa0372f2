import type { Evaluation } from "../../core/analysis/evaluate-rule.ts";
import { microText, shareText } from "../../core/base/exact.ts";
import type { CoverageDetail, Fairness, UnitOutcome } from "../../core/rules/outcome.ts";
import type { Rule } from "../../core/rules/rule.ts";
import { cutoffFigures } from "./distance.ts";
import type { Mask } from "./mask.ts";
import { rounded12 } from "./plain-number.ts";

/** What summary.json says of a rule beyond what all kinds have. */
export function kindEntry(
  rule: Rule,
  { outcome, cells }: Evaluation,
  mask: Mask,
): Record<string, unknown> {
  const told = (part: number, whole: number): number | null =>
    mask.hidesPart(part, whole) ? null : numberOfMicro(part);
  const { whole, units, coverage, tiers, classes, fairness } = outcome;
  if (whole.status === "off") return {};
  switch (rule.kind) {
    case "within":
      return coverage === null ? {} : coverageEntry(rule.demand, coverage, mask);
    case "within-tiered":
      if (tiers === null) return {};
      return {
        tiers: rule.tiers.map(({ over, from, cutoff }, t) => ({
          ...(over === undefined ? {} : { over }),
          ...(from === undefined ? {} : { from }),
          ...(cutoff === null ? {} : cutoffFigures(cutoff, rule.travel.speedMps)),
          applies: cutoff !== null,
          cells: tiers[t]!.cells,
          total: told(tiers[t]!.total, tiers[t]!.total),
          covered: cutoff === null ? null : told(tiers[t]!.covered, tiers[t]!.total),
          share: cutoff === null ? null : shareOf(tiers[t]!.covered, tiers[t]!.total, mask),
        })),
      };
    case "all-classes": {
      if (classes === null) return {};
      const most = [...classes].sort((a, b) => b.missing - a.missing)[0]!;
      return {
        need: rule.need,
        classes: classes.map((one) => ({
          class: one.class,
          covered: told(one.covered, one.covered + one.missing),
          missing: told(one.missing, one.covered + one.missing),
        })),
        missingMost: most.missing === 0 ? null : most.class,
      };
    }
    case "ratio":
    case "exists":
    case "share": {
      const { needed, present, shortfall } = whole;
      const figures = rule.kind === "share" ? {} : { needed, present, shortfall };
      return { ...figures, units: { level: rule.level, ...statusCounts(units, rule.level) } };
    }
    case "supply": {
      const idle = cells?.supply?.catchment.idle;
      return {
        method: rule.method,
        per: rule.per,
        line: rule.line,
        withoutDemand: idle?.length ?? null,
        ...(rule.fairness ? { fairness: fairness === null ? null : fairnessEntry(fairness) } : {}),
      };
    }
  }
}

/** The same coverage by other denominators, and with one facility more in reach. */
function coverageEntry(
  demand: string,
  coverage: CoverageDetail,
  mask: Mask,
): Record<string, unknown> {
  const { areaM2, backup, units, total } = coverage;
  return {
    shareOfGround: areaM2 === null || areaM2.total === 0 ? null : round6(areaM2),
    unitsCovered: units,
    backup:
      backup === null
        ? null
        : {
            ...numbersOf(backup, total, mask),
            share: shareOf(backup[demand]!, total[demand]!, mask),
          },
  };
}

function round6({ covered, total }: { readonly covered: number; readonly total: number }): number {
  return Number((covered / total).toFixed(6));
}

function statusCounts(units: readonly UnitOutcome[], level: string): Record<string, number> {
  const counts: Record<string, number> = { met: 0, unmet: 0, undecided: 0, "not-applicable": 0 };
  for (const unit of units) {
    if (unit.level === level) counts[unit.status] = (counts[unit.status] ?? 0) + 1;
  }
  return counts;
}

function fairnessEntry(fairness: Fairness): Record<string, unknown> {
  const shown = (value: number | null): number | null => (value === null ? null : rounded12(value));
  return {
    mean: shown(fairness.mean),
    gini: shown(fairness.gini),
    theil: shown(fairness.theil),
    theilBetween: shown(fairness.theilBetween),
    theilWithin: shown(fairness.theilWithin),
    palma: shown(fairness.palma),
    concentration: shown(fairness.concentration),
    erreygers: shown(fairness.erreygers),
    concentrationBy: "density",
    fgt0: shown(fairness.fgt?.[0] ?? null),
    fgt1: shown(fairness.fgt?.[1] ?? null),
    fgt2: shown(fairness.fgt?.[2] ?? null),
  };
}

function numbersOf(
  sums: Readonly<Record<string, number>>,
  total: Readonly<Record<string, number>>,
  mask: Mask,
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(sums).map(([field, sum]) => [
      field,
      mask.hidesPart(sum, total[field]!) ? null : numberOfMicro(sum),
    ]),
  );
}

function numberOfMicro(micro: number): number {
  return Number(microText(micro));
}

function shareOf(part: number, whole: number, mask: Mask): number | null {
  if (mask.hidesPart(part, whole)) return null;
  const share = shareText(part, whole);
  return share === "" ? null : Number(share);
}
