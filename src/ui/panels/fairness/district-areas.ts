import type { Feature } from "geojson";
import type { Demand } from "../../../core/demand/demand.ts";
import type { District } from "../../../core/districts/district.ts";
import { middleCell } from "../../../core/gaps/middle-cell.ts";
import type { ShownAreas } from "../../../state/shown-areas.ts";

/** Districts as the map lays them over the cells, each labelled at one of its own cells. */
export function districtAreas(
  districts: readonly District[],
  demand: Demand,
  label: (district: District) => string,
): ShownAreas {
  const labels = districts.map((one): Feature => {
    const at = middleCell(one.members, demand);
    return {
      type: "Feature",
      properties: { id: one.id, label: label(one) },
      geometry: { type: "Point", coordinates: [demand.lon[at]!, demand.lat[at]!] },
    };
  });
  const polygons = districts.map(
    (one): Feature => ({
      type: "Feature",
      properties: { id: one.id, tone: toneOf(one) },
      geometry: {
        type: "MultiPolygon",
        coordinates: one.polygons as [number, number][][][],
      },
    }),
  );
  return {
    kind: "district",
    polygons: { type: "FeatureCollection", features: polygons },
    labels: { type: "FeatureCollection", features: labels },
  };
}

function toneOf({ bedsMissing }: District): string {
  return bedsMissing === null ? "unknown" : bedsMissing > 0 ? "short" : "enough";
}
