import { MICRO } from "../base/exact.ts";
import type { Issue } from "../base/issue.ts";
import type { Units } from "../units/units.ts";
import type { Demand } from "./demand.ts";

/** Registered people by unit, all units of one level. */
export interface RegisteredTable {
  readonly level: string;
  readonly rows: readonly {
    readonly unitId: string;
    /** Field of the demand → whole people or decimals, ≥ 0. */
    readonly people: Readonly<Record<string, number>>;
  }[];
}

/** The sheet and the columns of a table of registered people, where they are named. */
export interface RegisteredSource {
  readonly sheet?: string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** A table of registered people as it was read; null where none of it could be used. */
export interface RegisteredRead {
  readonly table: RegisteredTable | null;
  readonly rejected: number;
  readonly issues: readonly Issue[];
}

/** What is known of registered people. */
export interface Registered {
  /** Fields of the demand that the table counts. */
  readonly fields: ReadonlySet<string>;
  /** Ids of units with residents that the table does not have, and of all above and below them. */
  readonly absent: ReadonlySet<string>;
  /** Units of the table where nobody lives of a field that it counts: these people stand nowhere. */
  readonly unplaced: readonly string[];
}

/** A table from a file of a stranger; null where it is none. */
export function registeredTableOf(given: unknown): RegisteredTable | null {
  if (typeof given !== "object" || given === null) return null;
  const { level, rows } = given as Partial<RegisteredTable>;
  if (typeof level !== "string" || !Array.isArray(rows)) return null;
  const isRow = (row: unknown): boolean => {
    if (typeof row !== "object" || row === null) return false;
    const { unitId, people } = row as Partial<RegisteredTable["rows"][number]>;
    if (typeof unitId !== "string" || typeof people !== "object" || people === null) return false;
    return Object.values(people).every(
      (count) => typeof count === "number" && count >= 0 && count < 1e9,
    );
  };
  return rows.every(isRow) ? { level, rows } : null;
}

/** The demand field that holds registered people: `age60` → `registered_age60`. */
export function registeredField(field: string): string {
  return `registered_${field}`;
}

/**
 * Registered people as fields of the demand: those of a unit stand on its points as residents of
 * the same field do, in millionths that sum to the table's figure exactly.
 */
export function withRegistered(
  demand: Demand,
  units: Units,
  table: RegisteredTable,
): { readonly demand: Demand; readonly registered: Registered } {
  const unitAt = demand.unitAt.get(table.level) ?? new Int32Array(demand.count).fill(-1);
  const indexOf = new Map(units.all.map(({ id }, index) => [id, index]));
  const pointsOf = new Map<number, number[]>();
  for (let i = 0; i < demand.count; i++) {
    const points = pointsOf.get(unitAt[i]!);
    if (points === undefined) pointsOf.set(unitAt[i]!, [i]);
    else points.push(i);
  }
  const fields = new Set(table.rows.flatMap(({ people }) => Object.keys(people)));
  const weights = new Map(demand.weights);
  const unplaced = new Set<string>();
  for (const field of fields) {
    const residents = demand.weights.get(field);
    if (residents === undefined) continue;
    const placed = new Float64Array(demand.count);
    for (const { unitId, people } of table.rows) {
      const points = pointsOf.get(indexOf.get(unitId) ?? -2) ?? [];
      const total = Math.floor((people[field] ?? 0) * MICRO + 0.5);
      if (total > 0 && !apportion(points, residents, total, placed)) unplaced.add(unitId);
    }
    weights.set(registeredField(field), placed);
  }
  return {
    demand: { ...demand, weights },
    registered: {
      fields,
      absent: absentUnits(demand, units, table),
      unplaced: [...unplaced],
    },
  };
}

/** In proportion to residents, carrying what rounding leaves to the next; false where there are none. */
function apportion(
  points: readonly number[],
  residents: Float64Array,
  total: number,
  placed: Float64Array,
): boolean {
  const sum = points.reduce((all, i) => all + BigInt(residents[i]!), 0n);
  if (sum === 0n) return false;
  let due = 0n;
  let given = 0n;
  for (const i of points) {
    due += BigInt(residents[i]!);
    const reached = (due * BigInt(total) * 2n + sum) / (sum * 2n);
    placed[i] = Number(reached - given);
    given = reached;
  }
  return true;
}

function absentUnits(
  demand: Demand,
  units: Units,
  { level, rows }: RegisteredTable,
): ReadonlySet<string> {
  const has = new Set(rows.map(({ unitId }) => unitId));
  const people = demand.weights.get("people") ?? new Float64Array(demand.count);
  const unitAt = demand.unitAt.get(level);
  const absent = new Set<string>();
  for (let i = 0; i < demand.count; i++) {
    if (people[i] === 0) continue;
    const unit = unitAt === undefined ? -1 : unitAt[i]!;
    if (unit >= 0 && has.has(units.all[unit]!.id)) continue;
    for (const at of demand.unitAt.values()) {
      if (at[i]! >= 0) absent.add(units.all[at[i]!]!.id);
    }
  }
  return absent;
}
