import type { PolygonCoordinates } from "../geo/polygon.ts";

/** One piece of land that can be walked over without crossing water. */
export interface Landmass {
  readonly id: string;
  readonly polygons: readonly PolygonCoordinates[];
}

export type LinkKind = "bridge" | "tunnel" | "ferry";

/** A way across water between landmasses `a` and `b`. */
export interface Link {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: LinkKind;
  readonly openYear: number | null;
  readonly closeYear: number | null;
  readonly minutes: number | null;
  readonly perDay: number | null;
}
