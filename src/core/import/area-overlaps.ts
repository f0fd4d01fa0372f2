import { featureCollection, intersect, multiPolygon } from "@turf/turf";
import type { Position } from "geojson";
import { polygonM2 } from "../geo/authalic.ts";
import { boxOfPolygons } from "../geo/box.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";

/** An area by the row it stands in. */
export interface RowArea {
  readonly key: string;
  readonly polygons: readonly PolygonCoordinates[];
}

export interface Overlap {
  readonly first: string;
  readonly other: string;
  readonly areaM2: number;
  /** The smaller of the two lies in the other but for a hundredth of it. */
  readonly isInside: boolean;
}

/** Neighbours drawn apart differ by splinters: under this, and this share of the smaller, nothing is said. */
const LEAST_M2 = 100;
const LEAST_SHARE = 0.001;
const WHOLE_SHARE = 0.99;
/** Above so many vertices in a pair the cut would take seconds. */
const MOST_VERTICES = 20_000;
/** Above so many pairs of touching boxes they are not looked at. */
const MOST_PAIRS = 20_000;

/** Pairs of areas that share ground; null where there are too many to look at. */
export function findOverlaps(areas: readonly RowArea[]): Overlap[] | null {
  const known = areas.map(({ key, polygons }) => ({
    key,
    polygons,
    box: boxOfPolygons(polygons),
    vertices: polygons.flat().reduce((sum, ring) => sum + ring.length, 0),
  }));
  known.sort((a, b) => a.box[0] - b.box[0]);
  const found: Overlap[] = [];
  let pairs = 0;
  for (let i = 0; i < known.length; i++) {
    const a = known[i]!;
    for (let j = i + 1; j < known.length && known[j]!.box[0] < a.box[2]; j++) {
      const b = known[j]!;
      if (b.box[1] >= a.box[3] || b.box[3] <= a.box[1]) continue;
      if (++pairs > MOST_PAIRS) return null;
      if (a.vertices + b.vertices > MOST_VERTICES) continue;
      const shared = sharedM2(a.polygons, b.polygons);
      const smaller = Math.min(areaOf(a.polygons), areaOf(b.polygons));
      if (shared < LEAST_M2 && shared < WHOLE_SHARE * smaller) continue;
      if (shared < LEAST_SHARE * smaller) continue;
      const isInside = shared >= WHOLE_SHARE * smaller;
      found.push({ first: a.key, other: b.key, areaM2: shared, isInside });
    }
  }
  return found;
}

function sharedM2(a: readonly PolygonCoordinates[], b: readonly PolygonCoordinates[]): number {
  const both = intersect(
    featureCollection([multiPolygon(asPositions(a)), multiPolygon(asPositions(b))]),
  );
  if (both === null) return 0;
  const { geometry } = both;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return areaOf(parts as unknown as readonly PolygonCoordinates[]);
}

function areaOf(polygons: readonly PolygonCoordinates[]): number {
  return polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);
}

function asPositions(polygons: readonly PolygonCoordinates[]): Position[][][] {
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
}
