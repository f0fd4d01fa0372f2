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
  return kept.length === 0 ? null : kept;
}

function areaM2(polygons: readonly PolygonCoordinates[]): number {
  return polygons.reduce((sum, rings) => sum + polygonM2(rings), 0);
}
