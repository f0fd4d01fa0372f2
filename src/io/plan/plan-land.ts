import { PolygonIndex } from "../../core/geo/polygon-index.ts";
import type { Landmass, Link } from "../../core/land/landmass.ts";
import type { LoadedRegion } from "../region/region-inputs.ts";

/** The land that everything stands on. */
export interface Land {
  readonly index: PolygonIndex;
  readonly landmasses: readonly Landmass[];
  /** The landmasses that the plan gives itself; null where all are the region's. */
  readonly own: PolygonIndex | null;
  readonly keepsRegion: boolean;
}

/** The region's land; null where there is none. */
export function landOfRegion(region: LoadedRegion | null): Land | null {
  const index = region?.inputs.land ?? null;
  if (index === null) return null;
  return { index, landmasses: region!.landmasses, own: null, keepsRegion: true };
}

/**
 * Land of the plan's own, alone or with the region's beside it. A landmass with the id of one of the
 * region's is a part of it: reclaimed land joins its island. Where two overlap, the plan's counts.
 */
export function landOfPlan(own: readonly Landmass[], region: LoadedRegion | null): Land {
  const rest = new Map((region?.landmasses ?? []).map((one) => [one.id, one]));
  const joined = own.map(({ id, polygons }) => {
    const part = rest.get(id);
    rest.delete(id);
    return { id, polygons: [...polygons, ...(part?.polygons ?? [])] };
  });
  const landmasses = [...joined, ...rest.values()];
  return {
    index: new PolygonIndex(landmasses),
    landmasses,
    own: new PolygonIndex(own),
    keepsRegion: region !== null,
  };
}

/** Links of the plan's own; those of the region that it does not give anew stay where it says so. */
export function linksBeside(own: readonly Link[], region: readonly Link[]): readonly Link[] {
  const given = new Set(own.map(({ id }) => id));
  return [...region.filter(({ id }) => !given.has(id)), ...own];
}
