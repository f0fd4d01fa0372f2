import { type Group, holdsOn } from "./units.ts";

/** What the membership of one county rests on. Months are `YYYY-MM`, `until` exclusive. */
export interface CountyMembership {
  readonly id: string;
  readonly island: boolean;
  readonly supportFrom: string | null;
  readonly supportUntil: string | null;
}

/**
 * The groups on a date: `support` is the list as published and overlaps `island`;
 * `island`, `mountain` (support without island) and `other` are disjoint and complete.
 */
export function countyGroups(counties: readonly CountyMembership[], asOf: string): Group[] {
  const support: string[] = [];
  const island: string[] = [];
  const mountain: string[] = [];
  const other: string[] = [];
  for (const county of counties) {
    const supported =
      county.supportFrom !== null && holdsOn(county.supportFrom, county.supportUntil, asOf);
    if (supported) support.push(county.id);
    if (county.island) island.push(county.id);
    else if (supported) mountain.push(county.id);
    else other.push(county.id);
  }
  const dated = (id: string, units: string[]): Group => ({ id, units, from: null, until: null });
  return [
    dated("island", island),
    dated("mountain", mountain),
    dated("other", other),
    dated("support", support),
  ];
}
