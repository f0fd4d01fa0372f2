import type { Demand } from "../demand/demand.ts";
import { entrancesOf, type Facility } from "../facilities/facility.ts";
import { OUTSIDE_ID } from "../units/units.ts";
import {
  type Decided,
  type Ledger,
  type LedgerFigures,
  type LedgerRow,
  maskSums,
} from "./ledger.ts";

/**
 * Something that cannot be, whatever the planner drew: the computation is at fault, and a
 * comparison that rests on it must not be printed.
 */
export type PhysicsAlarm =
  | { readonly kind: "sites-added-coverage-lost"; readonly field: string; readonly people: number }
  | { readonly kind: "wider-cutoff-lost"; readonly field: string; readonly people: number }
  | {
      readonly kind: "sum-open";
      readonly field: string;
      readonly level: string;
      readonly difference: number;
    };

/** Every sum of a ledger closes: parts, units of a level, and the change against the reference. */
export function sumAlarms(demand: Demand, ledger: Ledger, reference: Decided): PhysicsAlarm[] {
  const coveredBefore = maskSums(demand, (i) => reference.covered[i] === 1);
  const alarms: PhysicsAlarm[] = [];
  const open = (field: string, level: string, difference: number): void => {
    if (difference !== 0) alarms.push({ kind: "sum-open", field, level, difference });
  };
  const levels = new Set(ledger.rows.map(({ level }) => level).filter((one) => one !== "group"));
  for (const [field, all] of Object.entries(ledger.all.fields)) {
    for (const row of [ledger.all, ...ledger.rows]) {
      const own = row.fields[field]!;
      open(field, row.level, own.covered + own.uncovered - own.total);
    }
    const before = coveredBefore[field]!;
    open(field, "change", before + all.newlyCovered - all.lost - all.covered);
    for (const level of levels) {
      for (const part of PARTS) {
        const rows = ledger.rows.filter((row) => row.level === level);
        const sum = rows.reduce((total, row) => total + row.fields[field]![part], 0);
        open(field, level, sum - all[part]);
      }
    }
    openGroups(ledger.rows, field, all, open);
  }
  return alarms;
}

const PARTS = ["total", "covered", "newlyCovered", "lost"] as const;
/** The built-in groups that are disjoint and complete. */
const COMPLETE = ["island", "mountain", "other"];

function openGroups(
  rows: readonly LedgerRow[],
  field: string,
  all: LedgerFigures,
  open: (field: string, level: string, difference: number) => void,
): void {
  const groups = rows.filter(({ level, unitId }) => level === "group" && COMPLETE.includes(unitId));
  if (groups.length < COMPLETE.length) return;
  // People outside every county are in no group.
  const outside = rows.find(({ level, unitId }) => level === "county" && unitId === OUTSIDE_ID);
  for (const part of PARTS) {
    const sum = groups.reduce((total, row) => total + row.fields[field]![part], 0);
    open(field, "group", sum + (outside?.fields[field]?.[part] ?? 0) - all[part]);
  }
}

/**
 * Sites were only added (every site of the reference stands where it stood, links only join
 * more): then nobody may have lost coverage. Holds for rules without capacity.
 */
export function additionAlarms(
  demand: Demand,
  own: Decided,
  reference: Decided,
  isJoinedMore: boolean,
): PhysicsAlarm[] {
  if (!isJoinedMore || !hasAll(own.sites, reference.sites)) return [];
  return lostIn(demand, own, reference, "sites-added-coverage-lost");
}

/** The same scenario under a wider cut-off than `narrow`: nobody may be lost. */
export function widerCutoffAlarms(demand: Demand, wide: Decided, narrow: Decided): PhysicsAlarm[] {
  return lostIn(demand, wide, narrow, "wider-cutoff-lost");
}

function lostIn(
  demand: Demand,
  own: Decided,
  before: Decided,
  kind: "sites-added-coverage-lost" | "wider-cutoff-lost",
): PhysicsAlarm[] {
  const lost = maskSums(demand, (i) => before.covered[i] === 1 && own.covered[i] === 0);
  return Object.entries(lost)
    .filter(([, people]) => people > 0)
    .map(([field, people]) => ({ kind, field, people }));
}

/** Whether every site of `few` is among `many`, in the same place. */
export function hasAll(many: readonly Facility[], few: readonly Facility[]): boolean {
  const placeOf = new Map(many.map((site) => [site.key, entrancesOf(site).join()]));
  return few.every((site) => placeOf.get(site.key) === entrancesOf(site).join());
}
