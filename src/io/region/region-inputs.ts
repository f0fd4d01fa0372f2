import type { Inputs } from "../../core/analysis/inputs.ts";
import { PolygonIndex } from "../../core/geo/polygon-index.ts";
import type { Landmass, Link } from "../../core/land/landmass.ts";
import { unitsByNearestDemand } from "../../core/units/nearest-unit.ts";
import {
  loadRegionDemand,
  loadRegionFacilities,
  loadRegionIndex,
  loadRegionLand,
  type ReadRegionFile,
  regionUnits,
} from "./load-region.ts";
import type { RegionIndex } from "./region-index.ts";

/** A facility farther than this from all people of the region belongs to none of its units. */
export const UNIT_LIMIT_M = 20_000;

export interface LoadedRegion {
  readonly index: RegionIndex;
  readonly inputs: Inputs;
  readonly landmasses: readonly Landmass[];
}

/** The built-in region, whole. */
export async function loadRegion(read: ReadRegionFile): Promise<LoadedRegion> {
  const index = await loadRegionIndex(read);
  const units = regionUnits(index);
  const [demand, facilities, land] = await Promise.all([
    loadRegionDemand(read, index, units),
    loadRegionFacilities(read),
    loadRegionLand(read, index),
  ]);
  return {
    index,
    landmasses: land,
    inputs: {
      demand,
      units,
      findUnits: unitsByNearestDemand(demand, UNIT_LIMIT_M),
      facilities,
      land: new PolygonIndex(land),
      landmassCount: land.length,
      links: regionLinks(index),
      groups: { given: [], counties: countiesOf(index) },
      mainUrban: new Set(index.units.filter(({ mainUrban }) => mainUrban).map(({ id }) => id)),
      projection: null,
      method: null,
      basis: index.basis,
    },
  };
}

export function regionLinks(index: RegionIndex): Link[] {
  return index.links.map(({ id, a, b, kind, openYear, closeYear, minutes, perDay }) => ({
    id,
    a,
    b,
    kind,
    openYear,
    closeYear,
    minutes,
    perDay,
  }));
}

export function countiesOf(index: RegionIndex): Inputs["groups"]["counties"] {
  return index.units
    .filter(({ level }) => level === "county")
    .map(({ id, island, supportFrom, supportUntil }) => ({
      id,
      island,
      supportFrom,
      supportUntil,
    }));
}
