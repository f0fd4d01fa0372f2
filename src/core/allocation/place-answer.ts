/** People of one county and the beds of its own institutions. */
export interface PlaceQuestion {
  readonly unitId: string;
  /** Share of elders who ask for a bed, as a decimal: 0.03. */
  readonly rate: number;
  readonly cutoffM: number;
}

/** Millionths of people throughout. */
export interface PlaceAnswer {
  /** Nearest first, until the exact answer is there. */
  readonly isPreview: boolean;
  readonly unitId: string;
  readonly demand: number;
  /** At least one institution of the county in reach. */
  readonly covered: number;
  /** Covered and with a place in it. */
  readonly placed: number;
  /** Covered, but every place in reach is taken. */
  readonly withoutPlace: number;
  readonly outOfReach: number;
  /** Metres, over those placed; null where nobody is. */
  readonly meanM: number | null;
  readonly institutions: readonly InstitutionLoad[];
  /** Institutions of unknown capacity, which take nobody here. */
  readonly capacityUnknown: number;
}

interface InstitutionLoad {
  readonly key: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly beds: number;
  readonly load: number;
  /**
   * What one more bed would do: people placed, and metres that the others save each time; null in
   * a preview.
   */
  readonly oneMore: { readonly places: 0 | 1; readonly savesM: number } | null;
}
