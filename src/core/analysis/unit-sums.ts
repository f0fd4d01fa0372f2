import { type Strata, strataOf, sumByStratum } from "../demand/strata.ts";
import { eligibleFacilities } from "../facilities/eligible.ts";
import type { Facility } from "../facilities/facility.ts";
import type { FacilityCount } from "../rules/outcome.ts";
import type { FacilityFilter, RuleScope } from "../rules/rule.ts";
import type { EvaluationContext } from "./evaluation-context.ts";
import { type Measured, measured } from "./measure.ts";
import { placesOf } from "./placed-facilities.ts";
import { ancestryOf } from "./unit-tree.ts";

/** Demand and facilities by the units of one level, as far as the rule speaks about them. */
export interface UnitSums {
  readonly level: string;
  /** Indices into `Units.all`, by id. */
  readonly units: readonly number[];
  /** Whether the rule speaks about a unit: some of its cells are in scope, or it is named itself. */
  readonly applies: (unit: number) => boolean;
  /** Millionths of the rule's demand in scope. */
  readonly demandOf: (unit: number) => number;
  /** Millionths of a weights field in the unit, in scope or not. */
  readonly sumOf: (unit: number, field: string) => number;
  readonly supplyOf: (filter: FacilityFilter, measure: string) => UnitSupply;
}

/** Eligible facilities in scope, with what the rule adds up of each. */
interface UnitSupply {
  readonly count: FacilityCount;
  readonly facilities: readonly Facility[];
  /** Millionths, NaN where missing. */
  readonly values: Float64Array;
  /** Unit of the level of each, −1 outside. */
  readonly unitOf: Int32Array;
}

export function unitSums(
  context: EvaluationContext,
  rule: { readonly level: string; readonly demand: string; readonly scope: RuleScope | null },
): UnitSums {
  const { inputs, options } = context;
  const { demand } = inputs;
  const { level } = rule;
  const scope = context.scope(rule.scope);
  const strata = strataOf(demand);
  const weights = (field: string): Float64Array => demand.weights.get(field)!;
  const own = byUnit(
    strata,
    level,
    sumByStratum(strata, weights(rule.demand), scope?.cells ?? null),
  );
  const ones = new Float64Array(demand.count).fill(1);
  const cells =
    scope === null ? null : byUnit(strata, level, sumByStratum(strata, ones, scope.cells));
  const whole = new Map<string, Map<number, number>>();
  const l = inputs.units.levels.indexOf(level);
  return {
    level,
    units: inputs.units.all.flatMap((unit, index) => (unit.level === level ? [index] : [])),
    applies: (unit) =>
      scope === null || (cells!.get(unit) ?? 0) > 0 || scope.names(ancestryOf(inputs, unit)),
    demandOf: (unit) => own.get(unit) ?? 0,
    sumOf: (unit, field) => {
      let sums = whole.get(field);
      if (sums === undefined) {
        sums = byUnit(strata, level, sumByStratum(strata, weights(field), null));
        whole.set(field, sums);
      }
      return sums.get(unit) ?? 0;
    },
    supplyOf: (filter, measure) => {
      const eligible = eligibleFacilities(inputs.facilities, filter, context.asOf);
      const taken: Measured = measured(eligible.facilities, measure, options);
      const inScope = eligible.facilities.map((facility) => scope?.has(facility) ?? true);
      const facilities = eligible.facilities.filter((_, k) => inScope[k]);
      return {
        count: context.countOf(filter, eligible, taken),
        facilities,
        values: taken.values.filter((_, k) => inScope[k]),
        unitOf: Int32Array.from(placesOf(inputs, facilities), ({ units }) => units[l]!),
      };
    },
  };
}

function byUnit(strata: Strata, level: string, sums: Float64Array): Map<number, number> {
  const of = new Map<number, number>();
  strata.unitAt.get(level)!.forEach((unit, s) => {
    of.set(unit, (of.get(unit) ?? 0) + sums[s]!);
  });
  return of;
}
