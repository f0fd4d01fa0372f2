import type { NamedArea } from "../geo/polygon-index.ts";
import type { Landmass } from "../land/landmass.ts";

/** Outlines as polygons, for what is measured by land. */
export interface Outlines {
  /** Null: all is one land, as far as the units reach. */
  readonly landmasses: readonly Landmass[] | null;
  /** Level → outlines by unit id, coarse → fine; levels without polygons are absent. */
  readonly levels: ReadonlyMap<string, readonly NamedArea[]>;
  /** The level measured by, unless a scope names finer units; null without unit polygons. */
  readonly level: string | null;
}
