import { PolygonIndex } from "../../core/geo/polygon-index.ts";
import type { Outlines } from "../../core/units/outlines.ts";
import { joinUnits, type UnitPolygons } from "../../core/units/unit-join.ts";
import type { Unit, Units } from "../../core/units/units.ts";
import { interiorPoint } from "../inputs/interior-point.ts";
import { sortedUnits, type UnitLayers } from "../inputs/units.ts";
import { loadRegionOutlines, type ReadRegionFile } from "../region/load-region.ts";
import type { LoadedRegion } from "../region/region-inputs.ts";

type UnitAt = Map<string, Int32Array>;

/** Units of the region, alone or beside those of the plan, and how places find theirs. */
export interface KeptUnits {
  readonly units: Units;
  /** Polygons by unit: the plan's, then those of the region that stay. */
  readonly outlines: Outlines["levels"];
  /** By the id that a row names, else by the plan's polygons, else by the region's. */
  readonly at: (
    lon: ArrayLike<number>,
    lat: ArrayLike<number>,
    unitIds: readonly string[] | null,
  ) => UnitAt;
  /** Of the region's own cells: as the builder joined them, below the plan's polygons. */
  readonly ofRegionDemand: () => UnitAt;
  /** Of facilities: by the plan's polygons, else by the nearest cell of the region. */
  readonly find: (lon: ArrayLike<number>, lat: ArrayLike<number>) => UnitAt;
}

/** What of the region's units stays beside the plan's: other levels only, or all that are not given anew. */
export type KeepUnits = "other-levels" | "all";

const NONE: UnitLayers = {
  units: { levels: [], all: [] },
  polygons: new Map(),
  outlines: new Map(),
};

/**
 * The region's units with the plan's among them. A unit of the plan without a parent that is known
 * belongs to the unit of the next coarser level that it lies in.
 */
export async function keepUnits(
  region: LoadedRegion,
  layers: UnitLayers | null,
  keep: KeepUnits,
  read: ReadRegionFile,
): Promise<KeptUnits> {
  const own = layers ?? NONE;
  const { inputs } = region;
  const given = new Set(own.units.all.map(({ id }) => id));
  const stays = ({ id, level }: Unit): boolean =>
    !given.has(id) && (keep === "all" || !own.units.levels.includes(level));
  const staying = inputs.units.all.filter(stays);
  const stayingIds = new Set(staying.map(({ id }) => id));
  const regionOutlines = await loadRegionOutlines(read);
  const indexes: UnitPolygons = new Map(
    [...regionOutlines].map(([level, areas]) => [level, new PolygonIndex(areas)]),
  );
  const inRegion = (lon: ArrayLike<number>, lat: ArrayLike<number>): UnitAt =>
    joinUnits(inputs.units, indexes, lon, lat, null);

  const units = withParents(
    sortedUnits([...own.units.all, ...staying]),
    own,
    (lon, lat) => inRegion([lon], [lat]),
    inputs.units,
  );
  const indexOf = new Map(units.all.map(({ id }, k) => [id, k]));
  /** Region's index → ours; −1 for units that the plan has replaced, unless only their figures are. */
  const ours = inputs.units.all.map(({ id, level }) => {
    const isFigures = given.has(id) && !own.polygons.has(level);
    return stayingIds.has(id) || isFigures ? (indexOf.get(id) ?? -1) : -1;
  });
  const filled = (first: UnitAt, rest: ReadonlyMap<string, Int32Array>): UnitAt => {
    for (const [level, slots] of first) {
      const below = rest.get(level);
      if (below === undefined) continue;
      for (let i = 0; i < slots.length; i++) {
        if (slots[i]! < 0 && below[i]! >= 0) slots[i] = ours[below[i]!]!;
      }
    }
    return first;
  };
  const byOwn = (
    lon: ArrayLike<number>,
    lat: ArrayLike<number>,
    unitIds: readonly string[] | null,
  ): UnitAt => joinUnits(units, own.polygons, lon, lat, unitIds);
  const { demand } = inputs;
  return {
    units,
    outlines: new Map(
      units.levels.flatMap((level) => {
        const staying = (regionOutlines.get(level) ?? []).filter(({ id }) => stayingIds.has(id));
        const areas = [...(own.outlines.get(level) ?? []), ...staying];
        return areas.length === 0 ? [] : [[level, areas] as const];
      }),
    ),
    at: (lon, lat, unitIds) => filled(byOwn(lon, lat, unitIds), inRegion(lon, lat)),
    ofRegionDemand: () => filled(byOwn(demand.lon, demand.lat, null), demand.unitAt),
    find: (lon, lat) => filled(byOwn(lon, lat, null), inputs.findUnits(lon, lat)),
  };
}

/** Own units with a parent: the one they name where it is known, else the one they lie in. */
function withParents(
  units: Units,
  own: UnitLayers,
  regionAt: (lon: number, lat: number) => UnitAt,
  regionUnits: Units,
): Units {
  const known = new Set(units.all.map(({ id }) => id));
  const shapeOf = new Map(
    [...own.outlines.values()].flat().map((area) => [area.id, area.polygons]),
  );
  const parentIn = (unit: Unit): string | null => {
    const shape = shapeOf.get(unit.id);
    if (shape === undefined || shape.length === 0) return null;
    const [lon, lat] = interiorPoint(shape);
    const inOwn = joinUnits(own.units, own.polygons, [lon], [lat], null);
    const inRegion = regionAt(lon, lat);
    const coarser = units.levels.slice(0, units.levels.indexOf(unit.level)).reverse();
    for (const level of coarser) {
      const mine = inOwn.get(level)?.[0] ?? -1;
      const theirs = inRegion.get(level)?.[0] ?? -1;
      const id =
        mine >= 0 ? own.units.all[mine]!.id : theirs >= 0 ? regionUnits.all[theirs]!.id : null;
      if (id !== null && known.has(id)) return id;
    }
    return null;
  };
  const ownIds = new Set(own.units.all.map(({ id }) => id));
  const all = units.all.map((unit) => {
    if (unit.parent !== null && known.has(unit.parent)) return unit;
    if (!ownIds.has(unit.id)) return { ...unit, parent: null };
    return { ...unit, parent: parentIn(unit) };
  });
  return { ...units, all };
}
