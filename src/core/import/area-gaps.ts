import { featureCollection, multiPolygon, union } from "@turf/turf";
import type { Feature, MultiPolygon, Position } from "geojson";
import { polygonM2 } from "../geo/authalic.ts";
import { geodesicM } from "../geo/geodesic.ts";
import type { RowArea } from "./area-overlaps.ts";

/** Ground that areas around it leave out. */
export interface AreaGap {
  readonly areaM2: number;
  /** Its area over half its outline. */
  readonly widthM: number;
  /** A corner of it, degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** Wider ground is a lake or land of others, left out on purpose; smaller ground is rounding. */
const MOST_WIDTH_M = 100;
const LEAST_M2 = 10;
/** Above so many corners the union would take many seconds. */
const MOST_CORNERS = 20_000;

/**
 * Narrow holes in the union of areas that none of them has itself, largest first; null where the
 * areas have too many corners, or cannot be joined. A strip that is open to the outside is no hole, and is not found.
 */
export function findGaps(areas: readonly RowArea[]): AreaGap[] | null {
  const corners = areas.reduce((sum, { polygons }) => sum + polygons.flat(2).length, 0);
  if (corners > MOST_CORNERS) return null;
  if (areas.length < 2) return [];
  // A hole that one area has itself is meant: areas are joined as if they had none.
  const whole = areas.map(({ polygons }) =>
    multiPolygon(polygons.map(([outer = []]) => [outer.map(([x, y]): Position => [x, y])])),
  );
  const joined = joinedOf(whole);
  if (joined === null) return null;
  const { geometry } = joined;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts
    .flatMap(([, ...holes]) => holes)
    .map((ring) => gapOf(ring as unknown as readonly (readonly [number, number])[]))
    .filter(({ areaM2, widthM }) => areaM2 >= LEAST_M2 && widthM <= MOST_WIDTH_M)
    .sort((a, b) => b.areaM2 - a.areaM2 || a.lon - b.lon || a.lat - b.lat);
}

function joinedOf(areas: Feature<MultiPolygon>[]): ReturnType<typeof union> {
  try {
    return union(featureCollection(areas));
  } catch {
    // The union gives some broken outlines up; they are told of elsewhere.
    return null;
  }
}

function gapOf(ring: readonly (readonly [number, number])[]): AreaGap {
  const areaM2 = Math.abs(polygonM2([ring]));
  let outlineM = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [[x1, y1], [x2, y2]] = [ring[k]!, ring[k + 1]!];
    outlineM += geodesicM(x1, y1, x2, y2);
  }
  const [lon, lat] = ring[0]!;
  return { areaM2, widthM: outlineM === 0 ? 0 : (2 * areaM2) / outlineM, lon, lat };
}
