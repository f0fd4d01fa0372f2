export const STATUSES = ["open", "building", "planned", "closed"] as const;
export type FacilityStatus = (typeof STATUSES)[number];

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
  readonly capacity: number | null;
  readonly areaM2: number | null;
  readonly status: FacilityStatus;
  readonly openYear: number | null;
  readonly closeYear: number | null;
  /** Every other column of the source, as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The attributes the built-in classes have; planners may bring their own. */
export const FACILITY_CLASSES = ["elder", "nursery", "clinic", "sport"] as const;
