import type { Geometry, Position } from "geojson";
import type { IssueLog, Place } from "../../core/base/issue.ts";
import { polygonM2 } from "../../core/geo/authalic.ts";
import type { PolygonCoordinates } from "../../core/geo/polygon.ts";
import { crossesItself, evenOdd } from "../../core/import/polygon-repair.ts";

/** Parts under this are splinters of drawing, not ground. */
const SLIVER_M2 = 1;

/**
 * The areas of one row, sound: rings that cross themselves are cut apart where they cross (what an
 * even number of rings covers is outside), splinters go. Null where nothing of it has an area.
 * Every repair is in the report with the area before and after.
 */
export function mendedArea(
  polygons: readonly PolygonCoordinates[],
  place: Place,
  log: IssueLog,
): readonly PolygonCoordinates[] | null {
  const before = areaM2(polygons);
  let sound = polygons;
  if (crossesItself(polygons)) {
    const repaired = evenOdd(polygons);
    if (repaired === null) return null;
    sound = repaired;
    const after = areaM2(sound);
    const value = `${before.toFixed(1)} m² → ${after.toFixed(1)} m²`;
    log.add(
      "warning",
      "polygon-repaired",
      "the outline crosses itself and was cut apart where it crosses; compare the areas",
      { ...place, value },
    );
  }
  const kept = sound.filter((rings) => polygonM2(rings) >= SLIVER_M2);
  if (kept.length < sound.length && kept.length > 0) {
    const message = `${sound.length - kept.length} parts under ${SLIVER_M2} m² are left out`;
    log.add("note", "slivers-dropped", message, place);
  }
  return kept.length === 0 ? null : kept.map(wound);
}

/** Outlines that the file leaves open, which are closed with a word. */
export function noteRings(geometry: Geometry, place: Place, log: IssueLog): void {
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().filter((ring) => ring.length > 2);
  const isOpen = (ring: readonly Position[]): boolean => {
    const [first, last] = [ring[0]!, ring[ring.length - 1]!];
    return first[0] !== last[0] || first[1] !== last[1];
  };
  if (rings.some(isOpen)) {
    log.add("note", "ring-closed", "the outline is open and was closed by a straight line", place);
  }
}

/** Outer rings counter-clockwise, holes clockwise, as RFC 7946 has them. */
function wound(rings: PolygonCoordinates): PolygonCoordinates {
  return rings.map((ring, k) =>
    isCounterClockwise(ring) === (k === 0) ? ring : [...ring].reverse(),
  );
}

function isCounterClockwise(ring: PolygonCoordinates[number]): boolean {
  const [ox, oy] = ring[0]!;
  let twice = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [x1, y1] = ring[k]!;
    const [x2, y2] = ring[k + 1]!;
    twice += (x1 - ox) * (y2 - oy) - (x2 - ox) * (y1 - oy);
  }
  return twice > 0;
}

function areaM2(polygons: readonly PolygonCoordinates[]): number {
  return polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);
}
