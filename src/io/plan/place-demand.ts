import type { Inputs } from "../../core/analysis/inputs.ts";
import type { Demand } from "../../core/demand/demand.ts";
import { locateOnLand } from "../../core/land/locate.ts";
import { unitsByNearestDemand } from "../../core/units/nearest-unit.ts";
import { joinUnits } from "../../core/units/unit-join.ts";
import type { DemandRows } from "../inputs/demand.ts";
import { ALL_UNIT, type UnitLayers } from "../inputs/units.ts";
import type { LoadedRegion } from "../region/region-inputs.ts";
import type { KeptUnits } from "./kept-units.ts";
import type { Land } from "./plan-land.ts";

/** A demand point farther than this from a facility tells nothing about its unit. */
const UNIT_LIMIT_M = 20_000;

type Placed = Pick<Inputs, "demand" | "units" | "findUnits" | "landmassCount">;
type OnLand = { readonly landmass: Int32Array; readonly count: number };

/**
 * Demand in its units and on its land. Demand of the plan's own (`rows`) joins the units that there
 * are: the plan's (`layers`), or those with the region's beside them (`kept`). The region's cells
 * keep the units and the land that the builder gave them where the plan says nothing else.
 */
export function placeDemand(
  rows: DemandRows | null,
  layers: UnitLayers | null,
  kept: KeptUnits | null,
  land: Land | null,
  region: LoadedRegion | null,
): Placed {
  const source = rows ?? { ...region!.inputs.demand, unitIds: null };
  const places = rows === null ? onLandOfRegion(region!, land) : onLand(source, land);
  const bare: Omit<Demand, "unitAt"> = {
    count: source.lon.length,
    ids: source.ids,
    lon: source.lon,
    lat: source.lat,
    points: source.points,
    weights: source.weights,
    landmass: places.landmass,
    ground: source.ground,
  };
  const { count: landmassCount } = places;
  if (rows === null && layers === null) {
    const { demand, units, findUnits } = region!.inputs;
    return { demand: { ...bare, unitAt: demand.unitAt }, units, findUnits, landmassCount };
  }
  if (kept !== null) {
    const unitAt =
      rows === null ? kept.ofRegionDemand() : kept.at(rows.lon, rows.lat, rows.unitIds);
    const demand: Demand = { ...bare, unitAt };
    return { demand, units: kept.units, findUnits: kept.find, landmassCount };
  }
  const { units, polygons } = layers ?? ALL_UNIT;
  const byPolygon = (lon: ArrayLike<number>, lat: ArrayLike<number>) =>
    joinUnits(units, polygons, lon, lat, null);
  const inOne = (lon: ArrayLike<number>) => new Map([["all", new Int32Array(lon.length)]]);
  const unitAt =
    layers === null
      ? inOne(source.lon)
      : joinUnits(units, polygons, source.lon, source.lat, source.unitIds);
  const demand: Demand = { ...bare, unitAt };
  const findUnits =
    layers === null
      ? inOne
      : polygons.size > 0
        ? byPolygon
        : unitsByNearestDemand(demand, UNIT_LIMIT_M);
  return { demand, units, findUnits, landmassCount };
}

function onLand(
  places: { readonly lon: Float64Array; readonly lat: Float64Array },
  land: Land | null,
): OnLand {
  return locateOnLand(land?.index ?? null, places.lon, places.lat, land?.index.ids.length ?? 1);
}

/** The region's cells: where the builder has them, but on land of the plan's own where they lie in it. */
function onLandOfRegion({ inputs, landmasses }: LoadedRegion, land: Land | null): OnLand {
  const { demand, landmassCount } = inputs;
  if (land === null || land.own === null) {
    return { landmass: demand.landmass, count: landmassCount };
  }
  if (!land.keepsRegion) return onLand(demand, land);
  const at = new Map(land.index.ids.map((id, k) => [id, k]));
  const ours = landmasses.map(({ id }) => at.get(id)!);
  const lone = land.index.ids.length;
  const landmass = demand.landmass.map((built, i) => {
    const own = land.own!.at(demand.lon[i]!, demand.lat[i]!);
    if (own >= 0) return at.get(land.own!.ids[own]!)!;
    return built < ours.length ? ours[built]! : lone + built - ours.length;
  });
  return { landmass, count: lone + Math.max(0, landmassCount - ours.length) };
}
