import { microOf } from "../base/exact.ts";
import { numberOf } from "../base/number.ts";
import type { Facility } from "../facilities/facility.ts";
import type { RuleOptions } from "../rules/outcome.ts";

/** What a rule adds up of each facility. */
export interface Measured {
  /** Millionths per facility; NaN where the source has no figure. */
  readonly values: Float64Array;
  /** Facilities without a figure that stay so, and those that were given the median. */
  readonly unknown: number;
  readonly imputed: number;
}

/** Up to here sums of millionths stay exact. */
const MOST = 9e9;

/**
 * `count` is 1 each; `capacity`, `areaM2` and attributes are figures of the source. A missing
 * capacity takes the median of the known ones only when the options ask for it.
 */
export function measured(
  facilities: readonly Facility[],
  measure: string,
  { missingCapacity, capacityUse }: RuleOptions,
): Measured {
  const used = measure === "capacity" ? capacityUse : 1;
  const values = Float64Array.from(facilities, (facility) => {
    const value = figureOf(facility, measure);
    return value === null || value < 0 || value > MOST ? Number.NaN : microOf(value * used);
  });
  const known = values.filter((value) => !Number.isNaN(value));
  const unknown = values.length - known.length;
  if (measure !== "capacity" || missingCapacity === "missing" || known.length === 0) {
    return { values, unknown, imputed: 0 };
  }
  const median = medianOf(known);
  return {
    values: values.map((value) => (Number.isNaN(value) ? median : value)),
    unknown: 0,
    imputed: unknown,
  };
}

function figureOf(facility: Facility, measure: string): number | null {
  switch (measure) {
    case "count":
      return 1;
    case "capacity":
      return facility.capacity;
    case "areaM2":
      return facility.areaM2;
    default: {
      const { attributes } = facility;
      return Object.hasOwn(attributes, measure) ? numberOf(attributes[measure]!) : null;
    }
  }
}

/** Of an even number, the middle between the two in the middle, in whole millionths. */
function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length / 2;
  return Math.floor((sorted[Math.floor(half)]! + sorted[Math.ceil(half) - 1]! + 1) / 2);
}
