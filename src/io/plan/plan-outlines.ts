import type { Outlines } from "../../core/units/outlines.ts";
import { ALL_UNIT, type UnitLayers } from "../inputs/units.ts";
import { loadRegionOutlines } from "../region/load-region.ts";
import type { LoadedRegion } from "../region/region-inputs.ts";
import type { KeptUnits } from "./kept-units.ts";
import type { PlanHost } from "./plan-host.ts";
import type { Land } from "./plan-land.ts";
import type { PlanFile } from "./plan-schema.ts";

/**
 * What gaps by land are measured on and districts are cut to; null unless the plan asks for
 * either. The plan's own units,
 * else those of the region; measured by the finest level, of the region by counties.
 */
export async function plannedOutlines(
  plan: PlanFile,
  layers: UnitLayers | null,
  kept: KeptUnits | null,
  land: Land | null,
  region: LoadedRegion | null,
  host: PlanHost,
): Promise<Outlines | null> {
  const isByLand = plan.options?.gaps?.some(({ kind }) => kind === "area") ?? false;
  if (!isByLand && plan.options?.districts === undefined) return null;
  const landmasses = land?.landmasses ?? null;
  if (layers === null && region !== null) {
    const levels = await loadRegionOutlines(host.readRegion);
    return { landmasses, levels, level: "county" };
  }
  const levels = kept?.outlines ?? (layers ?? ALL_UNIT).outlines;
  return { landmasses, levels, level: [...levels.keys()].at(-1) ?? null };
}
