import type { ControlTotals, ImportedRow } from "../../core/import/import-file.ts";
import type { NamedUnit } from "../../core/import/name-match.ts";
import { interiorPoint } from "../inputs/interior-point.ts";
import { polygonsOf } from "../inputs/polygons.ts";
import type { ImportContext } from "./import-context.ts";

const FIELDS = ["people", "age60", "age65", "age80", "age0_2"];

/**
 * Demand as read held against the census, county by county; rows in no county stand under null.
 * Empty where there is no region or no row lies in it.
 */
export function controlTotals(
  rows: Iterable<ImportedRow>,
  columns: Readonly<Record<string, string>>,
  { counties, names }: ImportContext,
): ControlTotals {
  const fields = FIELDS.filter((field) => columns[field] !== undefined);
  if (counties.ids.length === 0 || fields.length === 0) return [];
  const own = new Map<string | null, Record<string, number>>();
  for (const row of rows) {
    const id = countyOf(row, counties, names.unit(String(row.fields.unit ?? "")), names);
    const sums = own.get(id) ?? Object.fromEntries(fields.map((field) => [field, 0]));
    own.set(id, sums);
    for (const field of fields) sums[field]! += Number(row.fields[field] ?? 0);
  }
  if ([...own.keys()].every((id) => id === null)) return [];
  return [...own]
    .map(([id, sums]) => {
      const unit = id === null ? null : names.unit(id);
      return {
        unitId: id,
        name: unit?.name ?? "",
        fields: Object.fromEntries(
          fields.map((field) => [
            field,
            // Sums of thousandths and thirds of people are told to a millionth.
            { own: Math.round(sums[field]! * 1e6) / 1e6, census: unit?.totals[field] ?? null },
          ]),
        ),
      };
    })
    .sort((a, b) => ((a.unitId ?? "~") < (b.unitId ?? "~") ? -1 : 1));
}

function countyOf(
  { geometry }: ImportedRow,
  counties: ImportContext["counties"],
  named: NamedUnit | null,
  names: ImportContext["names"],
): string | null {
  for (let unit = named; unit !== null; unit = names.unit(unit.parent ?? "")) {
    if (unit.level === "county") return unit.id;
  }
  const place = placeOf(geometry);
  const at = place === null ? -1 : counties.at(place[0], place[1]);
  return at < 0 ? null : counties.ids[at]!;
}

function placeOf(geometry: ImportedRow["geometry"]): readonly [number, number] | null {
  if (geometry === null) return null;
  if (geometry.type === "Point") return geometry.coordinates as [number, number];
  const polygons = polygonsOf(geometry, "wgs84");
  return polygons === null ? null : interiorPoint(polygons);
}
