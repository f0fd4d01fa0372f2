import type { Tick } from "../base/tick.ts";
import type { DistrictSettings, Districts } from "../districts/district.ts";
import { drawDistricts } from "../districts/draw-districts.ts";
import { ELDER_INSTITUTIONS } from "../facilities/elder-institutions.ts";
import { eligibleFacilities } from "../facilities/eligible.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import { landGroups } from "../land/land-groups.ts";
import type { Outlines } from "../units/outlines.ts";
import type { Inputs } from "./inputs.ts";
import { placesOf } from "./placed-facilities.ts";

/** Districts of about 10,000 elders in a unit, or in its modelled main urban area. */
export function districtsOfUnit(
  inputs: Inputs,
  outlines: Outlines["levels"],
  settings: DistrictSettings,
  asOf: string,
  tick: Tick,
): Districts {
  const { demand, units, mainUrban } = inputs;
  const townAt = demand.unitAt.get("town") ?? new Int32Array(demand.count).fill(-1);
  const townLevel = units.levels.indexOf("town");
  const index = units.all.findIndex(({ id }) => id === settings.unitId);
  const unitLevel = index < 0 ? -1 : units.levels.indexOf(units.all[index]!.level);
  const unitAt = index < 0 ? null : demand.unitAt.get(units.all[index]!.level)!;
  const isUrban = Uint8Array.from(units.all, ({ id }) => (mainUrban.has(id) ? 1 : 0));
  const isInside = (unit: number, town: number): boolean =>
    (unitAt === null || unit === index) &&
    (!settings.mainUrban || (town >= 0 && isUrban[town] === 1));
  const cells: number[] = [];
  for (let i = 0; i < demand.count; i++) {
    if (isInside(unitAt?.[i] ?? -1, townAt[i]!)) cells.push(i);
  }
  const { facilities } = eligibleFacilities(inputs.facilities, ELDER_INSTITUTIONS, asOf);
  const places = placesOf(inputs, facilities);
  const groupOf = landGroups(
    inputs.land?.ids ?? [],
    Math.max(inputs.landmassCount, 1),
    inputs.links,
    asOf,
    "none",
  );
  return drawDistricts(
    {
      settings,
      demand,
      elders: demand.weights.get("age60") ?? new Float64Array(demand.count),
      cells,
      groupOfDemand: demand.landmass.map((landmass) => groupOf[landmass]!),
      townAt,
      institutions: facilities.filter((_, j) => {
        const own = places[j]!.units;
        return isInside(own[unitLevel] ?? -1, own[townLevel] ?? -1);
      }),
      outline: outlineOf(inputs, outlines, settings, cells, townAt),
    },
    tick,
  );
}

/** The unit as drawn; of a main urban area, or a unit without outlines, the outlines of its towns. */
function outlineOf(
  { units }: Inputs,
  levels: Outlines["levels"],
  { unitId, mainUrban }: DistrictSettings,
  cells: readonly number[],
  townAt: Int32Array,
): readonly PolygonCoordinates[] {
  const own = [...levels.values()].flat().find(({ id }) => id === unitId);
  if (!mainUrban && own !== undefined) return own.polygons;
  const towns = new Set(cells.map((i) => units.all[townAt[i]!]?.id));
  return (levels.get("town") ?? [])
    .filter(({ id }) => towns.has(id))
    .flatMap(({ polygons }) => polygons);
}
