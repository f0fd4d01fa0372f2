import { numberOf } from "../../core/base/number.ts";
import type { Facility } from "../../core/facilities/facility.ts";
import type { UnitView } from "../../state/region.ts";

const MAX_FOUND = 12;
/** Where a planner of the region can mean: longitude 117–124, latitude 26–32. */
const WINDOW = { west: 117, east: 124, south: 26, north: 32 } as const;

export type Found =
  | { readonly kind: "unit"; readonly unit: UnitView }
  | { readonly kind: "facility"; readonly facility: Facility }
  | { readonly kind: "place"; readonly lon: number; readonly lat: number };

/** Units by name, pinyin or initials, facilities by name or initials, coordinates in either order. */
export function find(
  query: string,
  units: Iterable<UnitView>,
  facilities: readonly Facility[],
  initialsOf: (facility: Facility) => string,
): Found[] {
  const text = query.trim().toLowerCase();
  if (text === "") return [];
  const place = placeIn(text);
  if (place !== null) return [place];
  const scored: { readonly score: number; readonly found: Found }[] = [];
  for (const unit of units) {
    if (unit.level === "province") continue;
    const score = unitScore(unit, text);
    if (score !== null) scored.push({ score, found: { kind: "unit", unit } });
  }
  for (const facility of facilities) {
    const score = facilityScore(facility, text, initialsOf);
    if (score !== null) scored.push({ score, found: { kind: "facility", facility } });
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, MAX_FOUND)
    .map(({ found }) => found);
}

/** Lower is better; counties before towns before facilities among equals. */
function unitScore(unit: UnitView, text: string): number | null {
  const level = unit.level === "town" ? 2 : unit.level === "county" ? 0 : 1;
  const names = [unit.name, unit.short, unit.nameEn.toLowerCase(), unit.pinyin, unit.initials];
  let best: number | null = null;
  for (const name of names) {
    const score = matchScore(name, text);
    if (score !== null && (best === null || score < best)) best = score;
  }
  return best === null ? null : best * 10 + level;
}

function facilityScore(
  facility: Facility,
  text: string,
  initialsOf: (facility: Facility) => string,
): number | null {
  const byName = matchScore(facility.name.toLowerCase(), text);
  const byInitials = matchScore(initialsOf(facility), text);
  const best = Math.min(byName ?? Infinity, byInitials ?? Infinity);
  return best === Infinity ? null : best * 10 + 5;
}

function matchScore(name: string, text: string): number | null {
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  return name.includes(text) && text.length > 1 ? 2 : null;
}

/** `120.2, 28.5` or `28.5 120.2`: the window tells longitude from latitude. */
function placeIn(text: string): Extract<Found, { kind: "place" }> | null {
  const parts = text.split(/[\s,，;]+/).filter((part) => part !== "");
  if (parts.length !== 2) return null;
  const [a, b] = parts.map(numberOf);
  if (a === null || b === null || a === undefined || b === undefined) return null;
  const [lon, lat] = a > b ? [a, b] : [b, a];
  const isInside =
    lon >= WINDOW.west && lon <= WINDOW.east && lat >= WINDOW.south && lat <= WINDOW.north;
  return isInside ? { kind: "place", lon, lat } : null;
}
