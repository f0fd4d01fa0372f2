export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly areaKm2: number | null;
}

/** Territorial units, ordered coarse → fine by level, then by id. */
export interface Units {
  readonly levels: readonly string[];
  readonly all: readonly Unit[];
}

/** What lies in no unit is summed here, so that sums close. */
export const OUTSIDE_ID = "(outside)";

/** A named set of units, valid from a month (inclusive) until a month (exclusive). */
export interface Group {
  readonly id: string;
  readonly units: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
}

/** Whether a dated thing holds on `asOf`; bounds may be months or days, `until` is exclusive. */
export function holdsOn(from: string | null, until: string | null, asOf: string): boolean {
  return (from === null || asOf >= padded(from)) && (until === null || asOf < padded(until));
}

function padded(date: string): string {
  return date.length === 7 ? `${date}-01` : date;
}
