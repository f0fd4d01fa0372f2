export const STATUSES = ["open", "building", "planned", "closed"] as const;
export type FacilityStatus = (typeof STATUSES)[number];

/** Longitude and latitude in degrees, WGS 84. */
export type Place = readonly [lon: number, lat: number];

/** A place of service j. `capacity` and `areaM2` are null where the source has none: not 0. */
export interface Facility {
  /** `layer/id`, the identity in every output. */
  readonly key: string;
  readonly layer: string;
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly level: string | null;
  /** Degrees, WGS 84. */
  readonly lon: number;
  readonly lat: number;
  /** Where people go in; distances are to the nearest of them. Absent: at the place itself. */
  readonly entrances?: readonly Place[];
  readonly capacity: number | null;
  readonly areaM2: number | null;
  readonly status: FacilityStatus;
  readonly openYear: number | null;
  readonly closeYear: number | null;
  /** Every other column of the source, as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where distances to a facility are measured to: one place or more. */
export function entrancesOf({
  entrances,
  lon,
  lat,
}: Pick<Facility, "entrances" | "lon" | "lat">): readonly Place[] {
  return entrances === undefined || entrances.length === 0 ? [[lon, lat]] : entrances;
}

/** The facility elsewhere, its entrances as far from it as before. */
export function movedFacility(facility: Facility, lon: number, lat: number): Facility {
  const { entrances } = facility;
  if (entrances === undefined) return { ...facility, lon, lat };
  const moved = movedPlaces(entrances, lon - facility.lon, lat - facility.lat);
  return { ...facility, lon, lat, entrances: moved };
}

/** Drawn places keep 10⁻⁷ degrees, about a centimetre. */
export function movedPlaces(places: readonly Place[], dLon: number, dLat: number): Place[] {
  return places.map(([lon, lat]) => [roundedDegrees(lon + dLon), roundedDegrees(lat + dLat)]);
}

export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** The attributes the built-in classes have; planners may bring their own. */
export const FACILITY_CLASSES = ["elder", "nursery", "clinic", "sport"] as const;
