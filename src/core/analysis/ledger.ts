import { summarise } from "../access/summarise.ts";
import type { CoverageSummary } from "../access/summary.ts";
import { compareCodePoints } from "../base/exact.ts";
import type { Demand } from "../demand/demand.ts";
import type { Facility } from "../facilities/facility.ts";
import type { Group, Units } from "../units/units.ts";

/** What a rule decided in one scenario on one day, cell by cell. */
export interface Decided {
  /** 1 where the rule speaks about the demand point and is met for it. */
  readonly covered: Uint8Array;
  /** 1 where the rule speaks about it; null = everywhere. */
  readonly applies: Uint8Array | null;
  /** Eligible facilities in key order. */
  readonly sites: readonly Facility[];
  readonly groups: readonly Group[];
}

/** Millionths of one weights field, against the reference. */
export interface LedgerFigures {
  readonly total: number;
  readonly covered: number;
  readonly uncovered: number;
  /** Covered here and not in the reference; and the other way round. */
  readonly newlyCovered: number;
  readonly lost: number;
}

/** A unit, a group or the whole (level `all`) in one line of the ledger. */
export interface LedgerRow {
  readonly level: string;
  readonly unitId: string;
  readonly fields: Readonly<Record<string, LedgerFigures>>;
}

/** One scenario under one rule on one day. */
export interface Ledger {
  readonly all: LedgerRow;
  /** Units of every level and groups, as summaries list them. */
  readonly rows: readonly LedgerRow[];
  /** Known capacity of the eligible facilities, and how many say none. */
  readonly capacity: number;
  readonly capacityMissing: number;
}

/** The ledger of a scenario against a reference decided on the same day for the same demand. */
export function ledgerOf(demand: Demand, units: Units, own: Decided, reference: Decided): Ledger {
  const sums = (covered: Uint8Array): readonly CoverageSummary[] => {
    const { summaries, all } = summarise({
      demand,
      units,
      levels: units.levels,
      groups: own.groups,
      covered,
      costMm: new Float64Array(demand.count),
      inScope: own.applies,
      siteUnitAt: new Map(),
      siteCount: 0,
    });
    return [...summaries, all];
  };
  const covered = sums(own.covered);
  const gained = sums(own.covered.map((is, i) => (is === 1 && reference.covered[i] === 0 ? 1 : 0)));
  const lost = sums(own.covered.map((is, i) => (is === 0 && reference.covered[i] === 1 ? 1 : 0)));
  const rows = covered.map(
    (row, k): LedgerRow => ({
      level: row.level,
      unitId: row.unitId,
      fields: Object.fromEntries(
        Object.entries(row.total.fields).map(([field, total]) => [
          field,
          {
            total,
            covered: row.covered.fields[field]!,
            uncovered: row.uncovered.fields[field]!,
            newlyCovered: gained[k]!.covered.fields[field]!,
            lost: lost[k]!.covered.fields[field]!,
          },
        ]),
      ),
    }),
  );
  let capacity = 0;
  let capacityMissing = 0;
  for (const site of own.sites) {
    if (site.capacity === null) capacityMissing++;
    else capacity += site.capacity;
  }
  // Inputs without units have one unit that is the whole: it stands once.
  const parts = rows.slice(0, -1).filter(({ level }) => level !== "all");
  return { all: rows.at(-1)!, rows: parts, capacity, capacityMissing };
}

/** Field → millionths where the mask is 1 and the rule speaks about the point, in id order. */
export function maskSums(
  demand: Demand,
  isIn: (i: number) => boolean,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [field, weights] of demand.weights) {
    let sum = 0;
    for (let i = 0; i < demand.count; i++) if (isIn(i)) sum += weights[i]!;
    sums[field] = sum;
  }
  return sums;
}

/**
 * The unit of a level with the least share of a field covered; ties to the smallest id. Units
 * without demand have no share. Null where none has.
 */
export function worstUnit(ledger: Ledger, level: string, field: string): LedgerRow | null {
  let worst: LedgerRow | null = null;
  for (const row of ledger.rows) {
    if (row.level !== level || (row.fields[field]?.total ?? 0) === 0) continue;
    if (worst === null || isWorse(row, worst, field)) worst = row;
  }
  return worst;
}

/** Compares shares exactly, as products of whole millionths. */
function isWorse(a: LedgerRow, b: LedgerRow, field: string): boolean {
  const [x, y] = [a.fields[field]!, b.fields[field]!];
  const left = BigInt(x.covered) * BigInt(y.total);
  const right = BigInt(y.covered) * BigInt(x.total);
  return left < right || (left === right && compareCodePoints(a.unitId, b.unitId) < 0);
}
