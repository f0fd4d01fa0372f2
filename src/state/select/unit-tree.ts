import { compareCodePoints } from "../../core/base/exact.ts";
import type { UnitLevel, UnitView } from "../region.ts";

const LEVELS: readonly UnitLevel[] = ["province", "city", "county", "town", "village"];

/** Units as results number them: coarse to fine, then by id. */
export function unitsInOrder(units: ReadonlyMap<string, UnitView>): UnitView[] {
  const rank = ({ level }: UnitView): number => LEVELS.indexOf(level);
  return [...units.values()].sort((a, b) => rank(a) - rank(b) || compareCodePoints(a.id, b.id));
}

/** A unit with everything above it, coarse to fine, the province left out. */
export function pathOf(units: ReadonlyMap<string, UnitView>, id: string | null): UnitView[] {
  const path: UnitView[] = [];
  let at = id === null ? undefined : units.get(id);
  while (at !== undefined && at.level !== "province") {
    path.unshift(at);
    at = at.parent === null ? undefined : units.get(at.parent);
  }
  return path;
}

/** The county of a county or town; null for anything coarser. */
export function countyOf(units: ReadonlyMap<string, UnitView>, id: string): string | null {
  return pathOf(units, id).find(({ level }) => level === "county")?.id ?? null;
}

/** The counties a unit lies in or holds. */
export function countiesWithin(units: ReadonlyMap<string, UnitView>, id: string): string[] {
  const above = countyOf(units, id);
  if (above !== null) return [above];
  return [...units.values()]
    .filter(({ level, parent }) => level === "county" && parent === id)
    .map((unit) => unit.id);
}
