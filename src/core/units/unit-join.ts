import type { PolygonIndex } from "../geo/polygon-index.ts";
import type { Units } from "./units.ts";

/** How places find their units: level → polygons of that level, ids in `Units.all` order. */
export type UnitPolygons = ReadonlyMap<string, PolygonIndex>;

/**
 * The unit of every place at every level: from its own unit id where one is given, upwards by
 * parents, else by polygon. −1 is `(outside)`. Levels in the result run coarse → fine.
 */
export function joinUnits(
  units: Units,
  polygons: UnitPolygons,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  unitIds: readonly string[] | null,
): Map<string, Int32Array> {
  const indexOf = new Map(units.all.map(({ id }, index) => [id, index]));
  const unitAt = new Map<string, Int32Array>();
  for (const level of units.levels) unitAt.set(level, new Int32Array(lon.length).fill(-1));
  const setWithParents = (i: number, index: number): void => {
    for (let at: number | undefined = index; at !== undefined; ) {
      const unit: Units["all"][number] = units.all[at]!;
      const slots = unitAt.get(unit.level)!;
      if (slots[i]! < 0) slots[i] = at;
      at = unit.parent === null ? undefined : indexOf.get(unit.parent);
    }
  };
  const fineToCoarse = [...units.levels].reverse();
  for (let i = 0; i < lon.length; i++) {
    const given = unitIds === null ? undefined : indexOf.get(unitIds[i]!);
    if (given !== undefined) setWithParents(i, given);
    for (const level of fineToCoarse) {
      const index = polygons.get(level);
      if (index === undefined || unitAt.get(level)![i]! >= 0) continue;
      const found = index.at(lon[i]!, lat[i]!);
      if (found >= 0) setWithParents(i, indexOf.get(index.ids[found]!)!);
    }
  }
  return unitAt;
}
