import { featureCollection, intersect, polygon as polygonFeature } from "@turf/turf";
import { clipToHalfPlanes, type HalfPlane } from "./half-plane.ts";
import type { Landmass } from "./landmasses.ts";
import { polygonsOf } from "./landmasses.ts";
import type { Rings } from "./rings.ts";
import { boxesMeet, boxOf, inRings, wound } from "./rings.ts";

/** A piece of a county on one landmass. */
export interface CountyPiece {
  readonly landmass: number;
  readonly rings: Rings;
}

/** Degrees by which the cut-out of the land is wider than the county, so its edges lie outside. */
const MARGIN = 0.01;

/** The county's drawn polygons cut to the land, by landmass; the sea inside a county falls away. */
export function landOfCounty(polygons: readonly Rings[], land: readonly Landmass[]): CountyPiece[] {
  const pieces: CountyPiece[] = [];
  const box = boxOf(polygons);
  land.forEach((mass, landmass) => {
    if (!boxesMeet(mass.box, box)) return;
    for (const rings of meeting(polygons, mass)) pieces.push({ landmass, rings });
  });
  return pieces;
}

function meeting(polygons: readonly Rings[], mass: Landmass): Rings[] {
  const inside = (p: number[]) => polygons.some((rings) => inRings(rings, p[0]!, p[1]!));
  if (mass.id !== "mainland" && mass.rings[0]!.every(inside)) return [mass.rings];
  return polygons.flatMap((county) => {
    const box = boxOf([county]);
    if (!boxesMeet(box, mass.box)) return [];
    const planes: HalfPlane[] = [
      { a: 1, b: 0, c: -(box.west - MARGIN) },
      { a: -1, b: 0, c: box.east + MARGIN },
      { a: 0, b: 1, c: -(box.south - MARGIN) },
      { a: 0, b: -1, c: box.north + MARGIN },
    ];
    return clipToHalfPlanes(mass.rings, planes).flatMap((near) => intersection(county, near));
  });
}

function intersection(a: Rings, b: Rings): Rings[] {
  const both = intersect(featureCollection([polygonFeature(a), polygonFeature(b)]));
  return both === null ? [] : polygonsOf(both).map(wound);
}
