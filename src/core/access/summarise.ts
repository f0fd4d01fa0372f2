import type { Demand } from "../demand/demand.ts";
import { type Group, OUTSIDE_ID, type Units } from "../units/units.ts";
import { type Access, UNREACHED } from "./access.ts";
import type { CoverageSummary, Sums } from "./summary.ts";

export interface SummaryInput {
  readonly demand: Demand;
  readonly units: Units;
  readonly groups: readonly Group[];
  readonly access: Access;
  /** Facilities that must be within the cut-off for a point to be covered. */
  readonly k: number;
  /** 1 where the rule speaks about the point; null = everywhere. */
  readonly inScope: Uint8Array | null;
  /** Level → unit index of every eligible facility, −1 outside. */
  readonly siteUnitAt: ReadonlyMap<string, Int32Array>;
}

/** Sums by every unit of every level (then `(outside)` where people live there), then groups. */
export function summariseUnits(input: SummaryInput): CoverageSummary[] {
  const rows: CoverageSummary[] = [];
  for (const level of input.units.levels) rows.push(...levelRows(input, level));
  for (const group of input.groups) rows.push(groupRow(input, group));
  return rows;
}

/** The sums of everything in scope, level `all`. */
export function summariseAll(input: SummaryInput): CoverageSummary {
  const slots = new Int32Array(input.demand.count);
  const sites = new Int32Array([...input.siteUnitAt.values()][0]?.length ?? 0);
  return accumulate(input, slots, sites, 1).row(0, "all", "all");
}

function levelRows(input: SummaryInput, level: string): CoverageSummary[] {
  const { all } = input.units;
  const unitAt = input.demand.unitAt.get(level)!;
  const slotOf = new Int32Array(all.length + 1);
  const members: number[] = [];
  all.forEach((unit, index) => {
    if (unit.level !== level) return;
    members.push(index);
    slotOf[index + 1] = members.length;
  });
  const toSlot = (unit: number): number => slotOf[unit + 1]!;
  const siteUnits = input.siteUnitAt.get(level) ?? new Int32Array(0);
  const sums = accumulate(input, unitAt.map(toSlot), siteUnits.map(toSlot), members.length + 1);
  const rows = members.map((index, k) => sums.row(k + 1, level, all[index]!.id));
  if (sums.cells(0) > 0) rows.push(sums.row(0, level, OUTSIDE_ID));
  return rows;
}

function groupRow(input: SummaryInput, group: Group): CoverageSummary {
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
  const siteCount = [...input.siteUnitAt.values()][0]?.length ?? 0;
  const slots = mark(input.demand.unitAt, input.demand.count);
  return accumulate(input, slots, mark(input.siteUnitAt, siteCount), 1).row(0, "group", group.id);
}

/**
 * One pass in id order. `slots[i]` says where point i is summed, −1 nowhere. Weighted means add
 * in id order, so they too have the same bits wherever they are computed.
 */
function accumulate(
  input: SummaryInput,
  slots: Int32Array,
  siteSlots: Int32Array,
  size: number,
): {
  row: (slot: number, level: string, unitId: string) => CoverageSummary;
  cells: (s: number) => number;
} {
  const { demand, access, k, inScope } = input;
  const zeros = (): Float64Array => new Float64Array(size);
  const cells = { total: zeros(), covered: zeros(), unreachable: zeros() };
  const maxCost = new Float64Array(size).fill(-1);
  const fields = [...demand.weights].map(([name, weights]) => ({
    name,
    weights,
    total: zeros(),
    covered: zeros(),
    unreachable: zeros(),
    reached: zeros(),
    costTimes: zeros(),
  }));
  for (let i = 0; i < demand.count; i++) {
    const slot = slots[i]!;
    if (slot < 0 || (inScope !== null && inScope[i] === 0)) continue;
    const cost = access.costMm[i]!;
    const isCovered = access.count[i]! >= k;
    cells.total[slot]!++;
    if (isCovered) cells.covered[slot]!++;
    if (cost === UNREACHED) cells.unreachable[slot]!++;
    else if (cost > maxCost[slot]!) maxCost[slot] = cost;
    for (const field of fields) {
      const weight = field.weights[i]!;
      if (weight === 0) continue;
      field.total[slot]! += weight;
      if (isCovered) field.covered[slot]! += weight;
      if (cost === UNREACHED) field.unreachable[slot]! += weight;
      else {
        field.reached[slot]! += weight;
        field.costTimes[slot]! += weight * cost;
      }
    }
  }
  const facilities = zeros();
  for (const slot of siteSlots) if (slot >= 0) facilities[slot]!++;
  const sums = (slot: number, part: "total" | "covered" | "unreachable"): Sums => ({
    cells: cells[part][slot]!,
    fields: Object.fromEntries(fields.map((field) => [field.name, field[part][slot]!])),
  });
  const row = (slot: number, level: string, unitId: string): CoverageSummary => {
    const total = sums(slot, "total");
    const covered = sums(slot, "covered");
    return {
      level,
      unitId,
      total,
      covered,
      uncovered: minus(total, covered),
      unreachable: sums(slot, "unreachable"),
      facilities: facilities[slot]!,
      meanCostMm: Object.fromEntries(
        fields.map(({ name, reached, costTimes }) => [
          name,
          reached[slot] === 0 ? null : Math.floor(costTimes[slot]! / reached[slot]! + 0.5),
        ]),
      ),
      maxCostMm: maxCost[slot]! < 0 ? null : maxCost[slot]!,
    };
  };
  return { row, cells: (slot) => cells.total[slot]! };
}

function minus(total: Sums, part: Sums): Sums {
  return {
    cells: total.cells - part.cells,
    fields: Object.fromEntries(
      Object.entries(total.fields).map(([field, sum]) => [field, sum - part.fields[field]!]),
    ),
  };
}
