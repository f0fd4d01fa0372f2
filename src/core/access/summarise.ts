import type { Demand } from "../demand/demand.ts";
import { differing, membersIn, type Strata, strataOf } from "../demand/strata.ts";
import { type Group, OUTSIDE_ID, type Units } from "../units/units.ts";
import { UNREACHED } from "./access.ts";
import type { CoverageSummary, Sums } from "./summary.ts";

export interface SummaryInput {
  readonly demand: Demand;
  readonly units: Units;
  /** Levels of the units to sum for. */
  readonly levels: readonly string[];
  readonly groups: readonly Group[];
  /** 1 for covered demand points. */
  readonly covered: Uint8Array;
  /** Whole millimetres to the nearest site, `UNREACHED` where none. */
  readonly costMm: Float64Array;
  /** 1 where the rule speaks about the point; null = everywhere. */
  readonly inScope: Uint8Array | null;
  /** Level → unit index of every eligible facility, −1 outside. */
  readonly siteUnitAt: ReadonlyMap<string, Int32Array>;
  readonly siteCount: number;
}

/** What was summed, for the next sums of almost the same: strata without a change keep theirs. */
export interface Summed {
  readonly input: Pick<SummaryInput, "demand" | "inScope" | "costMm" | "covered">;
  readonly parts: Parts;
}

/**
 * Sums by every unit of every level (then `(outside)` where people live there), then groups; and
 * of the whole. With `last`, strata in which nothing differs from then are not summed anew.
 */
export function summarise(
  input: SummaryInput,
  last: Summed | null = null,
): {
  readonly summaries: CoverageSummary[];
  readonly all: CoverageSummary;
  readonly summed: Summed;
} {
  const strata = strataOf(input.demand);
  const { demand, inScope, costMm, covered } = input;
  const isAlike = last?.input.demand === demand && last.input.inScope === inScope;
  const parts = accumulate(input, strata, isAlike ? last : null);
  const summaries = input.levels.flatMap((level) => levelRows(input, strata, parts, level));
  for (const group of input.groups) summaries.push(groupRow(input, strata, parts, group));
  const slots = new Int32Array(strata.count);
  const [whole] = rolledUp(parts, slots, 1);
  const summed = { input: { demand, inScope, costMm, covered }, parts };
  return { summaries, all: rowOf(whole!, "all", "all", input.siteCount), summed };
}

function levelRows(
  input: SummaryInput,
  strata: Strata,
  parts: Parts,
  level: string,
): CoverageSummary[] {
  const { all } = input.units;
  const members: number[] = [];
  const slotOf = new Int32Array(all.length + 1);
  all.forEach((unit, index) => {
    if (unit.level !== level) return;
    members.push(index);
    slotOf[index + 1] = members.length;
  });
  const toSlot = (unit: number): number => slotOf[unit + 1]!;
  const sums = rolledUp(parts, strata.unitAt.get(level)!.map(toSlot), members.length + 1);
  const facilities = new Float64Array(members.length + 1);
  input.siteUnitAt.get(level)?.forEach((unit) => {
    facilities[toSlot(unit)]!++;
  });
  const rows = members.map((index, k) =>
    rowOf(sums[k + 1]!, level, all[index]!.id, facilities[k + 1]!),
  );
  if (sums[0]!.cells.total > 0) rows.push(rowOf(sums[0]!, level, OUTSIDE_ID, facilities[0]!));
  return rows;
}

function groupRow(
  input: SummaryInput,
  strata: Strata,
  parts: Parts,
  group: Group,
): CoverageSummary {
  const listed = new Set(group.units);
  const isMember = Uint8Array.from(input.units.all, ({ id }) => (listed.has(id) ? 1 : 0));
  const mark = (unitAt: ReadonlyMap<string, Int32Array>, count: number): Int32Array => {
    const slots = new Int32Array(count).fill(-1);
    for (const level of input.units.levels) {
      unitAt.get(level)?.forEach((unit, i) => {
        if (unit >= 0 && isMember[unit] === 1) slots[i] = 0;
      });
    }
    return slots;
  };
  const [sums] = rolledUp(parts, mark(strata.unitAt, strata.count), 1);
  const sites = mark(input.siteUnitAt, input.siteCount).filter((slot) => slot === 0);
  return rowOf(sums!, "group", group.id, sites.length);
}

/** Sums of each stratum; of a field in millionths, and millionths times millimetres. */
interface Parts {
  readonly total: Float64Array;
  readonly covered: Float64Array;
  readonly unreachable: Float64Array;
  readonly fields: readonly {
    readonly name: string;
    readonly total: Float64Array;
    readonly covered: Float64Array;
    readonly unreachable: Float64Array;
    readonly reached: Float64Array;
    readonly costTimes: Float64Array;
    readonly maxCost: Float64Array;
  }[];
}

/** Only strata in which a cost or a decision differs from `last` are summed, in id order as ever. */
function accumulate(
  { demand, covered, costMm, inScope }: SummaryInput,
  strata: Strata,
  last: Summed | null,
): Parts {
  // Null = all of them.
  const otherCost = last === null ? null : differing(strata, costMm, last.input.costMm);
  const otherCovered = last === null ? null : differing(strata, covered, last.input.covered);
  const parts = partsFrom(strata, demand, last?.parts ?? null, otherCost, otherCovered);
  addTravel(parts, strata, demand, costMm, inScope, otherCost);
  addCovered(parts, strata, demand, covered, inScope, otherCovered);
  return parts;
}

