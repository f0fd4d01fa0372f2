import type { CatalogueEntry, YearFigure } from "../../core/rules/catalogue.ts";
import { needOf } from "../../core/rules/need.ts";
import type { UnitOutcome } from "../../core/rules/outcome.ts";
import { keyOfYears } from "../../core/rules/rule-in-force.ts";

/** The years that plans are measured at. */
export const PLAN_YEARS = [2025, 2027, 2030, 2035] as const;

/** What a rule asks in one year, and what a unit would lack of it. */
export interface YearColumn {
  readonly year: number;
  readonly figure: number | null;
  readonly kind: YearFigure["kind"] | null;
  /** Of a ratio: whole beds or places, or area; null where it cannot be told. */
  readonly needed: number | null;
  readonly shortfall: number | null;
}

/**
 * The base years a rule names, then the plan years and any other target; a year without a figure
 * of its own stays empty: nothing is drawn between two figures.
 */
export function yearColumns(entry: CatalogueEntry, outcome: UnitOutcome | null): YearColumn[] {
  const { years = [], rule } = entry;
  if (years.length === 0) return [];
  const all = new Set<number>([...years.map(({ year }) => year), ...PLAN_YEARS]);
  return [...all]
    .sort((a, b) => a - b)
    .map((year) => {
      const figure = years.find((one) => one.year === year);
      const isAmount = rule.kind === "ratio" && keyOfYears(entry) === "atLeast";
      const blank = { year, figure: figure?.value ?? null, kind: figure?.kind ?? null };
      const demand = outcome?.demand ?? 0;
      const present = outcome?.status === "undecided" ? null : (outcome?.present ?? null);
      if (!isAmount || figure?.kind !== "target" || present === null || demand <= 0) {
        return { ...blank, needed: null, shortfall: null };
      }
      const asked = { atLeast: figure.value, per: rule.per, measure: rule.measure };
      const need = needOf(demand, Math.round(present * 1e6), asked);
      return { ...blank, needed: need.needed, shortfall: need.shortfall };
    });
}
