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

/** Districts of about 10,000 elders in a county or city, or in its modelled main urban area. */
export function districtsOfUnit(
  inputs: Inputs,
  outlines: Outlines["levels"],
  settings: DistrictSettings,
  asOf: string,
  tick: Tick,
): Districts {
  const { demand, units, mainUrban } = inputs;
  const towns = demand.unitAt.get("town") ?? new Int32Array(demand.count).fill(-1);
  const index = units.all.findIndex(({ id }) => id === settings.unitId);
  const unitAt = index < 0 ? null : demand.unitAt.get(units.all[index]!.level)!;
  const isUrban = Uint8Array.from(units.all, ({ id }) => (mainUrban.has(id) ? 1 : 0));
  const cells: number[] = [];
  for (let i = 0; i < demand.count; i++) {
    if (unitAt !== null && unitAt[i] !== index) continue;
    if (settings.mainUrban && (towns[i]! < 0 || isUrban[towns[i]!] === 0)) continue;
    cells.push(i);
  }
  const townIds = new Set(cells.map((i) => towns[i]!).filter((town) => town >= 0));
  const names = new Set([...townIds].map((town) => units.all[town]!.id));
  const { facilities } = eligibleFacilities(inputs.facilities, ELDER_INSTITUTIONS, asOf);
  const townLevel = units.levels.indexOf("town");
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
      townAt: towns,
      institutions: facilities.filter((_, j) => townIds.has(places[j]!.units[townLevel] ?? -1)),
      outline: outlineOf(outlines, settings, names),
    },
    tick,
  );
}

/** The county as drawn; of a main urban area, the modelled outlines of its towns. */
function outlineOf(
  levels: Outlines["levels"],
  { unitId, mainUrban }: DistrictSettings,
  towns: ReadonlySet<string>,
): readonly PolygonCoordinates[] {
  const counties = levels.get("county") ?? [];
  const county = counties.find(({ id }) => id === unitId);
  if (!mainUrban && county !== undefined) return county.polygons;
  return (levels.get("town") ?? [])
    .filter(({ id }) => towns.has(id))
    .flatMap(({ polygons }) => polygons);
}
