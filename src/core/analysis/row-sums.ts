import type { Demand } from "../demand/demand.ts";
import { differing, membersIn, strataOf } from "../demand/strata.ts";
import { OUTSIDE_ID } from "../units/units.ts";
import type { EvaluationContext } from "./evaluation-context.ts";

interface Kept {
  readonly demand: Demand;
  readonly mask: Uint8Array | null;
  readonly figures: Float64Array;
  readonly parts: Float64Array;
}

/**
 * A figure of the masked demand points summed by the rows of a summary: units of every level,
 * `(outside)`, groups and the whole. Adds in id order within strata, then over strata; strata
 * where nothing differs from the last sums of the same key keep theirs.
 */
export function rowSums(
  context: EvaluationContext,
  key: readonly unknown[],
  mask: Uint8Array | null,
  figures: Float64Array,
): (row: { readonly level: string; readonly unitId: string }) => number {
  const { inputs, groups } = context;
  const { units, demand } = inputs;
  const strata = strataOf(demand);
  const { parts } = context.carry("rows", key, (last: Kept | null): Kept => {
    const isAlike = last?.demand === demand && last.mask === mask;
    const anew = isAlike ? differing(strata, figures, last.figures) : null;
    const cells = anew === null ? null : membersIn(strata, anew);
    const parts = isAlike ? last.parts.slice() : new Float64Array(strata.count);
    anew?.forEach((is, s) => {
      if (is === 1) parts[s] = 0;
    });
    const size = cells?.length ?? demand.count;
    for (let m = 0; m < size; m++) {
      const i = cells === null ? m : cells[m]!;
      if (mask === null || mask[i] === 1) parts[strata.of[i]!]! += figures[i]!;
    }
    return { demand, mask, figures, parts };
  });
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
