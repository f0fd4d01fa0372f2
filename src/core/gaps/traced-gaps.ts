import type { Demand } from "../demand/demand.ts";
import type { Facility } from "../facilities/facility.ts";
import type { Gap, Gaps } from "./gap.ts";
import { middleCell } from "./middle-cell.ts";

/** A gap as a list tells it: without its cells and its shape, which only drawings and files need. */
export interface TracedGap extends Omit<Gap, "cells" | "polygons"> {
  /** Demand index of the cell nearest to its middle. */
  readonly middle: number;
}

/** Gaps for the screen: thousands of shapes cross as one text, never as objects. */
export interface TracedGaps extends Omit<Gaps, "gaps"> {
  readonly gaps: readonly TracedGap[];
  /** GeoJSON text: one feature a gap that has a shape, with its `id`. */
  readonly drawing: string;
  /** Names of the facilities nearest to gaps, by the index that `nearest` gives. */
  readonly nearestNames: ReadonlyMap<number, string>;
}

export function tracedGaps(
  { gaps, belowFloor }: Gaps,
  demand: Demand,
  sites: readonly Pick<Facility, "name">[],
): TracedGaps {
  const features = gaps.flatMap(({ id, polygons }) =>
    polygons === null
      ? []
      : [
          {
            type: "Feature",
            properties: { id },
            geometry: { type: "MultiPolygon", coordinates: polygons },
          },
        ],
  );
  return {
    gaps: gaps.map(({ cells, polygons, ...told }) => ({
      ...told,
      middle: middleCell(cells, demand),
    })),
    belowFloor,
    drawing: JSON.stringify({ type: "FeatureCollection", features }),
    nearestNames: new Map(
      gaps
        .filter(({ nearest }) => nearest >= 0)
        .map(({ nearest }) => [nearest, sites[nearest]!.name]),
    ),
  };
}
