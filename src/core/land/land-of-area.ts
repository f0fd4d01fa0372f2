import type { PolygonCoordinates } from "../geo/polygon.ts";
import type { NamedArea, PolygonIndex } from "../geo/polygon-index.ts";
import { PolygonIndex as Index } from "../geo/polygon-index.ts";
import { cutToLandmasses } from "./clip-to-land.ts";
import type { Landmass } from "./landmass.ts";

/** An outline drawn along a shore within this distance follows it. */
const ALONG_SHORE_M = 1;

/** The land of an area on the landmasses of one group. */
export interface LandPiece {
  readonly group: number;
  readonly polygons: readonly PolygonCoordinates[];
}

/**
 * The land of an area by landmass group, groups ascending. A polygon that lies on one landmass
 * is given back as drawn; any other is cut to every landmass it touches.
 */
export function landOfArea(
  { polygons }: NamedArea,
  landmasses: readonly Landmass[],
  land: PolygonIndex,
  groupOf: (landmass: number) => number,
): LandPiece[] {
  const byGroup = new Map<number, PolygonCoordinates[]>();
  const add = (landmass: number, parts: readonly PolygonCoordinates[]): void => {
    if (parts.length === 0) return;
    const group = groupOf(landmass);
    byGroup.set(group, [...(byGroup.get(group) ?? []), ...parts]);
  };
  for (const polygon of polygons) {
    const only = landmassUnder(polygon, landmasses, land);
    if (only >= 0) add(only, [polygon]);
    else for (const [k, mass] of landmasses.entries()) add(k, cutToLandmasses(polygon, [mass]));
  }
  return [...byGroup]
    .sort(([a], [b]) => a - b)
    .map(([group, parts]) => ({ group, polygons: parts }));
}

/** The landmass that holds the whole polygon, −1 where it reaches over a shore. */
function landmassUnder(
  polygon: PolygonCoordinates,
  landmasses: readonly Landmass[],
  land: PolygonIndex,
): number {
  const first = polygon[0]?.[0];
  if (first === undefined) return -1;
  const at = ashore(land, first[0], first[1]);
  if (at < 0) return -1;
  for (const ring of polygon) {
    for (const [lon, lat] of ring) if (ashore(land, lon, lat) !== at) return -1;
  }
  return hasShoreInside(polygon, landmasses[at]!) ? -1 : at;
}

function ashore(land: PolygonIndex, lon: number, lat: number): number {
  const at = land.at(lon, lat);
  return at >= 0 ? at : land.nearest(lon, lat, ALONG_SHORE_M);
}

/** Whether a shore of the landmass runs through the polygon, farther than 1 m from its outline. */
function hasShoreInside(polygon: PolygonCoordinates, { polygons }: Landmass): boolean {
  const inside = new Index([{ id: "", polygons: [polygon] }]);
  const outline = new Index([{ id: "", polygons: polygon.map((ring) => [ring]) }]);
  return polygons.some((rings) =>
    rings.some((ring) =>
      ring.some(
        ([lon, lat]) => inside.at(lon, lat) >= 0 && outline.nearest(lon, lat, ALONG_SHORE_M) < 0,
      ),
    ),
  );
}
