import type { Demand } from "../demand/demand.ts";
import { type Strata, strataOf } from "../demand/strata.ts";
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

/** Sums by every unit of every level (then `(outside)` where people live there), then groups; and of the whole. */
export function summarise(input: SummaryInput): {
  readonly summaries: CoverageSummary[];
  readonly all: CoverageSummary;
} {
  const strata = strataOf(input.demand);
  const parts = accumulate(input, strata);
  const summaries = input.levels.flatMap((level) => levelRows(input, strata, parts, level));
  for (const group of input.groups) summaries.push(groupRow(input, strata, parts, group));
  const slots = new Int32Array(strata.count);
  const [whole] = rolledUp(parts, slots, 1);
  return { summaries, all: rowOf(whole!, "all", "all", input.siteCount) };
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

/** What of the sums depends on travel and scope only, not on what is covered. */
type Travelled = Omit<Parts, "covered" | "fields"> & {
  readonly inScope: Uint8Array | null;
  readonly fields: readonly Omit<Parts["fields"][number], "covered">[];
};

/** By the costs they come from: a changed cut-off adds up only what is covered. */
const known = new WeakMap<Float64Array, Travelled>();

function accumulate(input: SummaryInput, strata: Strata): Parts {
  const { demand, covered, costMm, inScope } = input;
  let travelled = known.get(costMm);
  if (travelled === undefined || travelled.inScope !== inScope) {
    travelled = accumulateTravel(input, strata);
    known.set(costMm, travelled);
  }
  const { of } = strata;
  const coveredCells = new Float64Array(strata.count);
  const members = new Uint32Array(demand.count);
  let size = 0;
  for (let i = 0; i < demand.count; i++) {
    if (covered[i] === 0 || (inScope !== null && inScope[i] === 0)) continue;
    members[size++] = i;
    coveredCells[of[i]!]!++;
  }
  const fields = travelled.fields.map((field) => {
    const weights = demand.weights.get(field.name)!;
    const sums = new Float64Array(strata.count);
    for (let m = 0; m < size; m++) {
      const i = members[m]!;
      sums[of[i]!]! += weights[i]!;
    }
    return { ...field, covered: sums };
  });
  return { ...travelled, covered: coveredCells, fields };
}

/** One pass in id order: weighted means have the same bits wherever they are computed. */
function accumulateTravel({ demand, costMm, inScope }: SummaryInput, strata: Strata): Travelled {
  const zeros = (): Float64Array => new Float64Array(strata.count);
  const { of } = strata;
  const total = zeros();
  const unreachable = zeros();
  for (let i = 0; i < demand.count; i++) {
    if (inScope !== null && inScope[i] === 0) continue;
    const s = of[i]!;
    total[s]!++;
    if (costMm[i] === UNREACHED) unreachable[s]!++;
  }
  const fields = [...demand.weights].map(([name, weights]) => {
    const field = { name, total: zeros(), unreachable: zeros() };
    const reached = zeros();
    const costTimes = zeros();
    const maxCost = zeros().fill(-1);
    for (let i = 0; i < demand.count; i++) {
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
    return { ...field, reached, costTimes, maxCost };
  });
  return { total, unreachable, inScope, fields };
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
