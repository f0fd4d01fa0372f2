import { microText } from "../../core/base/exact.ts";
import type { Districts } from "../../core/districts/district.ts";
import type { RunMarks } from "./run-results.ts";

export interface DrawnDistricts extends Districts {
  readonly scenario: string;
}

/** districts.geojson (RFC 7946, 7 decimals): by scenario, entry of the plan and number. */
export function districtsGeojson(drawn: readonly DrawnDistricts[], run: RunMarks): Uint8Array {
  const lines = drawn.flatMap(({ scenario, settings, districts }) =>
    districts.map((one) =>
      JSON.stringify({
        type: "Feature",
        properties: {
          district_id: one.id,
          scenario,
          unit_id: settings.unitId,
          area: settings.mainUrban ? "main-urban" : null,
          elders: run.mask.hides(one.elders) ? null : Number(microText(one.elders)),
          cells: one.cells,
          fit: one.fit,
          target: settings.target,
          tolerance: settings.tolerance,
          beds_per_10000: settings.bedsPerTenThousand,
          institutions: one.institutions,
          beds_unknown: one.bedsUnknown,
          beds_needed: one.bedsNeeded,
          beds_present: one.bedsPresent,
          beds_missing: one.bedsMissing,
          area_m2: Number(one.areaM2.toFixed(1)),
          basis: run.basis ?? "",
          as_of: run.asOf,
          marks: run.marks,
          plan_hash: run.planHash,
          app: run.app,
        },
        geometry: {
          type: "MultiPolygon",
          coordinates: one.polygons.map((rings) =>
            rings.map((ring) =>
              ring.map(([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]),
            ),
          ),
        },
      }),
    ),
  );
  const body = lines.length === 0 ? "" : `\n${lines.join(",\n")}\n`;
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[${body}]}\n`);
}