/** A copy, with zeros where it is summed anew. */
function partsFrom(
  { count }: Strata,
  demand: Demand,
  last: Parts | null,
  otherCost: Uint8Array | null,
  otherCovered: Uint8Array | null,
): Parts {
  const from = (kept: Float64Array | undefined, isAnew: Uint8Array | null, empty = 0) => {
    if (kept === undefined || isAnew === null) return new Float64Array(count).fill(empty);
    return kept.map((sum, s) => (isAnew[s] === 1 ? empty : sum));
  };
  return {
    total: from(last?.total, otherCost),
    covered: from(last?.covered, otherCovered),
    unreachable: from(last?.unreachable, otherCost),
    fields: [...demand.weights.keys()].map((name, f) => {
      const kept = last?.fields[f];
      return {
        name,
        total: from(kept?.total, otherCost),
        covered: from(kept?.covered, otherCovered),
        unreachable: from(kept?.unreachable, otherCost),
        reached: from(kept?.reached, otherCost),
        costTimes: from(kept?.costTimes, otherCost),
        maxCost: from(kept?.maxCost, otherCost, -1),
      };
    }),
  };
}

/** One pass in id order within each stratum: weighted means have the same bits wherever they are computed. */
function addTravel(
  { total, unreachable, fields }: Parts,
  strata: Strata,
  demand: Demand,
  costMm: Float64Array,
  inScope: Uint8Array | null,
  wanted: Uint8Array | null,
): void {
  const { of } = strata;
  const cells = wanted === null ? null : membersIn(strata, wanted);
  const size = cells?.length ?? demand.count;
  for (let m = 0; m < size; m++) {
    const i = cells === null ? m : cells[m]!;
    if (inScope !== null && inScope[i] === 0) continue;
    const s = of[i]!;
    total[s]!++;
    if (costMm[i] === UNREACHED) unreachable[s]!++;
  }
  for (const field of fields) {
    const weights = demand.weights.get(field.name)!;
    const { reached, costTimes, maxCost } = field;
    for (let m = 0; m < size; m++) {
      const i = cells === null ? m : cells[m]!;
      const weight = weights[i]!;
      if (weight === 0 || (inScope !== null && inScope[i] === 0)) continue;
      const s = of[i]!;
      const cost = costMm[i]!;
      field.total[s]! += weight;
      if (cost === UNREACHED) field.unreachable[s]! += weight;
      else {
        reached[s]! += weight;
        costTimes[s]! += weight * cost;
        if (cost > maxCost[s]!) maxCost[s] = cost;
      }
    }
  }
}

function addCovered(
  parts: Parts,
  strata: Strata,
  demand: Demand,
  covered: Uint8Array,
  inScope: Uint8Array | null,
  wanted: Uint8Array | null,
): void {
  const { of } = strata;
  const cells = wanted === null ? null : membersIn(strata, wanted);
  const size = cells?.length ?? demand.count;
  const members = new Uint32Array(size);
  let found = 0;
  for (let m = 0; m < size; m++) {
    const i = cells === null ? m : cells[m]!;
    if (covered[i] === 0 || (inScope !== null && inScope[i] === 0)) continue;
    members[found++] = i;
    parts.covered[of[i]!]!++;
  }
  for (const field of parts.fields) {
    const weights = demand.weights.get(field.name)!;
    const sums = field.covered;
    for (let m = 0; m < found; m++) {
      const i = members[m]!;
      sums[of[i]!]! += weights[i]!;
    }
  }
}

interface RolledUp {
  readonly cells: { total: number; covered: number; unreachable: number };
  readonly fields: {
    readonly name: string;
    total: number;
    covered: number;
    unreachable: number;
    reached: number;
    costTimes: number;
    maxCost: number;
  }[];
}

/** `slots[s]` says where stratum s is summed, −1 nowhere. */
function rolledUp(parts: Parts, slots: Int32Array, size: number): RolledUp[] {
  const rows: RolledUp[] = Array.from({ length: size }, () => ({
    cells: { total: 0, covered: 0, unreachable: 0 },
    fields: parts.fields.map(({ name }) => ({
      ...{ name, total: 0, covered: 0, unreachable: 0, reached: 0, costTimes: 0, maxCost: -1 },
    })),
  }));
  slots.forEach((slot, s) => {
    if (slot < 0) return;
    const row = rows[slot]!;
    row.cells.total += parts.total[s]!;
    row.cells.covered += parts.covered[s]!;
    row.cells.unreachable += parts.unreachable[s]!;
    parts.fields.forEach((field, f) => {
      const sums = row.fields[f]!;
      sums.total += field.total[s]!;
      sums.covered += field.covered[s]!;
      sums.unreachable += field.unreachable[s]!;
      sums.reached += field.reached[s]!;
      sums.costTimes += field.costTimes[s]!;
      sums.maxCost = Math.max(sums.maxCost, field.maxCost[s]!);
    });
  });
  return rows;
}

function rowOf(
  { cells, fields }: RolledUp,
  level: string,
  unitId: string,
  facilities: number,
): CoverageSummary {
  const sums = (part: "total" | "covered" | "unreachable"): Sums => ({
    cells: cells[part],
    fields: Object.fromEntries(fields.map((field) => [field.name, field[part]])),
  });
  return {
    level,
    unitId,
    total: sums("total"),
    covered: sums("covered"),
    uncovered: {
      cells: cells.total - cells.covered,
      fields: Object.fromEntries(fields.map(({ name, total, covered }) => [name, total - covered])),
    },
    unreachable: sums("unreachable"),
    facilities,
    meanCostMm: Object.fromEntries(
      fields.map(({ name, reached, costTimes }) => [
        name,
        reached === 0 ? null : Math.floor(costTimes / reached + 0.5),
      ]),
    ),
    maxCostMm: Object.fromEntries(
      fields.map(({ name, maxCost }) => [name, maxCost < 0 ? null : maxCost]),
    ),
  };
}
