import { strataOf } from "../demand/strata.ts";
import { OUTSIDE_ID } from "../units/units.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

/**
 * A figure of the masked demand points summed by the rows of a summary: units of every level,
 * `(outside)`, groups and the whole. Adds in id order within strata, then over strata.
 */
export function rowSums(
  { inputs, groups }: EvaluationContext,
  mask: Uint8Array | null,
  figure: (i: number) => number,
): (row: { readonly level: string; readonly unitId: string }) => number {
  const { units, demand } = inputs;
  const strata = strataOf(demand);
  const parts = new Float64Array(strata.count);
  for (let i = 0; i < demand.count; i++) {
    if (mask === null || mask[i] === 1) parts[strata.of[i]!]! += figure(i);
  }
  const sums = new Map<string, number>();
  const add = (level: string, id: string, part: number): void => {
    const key = `${level}\n${id}`;
    sums.set(key, (sums.get(key) ?? 0) + part);
  };
  parts.forEach((part, s) => {
    add("all", "all", part);
    const own = new Set<string>();
    for (const level of units.levels) {
      const unit = strata.unitAt.get(level)![s]!;
      const id = unit < 0 ? OUTSIDE_ID : units.all[unit]!.id;
      add(level, id, part);
      own.add(id);
    }
    for (const group of groups) {
      if (group.units.some((id) => own.has(id))) add("group", group.id, part);
    }
  });
  return ({ level, unitId }) => sums.get(`${level}\n${unitId}`) ?? 0;
}
