import { bboxClip, featureCollection, intersect, polygon as turfPolygon, union } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { type Box, boxesMeet, boxOfPolygons } from "../geo/box.ts";
import type { PolygonCoordinates } from "../geo/polygon.ts";
import type { PolygonIndex } from "../geo/polygon-index.ts";
import type { Landmass } from "./landmass.ts";

/** Land is first cut to the polygon's box with this margin, so that the cut shows nowhere. */
const MARGIN_DEGREES = 0.02;

/**
 * The parts of a drawn area that lie on the landmasses of one group. An area whose outline is
 * all on land of the group is given back as it is.
 */
export function clipToLand(
  area: PolygonCoordinates,
  served: readonly Landmass[],
  land: PolygonIndex | null,
  groupOf: (landmass: number) => number,
  group: number,
): PolygonCoordinates[] {
  const isAshore = area.every((ring) =>
    ring.every(([lon, lat]) => {
      const at = land === null ? 0 : land.at(lon, lat);
      return at >= 0 && groupOf(at) === group;
    }),
  );
  return isAshore ? [area] : cutToLandmasses(area, served);
}

/** The parts of a drawn area on some landmasses. */
export function cutToLandmasses(
  area: PolygonCoordinates,
  served: readonly Landmass[],
): PolygonCoordinates[] {
  const box = boxOfPolygons([area]);
  const cut: PolygonCoordinates[] = [];
  for (const { polygons } of served) {
    for (const part of polygons) {
      if (!boxesMeet(boxOfPolygons([part]), box)) continue;
      cut.push(...intersection(area, part, box));
    }
  }
  return cut;
}

/** Polygons that may lie over each other as polygons that do not. */
export function joinGround(polygons: readonly PolygonCoordinates[]): PolygonCoordinates[] {
  if (polygons.length < 2) return [...polygons];
  const joined = union(featureCollection<Polygon | MultiPolygon>(polygons.map(asTurf)));
  return joined === null ? [] : (partsOf(joined.geometry) as unknown as PolygonCoordinates[]);
}

/** The parts of polygons on a ground whose own polygons do not overlap. */
export function cutToGround(
  polygons: readonly PolygonCoordinates[],
  ground: readonly PolygonCoordinates[],
): PolygonCoordinates[] {
  return polygons.flatMap((polygon) => cutToLandmasses(polygon, [{ id: "", polygons: ground }]));
}

function intersection(
  area: PolygonCoordinates,
  part: PolygonCoordinates,
  box: Box,
): PolygonCoordinates[] {
  const wide: [number, number, number, number] = [
    box[0] - MARGIN_DEGREES,
    box[1] - MARGIN_DEGREES,
    box[2] + MARGIN_DEGREES,
    box[3] + MARGIN_DEGREES,
  ];
  const near = bboxClip(asTurf(part), wide).geometry;
  return partsOf(near as Polygon | MultiPolygon)
    .filter((rings) => (rings[0]?.length ?? 0) >= 4)
    .flatMap((rings) => {
      const result = intersect(featureCollection([asTurf(area), turfPolygon(rings)]))?.geometry;
      return result === undefined ? [] : (partsOf(result) as unknown as PolygonCoordinates[]);
    });
}

function partsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

function asTurf(rings: PolygonCoordinates): ReturnType<typeof turfPolygon> {
  return turfPolygon(rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])));
}
