import type { TracedGap, TracedGaps } from "../../core/gaps/traced-gaps.ts";
import type { UnitView } from "../region.ts";
import { pathOf, unitsInOrder } from "./unit-tree.ts";

/** A gap as list and map show it: numbered from 1 within what is looked at. */
export interface ListedGap {
  readonly gap: TracedGap;
  readonly position: number;
  readonly unit: UnitView | null;
}

/** The gaps of the unit in focus, or of the counties the filter keeps; worst first. */
export function listedGaps(
  gaps: TracedGaps | null,
  units: ReadonlyMap<string, UnitView>,
  focus: string | null,
  kept: readonly string[] | null,
): ListedGap[] {
  if (gaps === null) return [];
  const inOrder = unitsInOrder(units);
  const wanted = focus === null ? kept : [focus];
  const wantedIds = wanted === null ? null : new Set(wanted);
  const listed: ListedGap[] = [];
  // Thousands of gaps lie in some hundred units.
  const isWanted = new Map<UnitView | null, boolean>([[null, wantedIds === null]]);
  for (const gap of gaps.gaps) {
    const unit = inOrder[gap.unit] ?? null;
    let isListed = isWanted.get(unit);
    if (isListed === undefined) {
      isListed = wantedIds === null || pathOf(units, unit!.id).some(({ id }) => wantedIds.has(id));
      isWanted.set(unit, isListed);
    }
    if (isListed) listed.push({ gap, position: listed.length + 1, unit });
  }
  return listed;
}
