import type { Facility, FacilityStatus } from "../facilities/facility.ts";
import type { ImportedRow } from "./import-file.ts";

/** Accepted rows with a point as facilities of a layer. */
export function facilitiesOfRows(rows: Iterable<ImportedRow>, layer: string): Facility[] {
  return [...rows].flatMap((row) => {
    if (row.geometry?.type !== "Point") return [];
    const [lon, lat] = row.geometry.coordinates as [number, number];
    const { fields } = row;
    const text = (field: string): string => String(fields[field] ?? "");
    const number = (field: string): number | null => {
      const value = fields[field];
      return typeof value === "number" ? value : null;
    };
    const id = text("id");
    return [
      {
        key: `${layer}/${id}`,
        layer,
        id,
        name: text("name"),
        class: text("class"),
        level: text("level") || null,
        lon,
        lat,
        capacity: number("capacity"),
        areaM2: number("areaM2"),
        status: text("status") as FacilityStatus,
        openYear: number("openYear"),
        closeYear: number("closeYear"),
        attributes:
          row.estimated === null
            ? row.values
            : { ...row.values, position: `estimated-${row.estimated}` },
      },
    ];
  });
}
