import type { FacilityCount, UnitOutcome } from "../rules/outcome.ts";
import { mergedCodes } from "../rules/status.ts";

/** What a kind answers for one set of the rule's units: one unit, or all under a coarser one. */
export interface KindAnswer {
  readonly facilities: readonly FacilityCount[];
  readonly ofUnit: (unit: number) => UnitOutcome;
  /** `members` are the outcomes of the units that the rule speaks about. */
  readonly ofMany: (
    level: string,
    unitId: string,
    members: readonly UnitOutcome[],
    units: readonly number[],
  ) => UnitOutcome;
}

/** The codes of all that keep units undecided. */
export function missingOf(members: readonly UnitOutcome[]): string[] {
  return mergedCodes(members.flatMap(({ missing }) => [...missing]));
}

/** Null as soon as one of the figures is. */
export function sumOrNull(figures: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    sum += figure;
  }
  // Figures have at most six decimals: so has their sum.
  return Math.round(sum * 1e6) / 1e6;
}
