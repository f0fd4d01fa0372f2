import { featureCollection, polygon, union } from "@turf/turf";
import { Delaunay } from "d3-delaunay";
import type { CountySketch } from "./county-sketches.ts";
import { polygonsOf } from "./landmasses.ts";
import { LATTICE } from "./lattice.ts";
import { COS_MIDDLE } from "./plane.ts";
import { wound } from "./rings.ts";
import { readTable, type TownRow } from "./source-tables.ts";

/**
 * County areas without any boundary data: the ground nearest to one of the county's town points,
 * or, for the seven counties without one, to the seat in seats.csv. Not boundaries, and marked so.
 */
export function modelCounties(towns: readonly TownRow[]): Map<string, CountySketch> {
  const points = [
    ...towns.flatMap(({ county, point }) =>
      point ? [{ county, lon: point[0], lat: point[1] }] : [],
    ),
    ...readTable("seats.csv").map((row) => ({
      county: row.county_code!,
      lon: Number(row.lon),
      lat: Number(row.lat),
    })),
  ];
  const { lon0, lat1, cols, rows, cellsPerDegree } = LATTICE;
  const bounds: [number, number, number, number] = [
    lon0 * COS_MIDDLE,
    lat1 - rows / cellsPerDegree,
    (lon0 + cols / cellsPerDegree) * COS_MIDDLE,
    lat1,
  ];
  const voronoi = Delaunay.from(
    points,
    (p) => p.lon * COS_MIDDLE,
    (p) => p.lat,
  ).voronoi(bounds);
  const parts = new Map<string, number[][][]>();
  points.forEach(({ county }, i) => {
    const cell = voronoi.cellPolygon(i);
    if (!cell) return;
    const ring = cell.map(([x, y]) => [sketch(x / COS_MIDDLE), sketch(y)]);
    parts.set(county, [...(parts.get(county) ?? []), ring]);
  });
  return new Map(
    [...parts].map(([county, rings]) => {
      const cells = rings.map((ring) => polygon([ring]));
      const whole = cells.length > 1 ? union(featureCollection(cells)) : cells[0]!;
      if (!whole) throw new Error(`County ${county} has no modelled area`);
      return [county, { polygons: polygonsOf(whole).map(wound), centre: null }];
    }),
  );
}

/** To the lattice that county sketches lie on: neighbours keep their shared corners. */
function sketch(degrees: number): number {
  return Math.round(degrees * 2000) / 2000;
}
